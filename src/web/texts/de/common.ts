import type en from '../en/common.ts'

export default {
  close: 'Schließen',
  empty: 'Feld leeren',
  reveal: 'Passwort anzeigen oder verbergen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  loading: 'Wird geladen',
  more: 'Mehr anzeigen',
  moreNotPrinted:
    'Es folgen weitere Zeilen, die nicht auf diesem Papier stehen. „Exportieren“, „Drucken oder PDF“ druckt alle.',
  printedAt: 'Gedruckt am {{instant}}',
  tryAgain: 'Noch einmal versuchen',
  severalWrong_one: '{{count}} Feld stimmt noch nicht',
  severalWrong_other: '{{count}} Felder stimmen noch nicht',
  possibleNow: 'Jetzt möglich: {{acts}}.',
  problem: '{{code}} · Anfrage {{request}}',
  problemOfRule: '{{code}}, Regel {{rule}} · Anfrage {{request}}',
  noPage: 'Diese Seite gibt es nicht',
  noPageWhy: 'Vielleicht ist die Adresse vertippt, oder die Seite gibt es nicht mehr.',
  toStart: 'Zum Anfang',
  noOrganization: 'Diese Organisation gibt es hier nicht.',
  bookedOn: 'Bis {{through}} ist abgeschlossen: Gebucht wird am {{day}}.',
  dayTooEarly: 'Nicht vor dem {{day}}.',
  dayTooLate: 'Nicht nach dem {{day}}.',
  // What the calendar of a date field says.
  nextMonth: 'Nächster Monat',
  previousMonth: 'Voriger Monat',
  nextYear: 'Nächstes Jahr',
  previousYear: 'Voriges Jahr',
  nextDecade: 'Nächstes Jahrzehnt',
  previousDecade: 'Voriges Jahrzehnt',
} satisfies typeof en
