import { byJurisdiction, byTerms, taxKey, type TaxTerms, termsOf } from '../invoice/tax-terms.ts'
import type { AccountBalance } from './account.ts'
import type { Movement } from './income-statement.ts'
import { type Columns, minus, plus } from './statement-lines.ts'

/** What entries of a span say of tax in one currency on the same terms: minor units, owed positive. */
export interface TaxTold extends TaxTerms {
  readonly currency: string
  readonly base: bigint
  readonly tax: bigint
}

/** A jurisdiction's category and rate with what was taxed and its tax, a column for each span. */
export interface TaxRow extends TaxTerms {
  readonly bases: Columns
  readonly taxes: Columns
}

/** The same of all rates of a jurisdiction. */
export interface JurisdictionTax {
  readonly jurisdiction: string
  readonly bases: Columns
  readonly taxes: Columns
}

/** The tax of a currency: `opening` and `total` come to `closing`, and `total` is the movement of Tax payable, always. */
export interface TaxLiability {
  readonly currency: string
  /** Null, as what is `other` and `closing`, where one jurisdiction is told: Tax payable is one account, and no part of it is theirs. */
  readonly opening: Columns | null
  readonly rows: readonly TaxRow[]
  /** Each that is named, in the order of the rows. */
  readonly jurisdictions: readonly JurisdictionTax[]
  /** What no rate explains: storefront sales, entries by hand, what was paid to the authority. */
  readonly other: Columns | null
  readonly total: Columns
  readonly closing: Columns | null
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
    return {
      currency,
      opening,
      rows,
      jurisdictions: jurisdictionsOf(rows),
      other: minus(total, rated),
      total,
      closing,
    }
  })
}

/** What one jurisdiction's tax comes to in each currency in which there is any; `told` of it alone. */
export function taxOfJurisdiction(spans: readonly Pick<TaxSpan, 'told'>[]): TaxLiability[] {
  const currencies = new Set(spans.flatMap(({ told }) => told.map(({ currency }) => currency)))
  return [...currencies].toSorted().flatMap((currency) => {
    const rows = rowsOf(spans, currency)
    const jurisdictions = jurisdictionsOf(rows)
    return jurisdictions.map(({ taxes: total }) => ({
      currency,
      opening: null,
      rows,
      jurisdictions,
      other: null,
      total,
      closing: null,
    }))
  })
}

function jurisdictionsOf(rows: readonly TaxRow[]): JurisdictionTax[] {
  const sums = new Map<string, JurisdictionTax>()
  for (const { jurisdiction, bases, taxes } of rows) {
    if (jurisdiction === undefined) continue
    const before = sums.get(jurisdiction)
    sums.set(jurisdiction, {
      jurisdiction,
      bases: before ? plus(before.bases, bases) : bases,
      taxes: before ? plus(before.taxes, taxes) : taxes,
    })
  }
  return [...sums.values()]
}

/** The rates of a currency by jurisdiction, none first, then category and rate; those at nothing in every column are left out. */
function rowsOf(spans: readonly Pick<TaxSpan, 'told'>[], currency: string): TaxRow[] {
  const rows = new Map<string, TaxRow & { readonly bases: bigint[]; readonly taxes: bigint[] }>()
  for (const [at, { told }] of spans.entries()) {
    for (const one of told.filter((any) => any.currency === currency)) {
      const key = taxKey(one)
      const row = rows.get(key) ?? {
        ...termsOf(one),
        bases: spans.map(() => 0n),
        taxes: spans.map(() => 0n),
      }
      rows.set(key, row)
      row.bases[at]! += one.base
      row.taxes[at]! += one.tax
    }
  }
  return [...rows.values()]
    .filter(({ bases, taxes }) => [...bases, ...taxes].some((amount) => amount !== 0n))
    .toSorted((a, b) => byJurisdiction(a, b) || byTerms(a, b))
}
