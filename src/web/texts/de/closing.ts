import type en from '../en/closing.ts'

export default {
  title: 'Abschluss',
  allOpen: 'Alle Tage sind offen.',
  closedThrough:
    'Abgeschlossen bis {{day}}. Was dorthin gehört, wird am nächsten offenen Tag gebucht und sagt es.',
  says: 'In abgeschlossene Tage wird nichts mehr gebucht. Rechnungen, Zahlungen und Korrekturen, die dorthin gehören, stehen am nächsten offenen Tag; nichts wird abgewiesen, nichts geht verloren.',
  soft: 'Abgeschlossen bis',
  softSays: 'Monat für Monat. Mit einem Grund wieder zu öffnen.',
  tax: 'Steuer erklärt bis',
  taxSays: 'Nur Inhaber und Verwalter öffnen wieder.',
  hard: 'Endgültig abgeschlossen bis',
  hardSays: 'Für eingereichte Jahre. Niemand öffnet sie wieder.',
  hardWarning: 'Das kann niemand rückgängig machen.',
  reason: 'Grund',
  reasonSays: 'Steht im Änderungsprotokoll; nötig, um Tage wieder zu öffnen.',
  close: 'Tage abschließen',
  reopen: 'Wieder öffnen',
  saved: 'Gespeichert.',
} satisfies typeof en
