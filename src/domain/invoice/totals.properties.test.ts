import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { type PricedLine, type Totals, type TotalsPolicy, totalsOf } from './totals.ts'

/*
 * An oracle in exact fractions, written from rules 11 to 13 alone. It shares nothing with the program but the
 * shape of its input, which is kept as text here so that even reading decimals is done twice.
 */

interface Fraction {
  n: bigint
  d: bigint
}
const whole = (n: bigint): Fraction => ({ n, d: 1n })
const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d })
const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d })
const over = (a: Fraction, b: Fraction): Fraction =>
  b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n }
const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d
const sumOf = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n)

function read(text: string): Fraction {
  const [left = '', right = ''] = text.split('.')
  return { n: BigInt(left + right), d: 10n ** BigInt(right.length) }
}

/** Half away from zero, by adding a half to the size and cutting. */
function round({ n, d }: Fraction): bigint {
  const size = ((n < 0n ? -n : n) * 2n + d) / (2n * d)
  return n < 0n ? -size : size
}

/** Largest remainder by repetition: cut toward zero, then feed the part that lacks most, until the sum is right. */
function spread(total: bigint, shares: readonly Fraction[]): bigint[] {
  const parts = shares.map(({ n, d }) => n / d)
  for (let lack = total - sumOf(parts); lack !== 0n; lack = total - sumOf(parts)) {
    const step = lack > 0n ? 1n : -1n
    const lacks = shares.map((share, i) => times(minus(share, whole(parts[i]!)), whole(step)))
    const neediest = lacks.reduce((best, lack, i) => (isLess(lacks[best]!, lack) ? i : best), 0)
    parts[neediest]! += step
  }
  return parts
}

interface LineText {
  quantity: string
  unitPrice: string
  discount: { percent: string } | { amount: bigint } | null
  category: string
  rate: string
  jurisdiction: string | undefined
}
interface PolicyText {
  currency: string
  places: number
  taxRounding: 'document' | 'line'
  pricesIncludeTax: boolean
  discount: { percent: string; cap: bigint | null } | { amount: bigint } | null
}

/** A discount takes off its size, at most all there is, towards zero. */
function off(amount: bigint, discount: LineText['discount'] | PolicyText['discount']): bigint {
  if (discount === null) return 0n
  const size = amount < 0n ? -amount : amount
  const wished =
    'amount' in discount
      ? discount.amount
      : round(times(whole(size), over(read(discount.percent), whole(100n))))
  const cap = 'cap' in discount && discount.cap !== null ? discount.cap : wished
  const taken = [wished, cap, size].reduce((a, b) => (a < b ? a : b))
  return amount < 0n ? -taken : taken
}

function expected(lines: readonly LineText[], policy: PolicyText): Totals {
  const scale = whole(10n ** BigInt(policy.places))
  const gross = lines.map((l) => round(times(times(read(l.quantity), read(l.unitPrice)), scale)))
  const lineDiscount = lines.map((l, i) => off(gross[i]!, l.discount))
  const afterLine = gross.map((g, i) => g - lineDiscount[i]!)
  const subtotal = sumOf(afterLine)
  const discount = off(subtotal, policy.discount)
  const documentDiscount =
    discount === 0n
      ? lines.map(() => 0n)
      : spread(
          discount,
          afterLine.map((amount) => over(times(whole(amount), whole(discount)), whole(subtotal))),
        )
  const left = afterLine.map((amount, i) => amount - documentDiscount[i]!)
  const exactTax = lines.map((l, i) => {
    const rate = over(read(l.rate), whole(100n))
    return times(whole(left[i]!), policy.pricesIncludeTax ? over(rate, plus(whole(1n), rate)) : rate)
  })

  const tax = lines.map(() => 0n)
  // Rates are drawn with at most 5 places, so this is the rate's value however it was written.
  const keyOf = (l: LineText) =>
    `${l.category} ${round(times(read(l.rate), whole(100_000n)))} ${l.jurisdiction}`
  const keys = [...new Set(lines.map(keyOf))]
  const groups = keys.map((key) => {
    const members = lines.flatMap((l, i) => (keyOf(l) === key ? [i] : []))
    const shares = members.map((i) => exactTax[i]!)
    const taxes =
      policy.taxRounding === 'line' ? shares.map(round) : spread(round(shares.reduce(plus)), shares)
    members.forEach((i, k) => (tax[i] = taxes[k]!))
    const groupTax = sumOf(taxes)
    const amount = sumOf(members.map((i) => left[i]!))
    const { category, rate, jurisdiction } = lines[members[0]!]!
    return {
      category,
      rate,
      jurisdiction,
      base: policy.pricesIncludeTax ? amount - groupTax : amount,
      tax: groupTax,
    }
  })
  groups.sort((a, b) => {
    if (a.category !== b.category) return a.category < b.category ? -1 : 1
    if (isLess(read(a.rate), read(b.rate))) return -1
    if (isLess(read(b.rate), read(a.rate))) return 1
    return (a.jurisdiction ?? '') < (b.jurisdiction ?? '') ? -1 : 1
  })

  const net = left.map((amount, i) => (policy.pricesIncludeTax ? amount - tax[i]! : amount))
  return {
    lines: lines.map((_, i) => ({
      gross: gross[i]!,
      discount: lineDiscount[i]!,
      documentDiscount: documentDiscount[i]!,
      net: net[i]!,
      tax: tax[i]!,
      total: net[i]! + tax[i]!,
    })),
    groups: groups.map((group) => ({ ...group, rate: decimal(group.rate) })),
    subtotal,
    discount,
    net: sumOf(net),
    tax: sumOf(tax),
    total: sumOf(net) + sumOf(tax),
  }
}

/** Decimal text with exactly that many places. */
const decimals = (min: number, max: number, places: number) =>
  fc.integer({ min: min * 10 ** places, max: max * 10 ** places }).map((units) => {
    const digits = String(Math.abs(units)).padStart(places + 1, '0')
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
    return units < 0 ? `-${text}` : text
  })

const percent = fc.oneof(fc.constantFrom('0', '5', '10', '12.5', '33.333', '100'), decimals(0, 100, 3))
const amount = fc.oneof(fc.bigInt(0n, 5_000n), fc.bigInt(0n, 5_000_000n))
const lineText: fc.Arbitrary<LineText> = fc.record({
  quantity: fc.oneof(fc.constantFrom('1', '1', '0', '-1', '3', '0.5'), decimals(-20, 100, 4)),
  unitPrice: fc.oneof(decimals(0, 3, 2), decimals(0, 500, 2), decimals(0, 500, 6), decimals(-20, 20, 0)),
  discount: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    fc.record({ percent }),
    fc.record({ amount }),
  ),
  category: fc.constantFrom('S', 'S', 'Z', 'AE'),
  rate: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('0', '7', '8.1', '9.975', '10', '19', '20') },
    decimals(0, 40, 5),
  ),
  jurisdiction: fc.constantFrom(undefined, undefined, 'DE', 'US-IL'),
})
/** Up to a dozen lines, sometimes with their mirror images among them so that totals come to zero. */
const lineTexts = fc
  .tuple(fc.array(lineText, { maxLength: 12 }), fc.boolean())
  .map(([lines, mirrored]) => (mirrored ? [...lines, ...lines.map(negated)] : lines))
const policyText: fc.Arbitrary<PolicyText> = fc.record({
  currency: fc.constant(''),
  places: fc.constantFrom(0, 2, 3),
  taxRounding: fc.constantFrom('document', 'line'),
  pricesIncludeTax: fc.boolean(),
  discount: fc.oneof(
    fc.constant(null),
    fc.record({ percent, cap: fc.option(amount) }),
    fc.record({ amount }),
  ),
})

function negated(line: LineText): LineText {
  return { ...line, quantity: line.quantity.startsWith('-') ? line.quantity.slice(1) : `-${line.quantity}` }
}

function computed(lines: readonly LineText[], policy: PolicyText): Totals {
  const priced = lines.map((line): PricedLine => ({
    quantity: decimal(line.quantity),
    unitPrice: decimal(line.unitPrice),
    discount: line.discount === null ? null : discountOf(line.discount),
    taxCategory: line.category,
    taxRate: decimal(line.rate),
    taxJurisdiction: line.jurisdiction,
  }))
  const totalsPolicy: TotalsPolicy = {
    currency: { 0: 'JPY', 2: 'USD', 3: 'KWD' }[policy.places] ?? '',
    taxRounding: policy.taxRounding,
    pricesIncludeTax: policy.pricesIncludeTax,
    documentDiscount:
      policy.discount === null
        ? null
        : {
            ...discountOf(policy.discount),
            ...('cap' in policy.discount && policy.discount.cap !== null && { cap: policy.discount.cap }),
          },
  }
  const totals = totalsOf(priced, totalsPolicy)
  if (isRefusal(totals)) throw new Error(totals.message)
  return totals
}

function discountOf(discount: { percent: string } | { amount: bigint }) {
  return 'amount' in discount
    ? { kind: 'amount' as const, amount: discount.amount }
    : { kind: 'percent' as const, percent: decimal(discount.percent) }
}

describe('totals', () => {
  test('are those of the exact oracle, to the last unit of every line', () => {
    fc.assert(
      fc.property(lineTexts, policyText, (lines, policy) => {
        expect(computed(lines, policy)).toEqual(expected(lines, policy))
      }),
      { numRuns: 2000 },
    )
  })

  test('always add up: net + tax = total, lines = groups = document', () => {
    fc.assert(
      fc.property(lineTexts, policyText, (lines, policy) => {
        const totals = computed(lines, policy)
        const column = (name: 'net' | 'tax' | 'total' | 'documentDiscount') =>
          sumOf(totals.lines.map((line) => line[name]))
        expect(totals.net + totals.tax).toBe(totals.total)
        expect(totals.lines.filter((line) => line.net + line.tax !== line.total)).toEqual([])
        expect([column('net'), column('tax'), column('total')]).toEqual([
          totals.net,
          totals.tax,
          totals.total,
        ])
        expect(column('documentDiscount')).toBe(totals.discount)
        expect(sumOf(totals.groups.map((group) => group.base))).toBe(totals.net)
        expect(sumOf(totals.groups.map((group) => group.tax))).toBe(totals.tax)
        expect(totals.subtotal - totals.discount).toBe(policy.pricesIncludeTax ? totals.total : totals.net)
      }),
      { numRuns: 500 },
    )
  })

  test('of the negated document are the negated totals', () => {
    fc.assert(
      fc.property(lineTexts, policyText, (lines, policy) => {
        const totals = computed(lines, policy)
        const mirror = computed(lines.map(negated), policy)
        expect([mirror.net, mirror.tax, mirror.total]).toEqual([-totals.net, -totals.tax, -totals.total])
        expect(mirror.lines.map((line) => line.total)).toEqual(totals.lines.map((line) => -line.total))
      }),
      { numRuns: 500 },
    )
  })

  test('a discount never turns the sign of a line or of the document', () => {
    fc.assert(
      fc.property(lineTexts, policyText, (lines, policy) => {
        const totals = computed(lines, policy)
        const turned = totals.lines.filter(
          (line) => line.gross * (line.gross - line.discount - line.documentDiscount) < 0n,
        )
        expect(turned).toEqual([])
        expect(totals.subtotal * (totals.subtotal - totals.discount) >= 0n).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
