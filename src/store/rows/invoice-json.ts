import { decimal, formatDecimal } from '../../kernel/decimal.ts'
import { inJurisdiction } from '../../domain/invoice/tax-terms.ts'
import type { DocumentDiscount, TaxGroup } from '../../domain/invoice/totals.ts'

/** A document discount as it is kept: percentages as decimal text, amounts in minor units as text. */
type KeptDiscount =
  | { readonly kind: 'percent'; readonly percent: string; readonly cap?: string }
  | { readonly kind: 'amount'; readonly amount: string }

interface KeptGroup {
  readonly category: string
  readonly rate: string
  readonly base: string
  readonly tax: string
  readonly jurisdiction?: string
  readonly deferred?: string
  readonly accounts?: readonly { readonly account: string; readonly base: string }[]
}

/** A document discount as JSON text, null where there is none. */
export function documentDiscountText(discount: DocumentDiscount | null): string | null {
  if (!discount) return null
  const kept: KeptDiscount =
    discount.kind === 'amount'
      ? { kind: 'amount', amount: String(discount.amount) }
      : {
          kind: 'percent',
          percent: formatDecimal(discount.percent),
          ...(discount.cap === undefined ? {} : { cap: String(discount.cap) }),
        }
  return JSON.stringify(kept)
}

/** A document discount out of its JSON. */
export function documentDiscountOf(json: unknown): DocumentDiscount | null {
  if (json === null) return null
  const kept = json as KeptDiscount
  if (kept.kind === 'amount') return { kind: 'amount', amount: BigInt(kept.amount) }
  const percent = decimal(kept.percent)
  return kept.cap === undefined
    ? { kind: 'percent', percent }
    : { kind: 'percent', percent, cap: BigInt(kept.cap) }
}

/** Tax groups as JSON text. */
export function taxGroupsText(groups: readonly TaxGroup[]): string {
  return JSON.stringify(
    groups.map(({ category, rate, jurisdiction, base, tax, deferred, accounts }): KeptGroup => ({
      category,
      rate: formatDecimal(rate),
      base: String(base),
      tax: String(tax),
      ...inJurisdiction(jurisdiction),
      ...(deferred === undefined ? {} : { deferred: String(deferred) }),
      ...(accounts === undefined
        ? {}
        : { accounts: accounts.map((one) => ({ account: one.account, base: String(one.base) })) }),
    })),
  )
}

/** Tax groups out of their JSON. */
export function taxGroupsOf(json: unknown): TaxGroup[] {
  return (json as readonly KeptGroup[]).map(
    ({ category, rate, jurisdiction, base, tax, deferred, accounts }) => ({
      category,
      rate: decimal(rate),
      base: BigInt(base),
      tax: BigInt(tax),
      ...inJurisdiction(jurisdiction),
      ...(deferred === undefined ? {} : { deferred: BigInt(deferred) }),
      ...(accounts === undefined
        ? {}
        : { accounts: accounts.map((one) => ({ account: one.account, base: BigInt(one.base) })) }),
    }),
  )
}
