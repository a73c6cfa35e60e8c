import { daysBetween } from '../../kernel/date.ts'

/** Days past due, as AR aging groups them (rule 19). */
export const AGING_BUCKETS = ['current', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const
export type AgingBucket = (typeof AGING_BUCKETS)[number]

/** The bucket of an item due on `dueOn`, seen on `asOf` (calendar dates). Due today is current. */
export function bucketOf(dueOn: string, asOf: string): AgingBucket {
  const late = daysBetween(dueOn, asOf)
  if (late <= 0) return 'current'
  if (late <= 30) return 'days_1_30'
  if (late <= 60) return 'days_31_60'
  return late <= 90 ? 'days_61_90' : 'over_90'
}

/** The columns of the report: the buckets, and drafts and credits in columns of their own. */
export type AgingColumn = AgingBucket | 'drafts' | 'credits'

/** Whether an item stands in a bucket, and not in the column of drafts or of credits. */
export const isAged = ({ amount, draft }: ReceivableItem): boolean => amount >= 0n && !draft

/** The one column an item stands in, seen on `asOf`. */
export function columnOf({ amount, draft, dueOn }: ReceivableItem, asOf: string): AgingColumn {
  if (amount < 0n) return 'credits'
  return draft ? 'drafts' : bucketOf(dueOn, asOf)
}

/** What a document or a group of documents holds in Accounts Receivable: minor units, possibly negative. */
export interface ReceivableItem {
  readonly customerId: string
  readonly currency: string
  readonly dueOn: string
  readonly draft: boolean
  readonly amount: bigint
}

/** One line of the report. Drafts and credits stand in columns of their own, so that `total` is always the account. */
export interface AgingRow {
  readonly customerId: string
  readonly currency: string
  readonly buckets: Readonly<Record<AgingBucket, bigint>>
  readonly drafts: bigint
  readonly credits: bigint
  readonly total: bigint
}

/**
 * Ages what Accounts Receivable holds, by customer and currency (rule 19). Void, cancelled and paid documents hold
 * nothing and so do not appear.
 */
export function ageReceivables(items: readonly ReceivableItem[], asOf: string): AgingRow[] {
  const rows: Counted[] = []
  // By currency and then by customer: a text of both for each item would take longer than adding it up.
  const found = new Map<string, Map<string, Counted>>()
  for (const item of items) {
    let own = found.get(item.currency)
    if (!own) found.set(item.currency, (own = new Map()))
    let row = own.get(item.customerId)
    if (!row) {
      row = {
        customerId: item.customerId,
        currency: item.currency,
        buckets: emptyBuckets(),
        drafts: 0n,
        credits: 0n,
        total: 0n,
      }
      own.set(item.customerId, row)
      rows.push(row)
    }
    const column = columnOf(item, asOf)
    if (column === 'credits' || column === 'drafts') row[column] += item.amount
    else row.buckets[column] += item.amount
    row.total += item.amount
  }
  return rows
}

/** A line of the report while it is added up. */
type Counted = {
  -readonly [K in keyof AgingRow]: K extends 'buckets' ? Record<AgingBucket, bigint> : AgingRow[K]
}

function emptyBuckets(): Record<AgingBucket, bigint> {
  return { current: 0n, days_1_30: 0n, days_31_60: 0n, days_61_90: 0n, over_90: 0n }
}
