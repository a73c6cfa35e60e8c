/** Every organization whose books are kept here. */
export default {
  title: 'Organizations',
  under: 'Whose books are kept here, and where they stand today.',
  none: 'No books are open yet',
  noneSays: 'Open the first ones with the command “billhook org create”, or with POST /v1/organizations.',
  outstanding: 'Outstanding',
  pastDue: 'Past due',
  nothing: 'Nothing',
}
