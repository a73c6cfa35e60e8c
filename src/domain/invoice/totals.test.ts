import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { decimalTextOf } from '../../kernel/money.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { type LineDiscount, type PricedLine, type Totals, type TotalsPolicy, totalsOf } from './totals.ts'

const policy: TotalsPolicy = {
  currency: 'EUR',
  taxRounding: 'document',
  pricesIncludeTax: false,
  documentDiscount: null,
}
const amountOff = (amount: bigint): LineDiscount => ({ kind: 'amount', amount })
const percentOff = (percent: string) => ({ kind: 'percent' as const, percent: decimal(percent) })

/** "3 x 45.00 @ 21": a standard-rated line. */
function line(text: string, discount: LineDiscount | null = null, taxCategory = 'S'): PricedLine {
  const [quantity = '', unitPrice = '', rate = ''] = text.split(/ x | @ /)
  const [q, p, r] = [decimal(quantity), decimal(unitPrice), decimal(rate)]
  return { quantity: q, unitPrice: p, discount, taxCategory, taxRate: r }
}

function totals(lines: readonly PricedLine[], change: Partial<TotalsPolicy> = {}): Totals {
  const result = totalsOf(lines, { ...policy, ...change })
  if (isRefusal(result)) throw new Error(result.message)
  return result
}

/** "net + tax = total" as an accountant would write it. */
function summary(lines: readonly PricedLine[], change: Partial<TotalsPolicy> = {}): string {
  const { net, tax, total } = totals(lines, change)
  const text = (amount: bigint) => decimalTextOf(amount, change.currency ?? policy.currency)
  return `${text(net)} + ${text(tax)} = ${text(total)}`
}

describe('the vectors of rule 13', () => {
  test('8180.00 @ 9.975 %', () => {
    expect(summary([line('1 x 8180.00 @ 9.975')])).toBe('8180.00 + 815.96 = 8995.96')
  })
  test('138.66 @ 19 %', () => {
    expect(summary([line('1 x 138.66 @ 19')])).toBe('138.66 + 26.35 = 165.01')
  })
  test('three lines of 0.70 @ 8.1 %: per group and per line', () => {
    const lines = Array.from({ length: 3 }, () => line('1 x 0.70 @ 8.1'))
    expect(summary(lines)).toBe('2.10 + 0.17 = 2.27')
    expect(summary(lines, { taxRounding: 'line' })).toBe('2.10 + 0.18 = 2.28')
    expect(totals(lines).lines.map((l) => l.tax)).toEqual([6n, 6n, 5n])
    expect(totals(lines, { taxRounding: 'line' }).lines.map((l) => l.tax)).toEqual([6n, 6n, 6n])
  })
  test('110 less 10 @ 10 %', () => {
    expect(summary([line('1 x 110 @ 10', amountOff(1000n))])).toBe('100.00 + 10.00 = 110.00')
    expect(summary([line('1 x 110 @ 10')], { documentDiscount: amountOff(1000n) })).toBe(
      '100.00 + 10.00 = 110.00',
    )
  })
  test('3 × 45 less 60 @ 21 %', () => {
    expect(summary([line('3 x 45 @ 21', amountOff(6000n))])).toBe('75.00 + 15.75 = 90.75')
  })
  test('JPY 1127 @ 10 %', () => {
    expect(summary([line('1 x 1127 @ 10')], { currency: 'JPY' })).toBe('1127 + 113 = 1240')
  })
})

describe('prices that contain the tax', () => {
  test('net = gross − round(gross × r / (1 + r)) per group', () => {
    const lines = Array.from({ length: 3 }, () => line('1 x 0.99 @ 19'))
    // 2.97 × 19/119 = 0.4742; a single 0.99 has 0.158.
    expect(summary(lines, { pricesIncludeTax: true })).toBe('2.50 + 0.47 = 2.97')
    expect(summary(lines, { pricesIncludeTax: true, taxRounding: 'line' })).toBe('2.49 + 0.48 = 2.97')
    expect(totals(lines, { pricesIncludeTax: true }).lines.map((l) => [l.net, l.tax, l.total])).toEqual([
      [83n, 16n, 99n],
      [83n, 16n, 99n],
      [84n, 15n, 99n],
    ])
  })
  test('the total is what the prices said, less the discounts', () => {
    const result = totals([line('1 x 120.00 @ 20', percentOff('10')), line('2 x 11.00 @ 10')], {
      pricesIncludeTax: true,
      documentDiscount: amountOff(1300n),
    })
    expect(result).toMatchObject({ subtotal: 13000n, discount: 1300n, total: 11700n, tax: 1620n + 180n })
    expect(result.lines.map((l) => l.documentDiscount)).toEqual([1080n, 220n])
  })
})

describe('discounts (rule 11)', () => {
  test('each tax group loses exactly its share', () => {
    const lines = [line('1 x 100 @ 19'), line('1 x 50 @ 7'), line('1 x 50 @ 0', null, 'E')]
    const result = totals(lines, { documentDiscount: percentOff('10') })
    expect(result.groups).toEqual([
      { category: 'E', rate: decimal('0'), base: 4500n, tax: 0n },
      { category: 'S', rate: decimal('7'), base: 4500n, tax: 315n },
      { category: 'S', rate: decimal('19'), base: 9000n, tax: 1710n },
    ])
    expect(result).toMatchObject({
      subtotal: 20000n,
      discount: 2000n,
      net: 18000n,
      tax: 2025n,
      total: 20025n,
    })
  })
  test('cents that do not divide go to the largest remainder, earlier first', () => {
    const lines = Array.from({ length: 3 }, () => line('1 x 10 @ 20'))
    const result = totals(lines, { documentDiscount: amountOff(1000n) })
    expect(result.lines.map((l) => l.documentDiscount)).toEqual([334n, 333n, 333n])
  })
  test('a cap holds back a percentage', () => {
    const capped = { ...percentOff('50'), cap: 3000n }
    expect(totals([line('1 x 100 @ 0')], { documentDiscount: capped }).discount).toBe(3000n)
    expect(totals([line('1 x 40 @ 0')], { documentDiscount: capped }).discount).toBe(2000n)
  })
  test('never below zero, for a line or the document', () => {
    expect(summary([line('1 x 30 @ 21', amountOff(5000n))])).toBe('0.00 + 0.00 = 0.00')
    const result = totals([line('1 x 30 @ 21'), line('1 x 20 @ 7')], { documentDiscount: amountOff(9900n) })
    expect(result).toMatchObject({ subtotal: 5000n, discount: 5000n, net: 0n, tax: 0n, total: 0n })
    expect(result.lines.map((l) => l.total)).toEqual([0n, 0n])
  })
  test('an adjustment line carries its part of a percentage', () => {
    const result = totals([line('1 x 100 @ 20'), line('-1 x 20 @ 20')], {
      documentDiscount: percentOff('10'),
    })
    expect(result.lines.map((l) => [l.documentDiscount, l.net, l.tax, l.total])).toEqual([
      [1000n, 9000n, 1800n, 10800n],
      [-200n, -1800n, -360n, -2160n],
    ])
  })
})

describe('lines that cancel out', () => {
  test('show their own tax, not a blown-up share of the rest', () => {
    const result = totals([line('1 x 1000.00 @ 20'), line('-1 x 999.97 @ 20')])
    expect(result.lines.map((l) => l.tax)).toEqual([20000n, -19999n])
    expect(result).toMatchObject({ net: 3n, tax: 1n, total: 4n })
  })
  test('leave nothing to discount', () => {
    const lines = [line('1 x 100 @ 20'), line('-1 x 100 @ 20')]
    const result = totals(lines, { documentDiscount: amountOff(500n) })
    expect(result).toMatchObject({ subtotal: 0n, discount: 0n, net: 0n, tax: 0n, total: 0n })
    expect(result.lines.map((l) => l.tax)).toEqual([2000n, -2000n])
  })
  test('no lines come to nothing', () => {
    expect(totals([], { documentDiscount: amountOff(500n) })).toEqual({
      lines: [],
      groups: [],
      subtotal: 0n,
      discount: 0n,
      net: 0n,
      tax: 0n,
      total: 0n,
    })
  })
})

test('groups keep categories and rates apart, whatever the order of lines', () => {
  const lines = [line('1 x 3 @ 0', null, 'Z'), line('1 x 2 @ 20'), line('1 x 1 @ 0', null, 'AE')]
  const names = totals([...lines, line('1 x 4 @ 5.5'), line('1 x 5 @ 20')]).groups
  expect(names.map((g) => [g.category, g.rate, g.base])).toEqual([
    ['AE', decimal('0'), 100n],
    ['S', decimal('5.5'), 400n],
    ['S', decimal('20'), 700n],
    ['Z', decimal('0'), 300n],
  ])
})

test('groups keep jurisdictions apart, and round each by itself', () => {
  const whose = (taxJurisdiction?: string) => ({ ...line('1 x 0.70 @ 8.1'), taxJurisdiction })
  const { groups, tax } = totals([whose('US-IL'), whose(), whose('DE'), whose(), whose('US-IL')])
  expect(groups.map((g) => [g.jurisdiction, g.base, g.tax])).toEqual([
    [undefined, 140n, 11n],
    ['DE', 70n, 6n],
    ['US-IL', 140n, 11n],
  ])
  expect(groups[0]).not.toHaveProperty('jurisdiction')
  expect(tax).toBe(28n)
})

describe('refused', () => {
  const good = line('1 x 10 @ 20')
  test.each<[string, PricedLine, Partial<TotalsPolicy>, string]>([
    ['currency_unknown', good, { currency: 'XXX' }, '/currency'],
    ['tax_rate_negative', { ...good, taxRate: decimal('-1') }, {}, '/lines/0/taxRate'],
    ['discount_out_of_range', { ...good, discount: percentOff('100.01') }, {}, '/lines/0/discount'],
    ['discount_out_of_range', { ...good, discount: percentOff('-1') }, {}, '/lines/0/discount'],
    ['discount_out_of_range', { ...good, discount: amountOff(-1n) }, {}, '/lines/0/discount'],
    ['discount_out_of_range', good, { documentDiscount: amountOff(-1n) }, '/documentDiscount'],
    [
      'discount_out_of_range',
      good,
      { documentDiscount: { ...percentOff('5'), cap: -1n } },
      '/documentDiscount',
    ],
    ['amount_too_large', line('1000000000 x 1000000 @ 0'), {}, '/lines/0'],
    ['amount_too_large', line('1 x 9000000000000 @ 20'), {}, '/lines/0'],
  ])('%s', (code, priced, change, pointer) => {
    expect(totalsOf([priced], { ...policy, ...change })).toMatchObject({ refused: true, code, pointer })
  })
  test('a document too large although its lines are not', () => {
    const lines = [line('1 x 6000000000000 @ 0'), line('1 x 6000000000000 @ 0')]
    expect(totalsOf(lines, policy)).toMatchObject({ code: 'amount_too_large', pointer: '/lines' })
  })
})
