import type { JournalEntry } from '../../domain/ledger/entry.ts'
import { taxKey } from '../../domain/invoice/tax-terms.ts'
import { formatDecimal } from '../../kernel/decimal.ts'
import { column, Table, type Writes } from './set-based.ts'

interface TaxDay {
  readonly currency: string
  readonly date: string
  readonly category: string
  readonly rate: string
  /** Empty where none is named. */
  readonly jurisdiction: string
  base: bigint
  tax: bigint
}

const TAX_DAY = new Table(
  'tax_day',
  [
    column('currency', 'text', (it: TaxDay) => it.currency),
    column('date', 'date', (it: TaxDay) => it.date),
    column('category', 'text', (it: TaxDay) => it.category),
    column('rate', 'numeric', (it: TaxDay) => it.rate),
    column('jurisdiction', 'text', (it: TaxDay) => it.jurisdiction),
    column('base', 'bigint', (it: TaxDay) => it.base),
    column('tax', 'bigint', (it: TaxDay) => it.tax),
  ],
  `on conflict (org_id, currency, date, category, rate, jurisdiction) do update set
    base = tax_day.base + excluded.base, tax = tax_day.tax + excluded.tax`,
)

/** Adds what entries say of tax to what is kept for each currency, day, category, rate and jurisdiction; in the order of their keys, as the balances. */
export function addToTaxDays(writes: Writes, entries: readonly JournalEntry[]): void {
  const sums = new Map<string, TaxDay>()
  for (const { currency, date, taxes = [] } of entries) {
    for (const group of taxes) {
      const key = `${currency} ${date} ${taxKey(group)}`
      const { category, rate, jurisdiction = '' } = group
      const none = { currency, date, category, rate: formatDecimal(rate), jurisdiction, base: 0n, tax: 0n }
      const sum = sums.get(key) ?? none
      sums.set(key, sum)
      sum.base += group.base
      sum.tax += group.tax
    }
  }
  writes.insert(
    TAX_DAY,
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
  )
}
