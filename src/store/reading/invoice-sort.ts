import { type RawBuilder, sql } from 'kysely'
import { PART } from './page.ts'
import { comesAfter, orderBy, type SortKey } from './sort-order.ts'

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

/** `order by` of a list, by its key and then by the id. */
export const orderOf = (sort: Sorted): RawBuilder<unknown> => orderBy(keyOf(sort))

/** That a document comes after the last one seen. */
export const behind = (sort: Sorted, last: readonly string[]): RawBuilder<unknown> =>
  comesAfter(keyOf(sort), last)

const keyOf = ({ by, descending }: Sorted): SortKey => ({ ...SORT_KEYS[by], id: sql`i.id`, descending })
