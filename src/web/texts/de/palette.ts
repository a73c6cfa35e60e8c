import type en from '../en/palette.ts'

export default {
  find: 'Suchen oder springen zu…',
  open: 'Suche und Befehle',
  nothing: 'Nichts gefunden.',
  pages: 'Seiten',
  organizations: 'Organisationen',
  actions: 'Aktionen',
  newInvoice: 'Neue Rechnung aus einem Auftrag',
  recordPayment: 'Zahlung auf eine offene Rechnung erfassen',
  shortcuts: 'Tastenkürzel',
  invoices: 'Rechnungen',
  customers: 'Kunden',
  work: 'Aufträge',
  keyPalette: 'Suche und Befehle',
  keySearch: 'Auf dieser Seite suchen',
  keyMove: 'Nächste, vorige Zeile',
  keySelect: 'Zeile auswählen',
  keyRange: 'Bereich auswählen',
  keyOpen: 'Zeile öffnen',
  keyClear: 'Auswahl aufheben',
  keyHelp: 'Diese Kürzel',
} satisfies typeof en
