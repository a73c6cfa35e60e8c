/** The frame around every page. */
export default {
  pages: 'Pages',
  start: 'Billhook, to the start',
  dashboard: 'Dashboard',
  invoices: 'Invoices',
  payments: 'Payments',
  work: 'Work',
  events: 'Events',
  books: 'Books',
  sources: 'Sources',
  members: 'Members',
  simulator: 'Simulator',
  light: 'Use light colours',
  dark: 'Use dark colours',
  language: 'Language',
}
