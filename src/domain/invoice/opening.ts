import type { Invoice } from './invoice.ts'

/**
 * Documents taken over from another system bear its numbers, in a series of their own for each day on which books were
 * opened: nothing is drawn from it, and its name keeps the day their balances are as of.
 */
export const openingSeries = (asOf: string): string => `opening-${asOf}`

/** The day as of which a document was taken over; null for one that was made here. */
export const openedOn = ({ series }: Pick<Invoice, 'series'>): string | null =>
  /^opening-(\d{4}-\d\d-\d\d)$/.exec(series)?.[1] ?? null
