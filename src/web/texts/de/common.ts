import type en from '../en/common.ts'

export default {
  close: 'Schließen',
  empty: 'Feld leeren',
  reveal: 'Passwort anzeigen oder verbergen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  loading: 'Wird geladen',
  more: 'Mehr anzeigen',
  tryAgain: 'Noch einmal versuchen',
  possibleNow: 'Jetzt möglich: {{acts}}.',
  problem: '{{code}} · Anfrage {{request}}',
  problemOfRule: '{{code}}, Regel {{rule}} · Anfrage {{request}}',
  noPage: 'Diese Seite gibt es nicht',
  noPageWhy: 'Vielleicht ist die Adresse vertippt, oder die Seite gibt es nicht mehr.',
  toStart: 'Zum Anfang',
  noOrganization: 'Diese Organisation gibt es hier nicht.',
  // What the calendar of a date field says.
  nextMonth: 'Nächster Monat',
  previousMonth: 'Voriger Monat',
  nextYear: 'Nächstes Jahr',
  previousYear: 'Voriges Jahr',
  nextDecade: 'Nächstes Jahrzehnt',
  previousDecade: 'Voriges Jahrzehnt',
} satisfies typeof en
