/** What is open on a document, due in parts. */
export default {
  title: 'Ratenplan',
  instalment: 'Fällig',
  state: 'Stand',
  amount: 'Rate',
  open: 'Offen',
  states: { settled: 'Beglichen', open: 'Offen', overdue: 'Überfällig' },
  under:
    '{{open}} sind offen. Zahlungen begleichen die älteste Rate zuerst; was beglichen ist, bleibt, wie es ist.',
  count: 'Aufteilen in',
  own: 'Eigene Raten',
  equal: '{{count}} gleiche Monatsraten',
  day: 'Fällig {{at}}',
  share: 'Anteil {{at}}',
  rest: 'Der Rest',
  remove: 'Rate {{at}} entfernen',
  add: 'Rate hinzufügen',
  how: 'Schreiben Sie 50% oder einen Betrag in {{currency}}. Ein leerer Anteil ist der Rest.',
  reason: 'Grund',
  takeBack: 'Ratenplan aufheben',
  leave: 'So lassen',
  agree: 'So vereinbaren',
}
