/** Closing: through which days nothing is booked any more. */
export default {
  title: 'Closing',
  allOpen: 'Every day is open.',
  closedThrough: 'Closed through {{day}}. What belongs there is booked on the next open day and says so.',
  says: 'Nothing is dated in closed days any more. Invoices, payments and corrections that belong there are booked on the next open day; nothing is refused and nothing is lost.',
  soft: 'Closed through',
  softSays: 'Month by month. Opened again with a reason.',
  tax: 'Tax return made through',
  taxSays: 'Opened again by owners and administrators alone.',
  hard: 'Closed for ever through',
  hardSays: 'For years that were handed in. Nobody opens them again.',
  hardWarning: 'This cannot be undone, by nobody.',
  reason: 'Reason',
  reasonSays: 'Stands in the audit trail; needed to open days again.',
  close: 'Close these days',
  reopen: 'Open again',
  saved: 'Saved.',
}
