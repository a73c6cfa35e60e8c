import type en from '../en/shell.ts'

export default {
  pages: 'Pages',
  start: 'Billhook, vers l’accueil',
  dashboard: 'Tableau de bord',
  invoices: 'Factures',
  payments: 'Paiements',
  work: 'Travaux',
  events: 'Événements',
  books: 'Comptes',
  customers: 'Clients',
  audit: 'Journal d’audit',
  settings: 'Paramètres',
  business: 'Activité',
  accounting: 'Comptabilité',
  setUp: 'Administration',
  sources: 'Sources',
  members: 'Membres',
  simulator: 'Simulateur',
  light: 'Passer en couleurs claires',
  dark: 'Passer en couleurs sombres',
  language: 'Langue',
} satisfies typeof en
