import type en from '../en/shell.ts'

export default {
  pages: 'Pages',
  start: 'Billhook, vers l’accueil',
  invoices: 'Factures',
  work: 'Travaux',
  events: 'Événements',
  books: 'Comptes',
  sources: 'Sources',
  simulator: 'Simulateur',
  light: 'Passer en couleurs claires',
  dark: 'Passer en couleurs sombres',
  language: 'Langue',
  organizations: 'Organisations',
  current: 'actuelle',
} satisfies typeof en
