import { assert } from '../../kernel/assert.ts'
import type { TaxGroup } from '../invoice/totals.ts'

export const ENTRY_KINDS = [
  'revenue_recognition',
  'invoice_payment',
  'storefront_sale',
  'cash_collected',
  'credit_note',
  'refund',
  'manual',
  'opening_balance',
  'year_close',
  'credit_applied',
  'allocation_undone',
  'write_off',
  'gateway_payout',
  'exchange_realised',
  'exchange_unrealised',
  'exchange_returned',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number] | `${(typeof ENTRY_KINDS)[number]}_reversal`

/** One side of an entry: minor units, debit positive, credit negative; `invoiceId` says whose receivable it is. */
export interface Posting {
  readonly account: string
  readonly amount: bigint
  readonly invoiceId: string | null
}

/** What the books should say about a document. One currency, sum zero. */
export interface EntryContent {
  readonly kind: EntryKind
  /** Calendar date on which it happened. */
  readonly date: string
  readonly documentType: 'invoice' | 'payment' | 'work' | 'manual'
  readonly documentId: string
  readonly customerId: string | null
  readonly currency: string
  readonly description: string
  readonly postings: readonly Posting[]
  /** What it says of tax, owed positive: its postings to Tax payable by category, rate and jurisdiction. Left out where no rate is known. */
  readonly taxes?: readonly TaxGroup[]
}

/** A journal entry, append-only. `reverses` links a reversal to the entry it undoes. */
export interface JournalEntry extends EntryContent {
  readonly id: string
  readonly reverses: string | null
}

/** Sum of the debits: minor units. Asserts that the entry balances. */
export function debitsOf(postings: readonly Posting[]): bigint {
  let debits = 0n
  let sum = 0n
  for (const { amount } of postings) {
    sum += amount
    if (amount > 0n) debits += amount
  }
  assert(sum === 0n, `a journal entry does not balance: off by ${sum}`)
  return debits
}

/** How the description of an entry begins that undoes another. */
export const REVERSAL = 'Reversal of: '

/** The mirror of an entry, dated when it was undone. */
export function reverse(entry: JournalEntry, id: string, date: string): JournalEntry {
  return {
    ...entry,
    id,
    kind: `${entry.kind}_reversal` as EntryKind,
    date: date < entry.date ? entry.date : date,
    description: `${REVERSAL}${entry.description}`,
    reverses: entry.id,
    postings: entry.postings.map((posting) => ({ ...posting, amount: -posting.amount })),
    ...(entry.taxes ? { taxes: negated(entry.taxes) } : {}),
  }
}

/** Tax that is taken back. */
export const negated = (taxes: readonly TaxGroup[]): TaxGroup[] =>
  taxes.map((group) => ({ ...group, base: -group.base, tax: -group.tax }))
