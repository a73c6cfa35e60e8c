/** The frame around every page. */
export default {
  pages: 'Pages',
  start: 'Billhook, to the start',
  invoices: 'Invoices',
  work: 'Work',
  events: 'Events',
  books: 'Books',
  sources: 'Sources',
  simulator: 'Simulator',
  light: 'Use light colours',
  dark: 'Use dark colours',
  language: 'Language',
  organizations: 'Organizations',
  current: 'current',
}
