import type en from '../en/common.ts'

export default {
  close: 'Schließen',
  empty: 'Feld leeren',
  copy: 'Kopieren',
  copied: 'Kopiert',
  loading: 'Wird geladen',
  more: 'Mehr anzeigen',
  tryAgain: 'Noch einmal versuchen',
  problem: '{{code}} · Anfrage {{request}}',
  problemOfRule: '{{code}}, Regel {{rule}} · Anfrage {{request}}',
  noPage: 'Diese Seite gibt es nicht',
  noPageWhy: 'Vielleicht ist die Adresse vertippt, oder die Seite gibt es nicht mehr.',
  toStart: 'Zum Anfang',
  noOrganization: 'Diese Organisation gibt es hier nicht.',
} satisfies typeof en
