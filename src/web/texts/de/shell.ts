import type en from '../en/shell.ts'

export default {
  pages: 'Seiten',
  start: 'Billhook, zum Anfang',
  dashboard: 'Übersicht',
  invoices: 'Rechnungen',
  payments: 'Zahlungen',
  work: 'Aufträge',
  events: 'Ereignisse',
  books: 'Bücher',
  customers: 'Kunden',
  audit: 'Änderungsprotokoll',
  settings: 'Einstellungen',
  business: 'Geschäft',
  accounting: 'Buchhaltung',
  setUp: 'Verwaltung',
  sources: 'Quellen',
  members: 'Mitglieder',
  simulator: 'Simulator',
  light: 'Helle Farben verwenden',
  dark: 'Dunkle Farben verwenden',
  language: 'Sprache',
} satisfies typeof en
