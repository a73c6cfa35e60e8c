import type { SpanFilters } from '../../api/management.ts'

/** What an address says under a name, if it says something. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The same of what is a text, though it look like a number: the code of an account. */
export const coded = (value: unknown): string | undefined =>
  text(typeof value === 'number' ? String(value) : value)

/** An instant at which a report is to be known, if the address names one that is. */
export const knownAt = (value: unknown): string | undefined => {
  const said = text(value)
  return said === undefined || Number.isNaN(Date.parse(said)) ? undefined : said
}

/** The day a report is of. */
export const asOf = (search: Record<string, unknown>): { asOf?: string | undefined } => ({
  asOf: text(search['asOf']),
})

/** The days a report is of, those beside them, and as known when. */
export const spanOf = (search: Record<string, unknown>): SpanFilters => ({
  from: text(search['from']),
  to: text(search['to']),
  compare: (['previous', 'year'] as const).find((one) => one === search['compare']),
  compareFrom: text(search['compareFrom']),
  compareTo: text(search['compareTo']),
  knownAt: knownAt(search['knownAt']),
})
