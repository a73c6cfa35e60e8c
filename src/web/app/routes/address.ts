/** What an address says under a name, if it says something. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The same of what is a text, though it look like a number: the code of an account. */
export const coded = (value: unknown): string | undefined =>
  text(typeof value === 'number' ? String(value) : value)

/** The day a report is of. */
export const asOf = (search: Record<string, unknown>): { asOf?: string | undefined } => ({
  asOf: text(search['asOf']),
})
