import type en from '../en/simulator.ts'

export default {
  title: 'Simulator',
  under:
    '{{name}} bei der Arbeit: Aufträge kommen herein, Rechnungen gehen hinaus, Zahlungen treffen ein. Es läuft weiter, während Sie andere Seiten ansehen.',
  start: 'Starten',
  stop: 'Anhalten',
  speed: 'Tempo',
  perMinute: '{{rate}} Vorgänge pro Minute',
  perSecond: '{{rate}} Vorgänge pro Sekunde',
  told: 'Ereignisse gemeldet',
  invoices: 'Rechnungen erstellt',
  finished: 'Versandt',
  payments: 'Zahlungen',
  notDone: 'Nicht ausgeführt',
  answered: 'Antwort in',
  most: '95 von 100 in {{ms}} ms',
  lastMinute: 'Vorgänge in der letzten Minute: {{acts}}',
  latest: 'Letzte Vorgänge',
  coming: 'Der erste Vorgang ist unterwegs',
  nothing: 'Noch ist nichts geschehen',
  nothingWhy:
    'Starten Sie ihn und sehen Sie hier oder auf den anderen Seiten zu: Rechnungen, Aufträge, Ereignisse und Bücher füllen sich nach und nach.',
} satisfies typeof en
