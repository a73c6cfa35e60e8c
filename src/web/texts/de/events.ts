import type en from '../en/events.ts'

export default {
  outcomes: { done: 'Ausgeführt', nothing: 'Nichts zu tun', refused: 'Abgelehnt' },
  told: '{{id}} von {{source}}, {{when}}, gemeldet von {{actor}}',
  done: 'Was daraufhin geschah',
  nothing: 'Nichts.',
  said: 'Was gemeldet wurde',
  work: 'Die Leistung, um die es geht',
} satisfies typeof en
