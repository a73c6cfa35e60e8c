import type { Invoice } from './invoice.ts'
import { termsOf } from './tax-terms.ts'
import type { TaxGroup } from './totals.ts'

/**
 * What of a document is not earned yet, without tax: minor units. More than nothing on a deposit; less on the document
 * that deducts it, which earns it.
 */
export function deferredOf({ taxGroups }: Pick<Invoice, 'taxGroups'>): bigint {
  let sum = 0n
  for (const { deferred } of taxGroups) if (deferred !== undefined) sum += deferred
  return sum
}

/** What a document says of tax, whether it is earned or not, and on whichever account. */
export const toldOf = (groups: readonly TaxGroup[]): readonly TaxGroup[] =>
  groups.some(({ deferred, accounts }) => deferred !== undefined || accounts !== undefined)
    ? groups.map((group) => ({ ...termsOf(group), base: group.base, tax: group.tax }))
    : groups
