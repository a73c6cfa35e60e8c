import { type RawBuilder, sql } from 'kysely'
import { PART } from './page.ts'

/** What a list of documents is sorted by; the newest issue date first where nothing is said. */
export const INVOICE_SORTS = ['issued', 'due', 'number', 'total', 'open'] as const
export type InvoiceSort = (typeof INVOICE_SORTS)[number]

/** How a list is sorted: by what, and whether the greatest comes first. */
export interface Sorted {
  readonly by: InvoiceSort
  readonly descending: boolean
}

export const NEWEST_FIRST: Sorted = { by: 'issued', descending: true }

interface Key {
  /** Of `invoice i`; an index has it behind the standing. */
  readonly column: RawBuilder<unknown>
  readonly type: RawBuilder<unknown>
  readonly isPart: (part: string) => boolean
}

export const SORT_KEYS: Readonly<Record<InvoiceSort, Key>> = {
  issued: { column: sql`i.issued_on`, type: sql`date`, isPart: PART.date },
  due: { column: sql`i.due_on`, type: sql`date`, isPart: PART.date },
  number: { column: sql`i.number_key`, type: sql`text`, isPart: PART.text },
  total: { column: sql`i.total`, type: sql`bigint`, isPart: PART.amount },
  open: { column: sql`i.open`, type: sql`bigint`, isPart: PART.amount },
}

/** `order by` of a list, by its key and then by the id, so that no two documents share a place. */
export function orderOf({ by, descending }: Sorted): RawBuilder<unknown> {
  const { column } = SORT_KEYS[by]
  return descending ? sql`${column} desc, i.id desc` : sql`${column}, i.id`
}

/** That a document comes after the last one seen. */
export function behind({ by, descending }: Sorted, [key, id]: readonly string[]): RawBuilder<unknown> {
  const { column, type } = SORT_KEYS[by]
  const last = sql`(${key}::${type}, ${id}::uuid)`
  return descending ? sql`(${column}, i.id) < ${last}` : sql`(${column}, i.id) > ${last}`
}
