/** What several pages say, and what is said where there is no page. */
export default {
  close: 'Close',
  empty: 'Empty the field',
  reveal: 'Show or hide the password',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading',
  more: 'Show more',
  tryAgain: 'Try again',
  problem: '{{code}} · request {{request}}',
  problemOfRule: '{{code}}, rule {{rule}} · request {{request}}',
  noPage: 'There is no such page',
  noPageWhy: 'The address may be mistyped, or what stood here is gone.',
  toStart: 'To the start',
  noOrganization: 'There is no such organization here.',
  // What the calendar of a date field says.
  nextMonth: 'Next month',
  previousMonth: 'Previous month',
  nextYear: 'Next year',
  previousYear: 'Previous year',
  nextDecade: 'Next decade',
  previousDecade: 'Previous decade',
}
