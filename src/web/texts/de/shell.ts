import type en from '../en/shell.ts'

export default {
  pages: 'Seiten',
  start: 'Billhook, zum Anfang',
  invoices: 'Rechnungen',
  work: 'Aufträge',
  events: 'Ereignisse',
  books: 'Bücher',
  sources: 'Quellen',
  simulator: 'Simulator',
  light: 'Helle Farben verwenden',
  dark: 'Dunkle Farben verwenden',
  language: 'Sprache',
  organizations: 'Organisationen',
  current: 'aktuell',
} satisfies typeof en
