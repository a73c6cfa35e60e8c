import { allocate, apportion } from '../../kernel/allocate.ts'
import { exponentOf, isCurrency } from '../../kernel/currency.ts'
import { type Decimal, HUNDRED_PERCENT, amountOf, divideRounded, percentOf } from '../../kernel/decimal.ts'
import { MAX_MINOR } from '../../kernel/money.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import type { AccountShare } from './line-accounts.ts'
import { byTerms, isTaxedAlike, type TaxedLine, type TaxTerms, termsOf, termsOfLine } from './tax-terms.ts'

/** One line as priced: what is multiplied, discounted and taxed. */
export interface PricedLine extends TaxedLine {
  quantity: Decimal
  /** In major units, with or without tax as the policy says. */
  unitPrice: Decimal
  discount: LineDiscount | null
}

/** A discount on one line; an amount is minor units for the whole line, not per unit. */
export type LineDiscount = { kind: 'percent'; percent: Decimal } | { kind: 'amount'; amount: bigint }

/** A discount on the whole document; `cap` and `amount` are minor units. */
export type DocumentDiscount =
  | { kind: 'percent'; percent: Decimal; cap?: bigint }
  | { kind: 'amount'; amount: bigint }

/** How a document is added up; frozen on it (rule 13). */
export interface TotalsPolicy {
  /** ISO 4217. */
  currency: string
  taxRounding: 'document' | 'line'
  pricesIncludeTax: boolean
  documentDiscount: DocumentDiscount | null
}

/** Minor units. `gross`, `discount` and `documentDiscount` contain the tax when prices do. */
export interface LineTotals {
  /** round(quantity × unit price). */
  gross: bigint
  discount: bigint
  /** This line's share of the document discount. */
  documentDiscount: bigint
  /** Without tax, after both discounts. */
  net: bigint
  /** The lines' taxes always add up to the document's. */
  tax: bigint
  total: bigint
}

/** One (category, rate, jurisdiction) of the document; minor units without tax, and their tax. */
export interface TaxGroup extends TaxTerms {
  base: bigint
  tax: bigint
  /** Of the base, what is not earned yet: more than nothing on a deposit, less on the document that deducts it. */
  deferred?: bigint
  /** Of the base, what is earned on accounts that lines name, by code; the rest is on the organization's Revenue. */
  accounts?: readonly AccountShare[]
}

/** Minor units. `subtotal` and `discount` contain the tax when prices do. */
export interface Totals {
  lines: LineTotals[]
  /** Sorted by category, then rate, then jurisdiction. */
  groups: TaxGroup[]
  /** Σ (gross − line discount). */
  subtotal: bigint
  /** The document discount as it came out. */
  discount: bigint
  net: bigint
  tax: bigint
  total: bigint
}

/**
 * Adds up a document (rules 11 to 13): one rounding per step, half away from zero. Always, in every mode:
 * net + tax = total, and lines and groups add up to the document. A discount reaches at most down to zero, for
 * a line and for the document. Negative lines are allowed and everything is symmetric: the negated document has
 * the negated totals. A negative total is the caller's to refuse. Refused: an unknown currency, a percentage
 * outside 0 to 100, a negative discount, cap or tax rate, and amounts beyond `MAX_MINOR`.
 */
export function totalsOf(lines: readonly PricedLine[], policy: TotalsPolicy): Totals | Refusal {
  const refused = refusedInput(lines, policy)
  if (refused !== null) return refused

  const exponent = exponentOf(policy.currency)
  const totals: Totals = {
    lines: lines.map((line) => discountedLine(line, exponent)),
    groups: [],
    subtotal: 0n,
    discount: 0n,
    net: 0n,
    tax: 0n,
    total: 0n,
  }
  for (const line of totals.lines) totals.subtotal += line.total
  if (policy.documentDiscount !== null) spreadDiscount(totals, policy.documentDiscount)
  for (const group of groupsOf(lines)) totals.groups.push(taxGroup(group, totals.lines, policy))
  for (const group of totals.groups) {
    totals.net += group.base
    totals.tax += group.tax
  }
  totals.total = totals.net + totals.tax
  return refusedAmounts(totals) ?? totals
}

/** The line before document discount and tax; `total` is what is left to discount and tax. */
function discountedLine(line: PricedLine, exponent: number): LineTotals {
  const gross = amountOf(line.quantity, line.unitPrice, exponent)
  const discount = line.discount === null ? 0n : discountOn(gross, line.discount)
  const rest = gross - discount
  return { gross, discount, documentDiscount: 0n, net: rest, tax: 0n, total: rest }
}

/** What a discount takes off `amount`: never more than all of it, and off a credit it takes credit. */
function discountOn(amount: bigint, discount: LineDiscount | DocumentDiscount): bigint {
  const size = amount < 0n ? -amount : amount
  let off = discount.kind === 'percent' ? percentOf(size, discount.percent) : discount.amount
  if (discount.kind === 'percent' && 'cap' in discount && off > discount.cap) off = discount.cap
  if (off > size) off = size
  return amount < 0n ? -off : off
}

/** Rule 11: by largest remainder over what the lines came to, so each tax group loses exactly its share. */
function spreadDiscount(totals: Totals, discount: DocumentDiscount): void {
  totals.discount = discountOn(totals.subtotal, discount)
  if (totals.discount === 0n) return
  const shares = allocate(
    totals.discount,
    totals.lines.map((line) => line.total),
  )
  totals.lines.forEach((line, i) => {
    line.documentDiscount = shares[i] ?? 0n
    line.total -= line.documentDiscount
    line.net = line.total
  })
}

/** The lines of one (category, rate, jurisdiction), by their places in the document. */
interface Members extends TaxTerms {
  places: number[]
}

function groupsOf(lines: readonly PricedLine[]): Members[] {
  const groups: Members[] = []
  lines.forEach((line, place) => {
    const terms = termsOfLine(line)
    const group = groups.find((one) => isTaxedAlike(one, terms))
    if (group === undefined) groups.push({ ...terms, places: [place] })
    else group.places.push(place)
  })
  return groups.length < 2 ? groups : groups.sort(byTerms)
}

/** Taxes one group and writes each member line's net, tax and total (rule 13). */
function taxGroup(group: Members, lines: readonly LineTotals[], policy: TotalsPolicy): TaxGroup {
  const { rate } = group
  const members = group.places.flatMap((place) => lines[place] ?? [])
  // Of an amount without tax the tax is r / 100 %, of one that contains it r / (100 % + r).
  const whole = policy.pricesIncludeTax ? HUNDRED_PERCENT + rate : HUNDRED_PERCENT
  const exact = members.map((line) => line.total * rate)
  const taxes =
    policy.taxRounding === 'line'
      ? exact.map((numerator) => divideRounded(numerator, whole))
      : apportion(divideRounded(sumOf(exact), whole), exact, whole)

  const taxed: TaxGroup = { ...termsOf(group), base: 0n, tax: 0n }
  members.forEach((line, i) => {
    line.tax = taxes[i] ?? 0n
    if (policy.pricesIncludeTax) line.net = line.total - line.tax
    else line.total = line.net + line.tax
    taxed.base += line.net
    taxed.tax += line.tax
  })
  return taxed
}

function sumOf(amounts: readonly bigint[]): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}

/** Why this document cannot be added up at all, or null. */
function refusedInput(lines: readonly PricedLine[], policy: TotalsPolicy): Refusal | null {
  if (!isCurrency(policy.currency)) {
    return refuse('currency_unknown', 12, `${policy.currency} is not a currency of ISO 4217.`, {
      pointer: '/currency',
      values: { currency: policy.currency },
    })
  }
  for (const [i, line] of lines.entries()) {
    if (line.taxRate < 0n) {
      return refuse('tax_rate_negative', 13, 'A tax rate cannot be negative.', {
        pointer: `/lines/${i}/taxRate`,
      })
    }
    if (line.discount !== null && !isDiscount(line.discount)) return refuseDiscount(`/lines/${i}/discount`)
  }
  const { documentDiscount } = policy
  return documentDiscount === null || isDiscount(documentDiscount)
    ? null
    : refuseDiscount('/documentDiscount')
}

function isDiscount(discount: LineDiscount | DocumentDiscount): boolean {
  if (discount.kind === 'amount') return discount.amount >= 0n
  if ('cap' in discount && discount.cap < 0n) return false
  return discount.percent >= 0n && discount.percent <= HUNDRED_PERCENT
}

function refuseDiscount(pointer: string): Refusal {
  return refuse('discount_out_of_range', 11, 'A discount is 0 to 100 percent, or an amount not below zero.', {
    remedy: 'To charge more, add a line instead of a negative discount.',
    pointer,
  })
}

/** Why these amounts cannot be kept, or null: each line and the document stay within `MAX_MINOR`. */
function refusedAmounts(totals: Totals): Refusal | null {
  for (const [i, line] of totals.lines.entries()) {
    if (isTooLarge(line.gross) || isTooLarge(line.total)) return refuseSize(`/lines/${i}`)
  }
  return isTooLarge(totals.subtotal) || isTooLarge(totals.total) ? refuseSize('/lines') : null
}

function isTooLarge(amount: bigint): boolean {
  return amount > MAX_MINOR || amount < -MAX_MINOR
}

function refuseSize(pointer: string): Refusal {
  return refuse('amount_too_large', 12, 'This amount is larger than an invoice can hold.', { pointer })
}
