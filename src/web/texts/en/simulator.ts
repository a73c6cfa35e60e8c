/** The simulator of the demo. */
export default {
  title: 'Simulator',
  under:
    '{{name}} at work: jobs are told of, invoices go out, money comes in. It goes on while you look at other pages.',
  start: 'Start',
  stop: 'Stop',
  speed: 'Speed',
  perMinute: '{{rate}} acts a minute',
  perSecond: '{{rate}} acts a second',
  told: 'Events told',
  invoices: 'Invoices made',
  finished: 'Sent out',
  payments: 'Payments',
  notDone: 'Not done',
  answered: 'Answered in',
  most: '95 of 100 in {{ms}} ms',
  lastMinute: 'Acts in the last minute: {{acts}}',
  latest: 'Latest acts',
  coming: 'The first act is on its way',
  nothing: 'Nothing happened yet',
  nothingWhy:
    'Start it, then watch it here or on the other pages: invoices, work, events and books fill as it goes.',
}
