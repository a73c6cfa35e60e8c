import type en from '../en/live.ts'

/** Whether what changes is heard. */
export default {
  live: 'Live',
  liveLong: 'Live: Änderungen erscheinen von selbst',
  reconnecting: 'Neu verbinden',
  reconnectingLong: 'Verbindung wird wiederhergestellt; die Anzeige kann veraltet sein',
} satisfies typeof en
