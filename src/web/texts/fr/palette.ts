import type en from '../en/palette.ts'

export default {
  find: 'Chercher ou aller à…',
  open: 'Recherche et commandes',
  nothing: 'Aucun résultat.',
  pages: 'Pages',
  organizations: 'Organisations',
  actions: 'Actions',
  newInvoice: 'Nouvelle facture à partir d’un travail',
  recordPayment: 'Saisir un paiement sur une facture ouverte',
  shortcuts: 'Raccourcis clavier',
  invoices: 'Factures',
  customers: 'Clients',
  work: 'Travaux',
  keyPalette: 'Recherche et commandes',
  keySearch: 'Chercher dans cette page',
  keyMove: 'Ligne suivante, précédente',
  keySelect: 'Sélectionner la ligne',
  keyRange: 'Sélectionner une plage',
  keyOpen: 'Ouvrir la ligne',
  keyClear: 'Effacer la sélection',
  keyHelp: 'Ces raccourcis',
} satisfies typeof en
