import type { Decimal } from '../../kernel/decimal.ts'
import type { AccountBalance } from './account.ts'
import type { Movement } from './income-statement.ts'
import { type Columns, minus, plus } from './statement-lines.ts'

/** What entries of a span say of tax in one currency at one rate: minor units, owed positive. */
export interface TaxTold {
  readonly currency: string
  /** UNCL5305 code. */
  readonly category: string
  readonly rate: Decimal
  readonly base: bigint
  readonly tax: bigint
}

/** A category and rate with what was taxed and its tax, a column for each span. */
export interface TaxRow {
  readonly category: string
  readonly rate: Decimal
  readonly bases: Columns
  readonly taxes: Columns
}

/** The tax of a currency: `opening` and `total` come to `closing`, and `total` is the movement of Tax payable, always. */
export interface TaxLiability {
  readonly currency: string
  readonly opening: Columns
  readonly rows: readonly TaxRow[]
  /** What no rate explains: storefront sales, entries by hand, what was paid to the authority. */
  readonly other: Columns
  readonly total: Columns
  readonly closing: Columns
}

/** What is known of a span: the balances before it and at its end, and what its entries say of tax. */
export interface TaxSpan extends Movement {
  readonly told: readonly TaxTold[]
}

/** The tax of each currency in which any is told of or owed, with a column for each span (rule 22). */
export function taxLiabilities(spans: readonly TaxSpan[], taxPayable: ReadonlySet<string>): TaxLiability[] {
  const owed = (balances: readonly AccountBalance[], currency: string): bigint =>
    balances
      .filter((one) => one.currency === currency && taxPayable.has(one.account))
      .reduce((sum, { balance }) => sum - balance, 0n)
  const currencies = new Set(
    spans.flatMap(({ before, after, told }) => [
      ...told.map(({ currency }) => currency),
      ...[...before, ...after]
        .filter(({ account }) => taxPayable.has(account))
        .map(({ currency }) => currency),
    ]),
  )
  return [...currencies].toSorted().map((currency) => {
    const rows = rowsOf(spans, currency)
    const opening = spans.map(({ before }) => owed(before, currency))
    const closing = spans.map(({ after }) => owed(after, currency))
    const total = minus(closing, opening)
    const zero: Columns = spans.map(() => 0n)
    const rated = rows.reduce((sum, { taxes }) => plus(sum, taxes), zero)
    return { currency, opening, rows, other: minus(total, rated), total, closing }
  })
}

/** The rates of a currency by category, then rate; those at nothing in every column are left out. */
function rowsOf(spans: readonly TaxSpan[], currency: string): TaxRow[] {
  const rows = new Map<string, TaxRow & { readonly bases: bigint[]; readonly taxes: bigint[] }>()
  for (const [at, { told }] of spans.entries()) {
    for (const { category, rate, base, tax } of told.filter((one) => one.currency === currency)) {
      const key = `${category} ${rate}`
      const row = rows.get(key) ?? {
        category,
        rate,
        bases: spans.map(() => 0n),
        taxes: spans.map(() => 0n),
      }
      rows.set(key, row)
      row.bases[at]! += base
      row.taxes[at]! += tax
    }
  }
  return [...rows.values()]
    .filter(({ bases, taxes }) => [...bases, ...taxes].some((amount) => amount !== 0n))
    .toSorted((a, b) =>
      a.category === b.category ? (a.rate < b.rate ? -1 : 1) : a.category < b.category ? -1 : 1,
    )
}
