/** The series every organization starts with: the counter never resets and the year is the document's (rule 14). */
export const INVOICE_SERIES = {
  code: 'invoice',
  prefix: 'INV',
  pattern: '{prefix}-{YYYY}-{NNNNN}',
  yearlyReset: false,
} as const

/** Credit notes have a series of their own. */
export const CREDIT_SERIES = {
  code: 'credit_note',
  prefix: 'CN',
  pattern: '{prefix}-{YYYY}-{NNNNN}',
  yearlyReset: false,
} as const
