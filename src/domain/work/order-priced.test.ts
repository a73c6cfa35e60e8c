import { remarksInEnglish } from '../sentence/say.ts'
import { describe, expect, test } from 'vitest'
import { billed, charged } from '../../../test/support/domain/billed.ts'
import { ACME } from '../../../test/support/domain/told-events.ts'
import type { OrderPriced } from './event.ts'
import { chargesFromOrder } from './order-priced.ts'

const order = (more: Partial<OrderPriced>): OrderPriced => ({
  order: { id: 'o-1' },
  currency: 'EUR',
  customer: ACME,
  ...more,
})
const lines = (more: Partial<OrderPriced>): string[] => chargesFromOrder(order(more)).charges.map(charged)

const EVERY_SOURCE = {
  quote: {
    amount: 57_500,
    items: [
      { description: 'Base Fee', amount: '50000' },
      { code: 'PEAK_HOUR_FEE', amount: 7500 },
    ],
  },
  entities: [{ name: 'Crate', price: '39250', quantity: 2 }],
  items: [{ name: 'Pallet', unitPrice: 25_000, quantity: 2 }],
  deliveryFee: 10_000,
  serviceFee: 5000,
  total: 60_000,
} satisfies Partial<OrderPriced>

describe('rule 3: the first source that has anything is the only one', () => {
  test('quote items come first', () => {
    expect(lines(EVERY_SOURCE)).toEqual(['delivery Base Fee: 1 × 500', 'delivery PEAK_HOUR_FEE: 1 × 75'])
    expect(billed(chargesFromOrder(order(EVERY_SOURCE)), 'EUR').total).toBe(57_500n)
  })

  test('without items the quote is one line at its amount', () => {
    for (const quote of [{ amount: 35_000 }, { amount: '35000', items: [] }]) {
      expect(lines({ ...EVERY_SOURCE, quote })).toEqual(['delivery Delivery service — Order o-1: 1 × 350'])
    }
  })

  test("without a quote come the order's entities, with the fees beside them", () => {
    const { quote: _, ...rest } = EVERY_SOURCE
    expect(lines(rest)).toEqual([
      'item Crate: 2 × 392.5',
      'fee Delivery fee: 1 × 100',
      'fee Service fee: 1 × 50',
    ])
    expect(billed(chargesFromOrder(order(rest)), 'EUR').total).toBe(93_500n)
  })

  test("without entities come the order's own items, with the fees beside them", () => {
    const { quote: _, entities: __, ...rest } = EVERY_SOURCE
    for (const entities of [undefined, []]) {
      expect(lines({ ...rest, entities })).toEqual([
        'item Pallet: 2 × 250',
        'fee Delivery fee: 1 × 100',
        'fee Service fee: 1 × 50',
      ])
    }
  })

  test('without items comes the total, which holds the fees already', () => {
    const { deliveryFee, serviceFee, total } = EVERY_SOURCE
    expect(lines({ deliveryFee, serviceFee, total, items: [] })).toEqual([
      'delivery Delivery service — Order o-1: 1 × 600',
    ])
  })

  test('an order that names no price at all comes to nothing', () => {
    expect(billed(chargesFromOrder(order({})), 'EUR').total).toBe(0n)
  })
})

describe('what a quote item is called', () => {
  test.each([
    [{ description: 'Express', code: 'BASE_FEE' }, 'Express'],
    [{ description: null, code: 'BASE_FEE' }, 'BASE_FEE'],
    [{ description: '   ', code: 'BASE_FEE' }, 'BASE_FEE'],
    [{ code: 'BASE_FEE' }, 'BASE_FEE'],
    [{ description: null, code: null }, 'Service charge'],
    [{ description: '', code: ' ' }, 'Service charge'],
    [{}, 'Service charge'],
  ])('%j is called %s', (item, name) => {
    const [line] = lines({ quote: { amount: 900, items: [{ ...item, amount: '900' }] } })
    expect(line).toBe(`delivery ${name}: 1 × 9`)
  })
})

describe('quote items that do not add up', () => {
  test('an adjustment line makes the difference visible and a person is asked to look', () => {
    const charges = chargesFromOrder(
      order({
        order: { id: 'o-1', reference: 'ORD-7' },
        quote: { amount: 12_500, items: [{ code: 'BASE_FEE', amount: '9000' }] },
      }),
    )
    expect(charges.charges.map(charged)).toEqual([
      'delivery BASE_FEE: 1 × 90',
      'adjustment Adjustment to the quoted amount: 1 × 35',
    ])
    expect(remarksInEnglish(charges.review!)).toContain('ORD-7')
    expect(billed(charges, 'EUR').total).toBe(12_500n)
  })

  test('the adjustment takes away where the items come to more', () => {
    const charges = chargesFromOrder(
      order({ quote: { amount: 8000, items: [{ amount: 5000 }, { amount: 4000 }] } }),
    )
    expect(charges.charges.map(charged).at(-1)).toBe('adjustment Adjustment to the quoted amount: 1 × -10')
    expect(billed(charges, 'EUR').total).toBe(8000n)
    expect(charges.review).not.toBeNull()
  })

  test('items that add up need nobody, credit lines among them too', () => {
    const charges = chargesFromOrder(
      order({
        quote: { amount: 8500, items: [{ amount: '9000' }, { description: 'Discount', amount: '-500' }] },
      }),
    )
    expect(charges.review).toBeNull()
    expect(charges.charges.map(charged)).toEqual([
      'delivery Service charge: 1 × 90',
      'delivery Discount: 1 × -5',
    ])
  })

  test('the adjustment bears the tax of the order like the lines beside it', () => {
    const charges = chargesFromOrder(
      order({ tax: { category: 'S', rate: '20' }, quote: { amount: 10_000, items: [{ amount: 9000 }] } }),
    )
    expect(billed(charges, 'EUR')).toMatchObject({ net: 10_000n, tax: 2000n, total: 12_000n })
  })
})

describe('names and quantities of entities and items', () => {
  test.each([
    [{ name: 'Crate', description: 'big' }, 'Crate'],
    [{ name: null, description: 'big' }, 'big'],
    [{ name: ' ', description: 'big' }, 'big'],
    [{ name: null, description: null }, 'Item from order'],
    [{}, 'Item from order'],
  ])('%j is called %s', (thing, name) => {
    expect(lines({ entities: [{ ...thing, price: 100 }] })).toEqual([`item ${name}: 1 × 1`])
    expect(lines({ items: [{ ...thing, unitPrice: 100 }] })).toEqual([`item ${name}: 1 × 1`])
  })

  test.each([
    [undefined, '1'],
    [null, '1'],
    [0, '1'],
    ['0.00', '1'],
    [2, '2'],
    ['2', '2'],
    ['1.5', '1.5'],
  ])('a quantity of %j is %s', (quantity, text) => {
    expect(lines({ entities: [{ name: 'Crate', price: '1500', quantity }] })).toEqual([
      `item Crate: ${text} × 15`,
    ])
    expect(lines({ items: [{ name: 'Crate', unitPrice: '1500', quantity }] })).toEqual([
      `item Crate: ${text} × 15`,
    ])
  })

  test('fees of zero are no lines', () => {
    expect(
      lines({ entities: [{ name: 'Crate', price: 100 }], deliveryFee: 0, serviceFee: '0' }),
    ).toHaveLength(1)
  })
})

describe('the tax of an order', () => {
  test('its own rate stands on every line, and where it names none nothing is said', () => {
    expect(lines({ tax: { category: 'S', rate: 19 }, total: 100 })).toEqual([
      'delivery Delivery service — Order o-1: 1 × 1 @ S19%',
    ])
    expect(chargesFromOrder(order({ total: 100 })).charges[0]?.tax).toBeNull()
  })

  test('an item may name its own rate or the tax it bears; a rate is believed first', () => {
    const items = [
      { name: 'by rate', unitPrice: 10_000, taxRate: '7' },
      { name: 'by amount', unitPrice: 10_000, taxAmount: '700' },
      { name: 'by both', unitPrice: 10_000, taxRate: 0, taxAmount: 700 },
      { name: 'by neither', unitPrice: 10_000, taxRate: null, taxAmount: null },
    ]
    expect(lines({ items, tax: { category: 'S', rate: '19' } })).toEqual([
      'item by rate: 1 × 100 @ 7%',
      'item by amount: 1 × 100 @ 7%',
      'item by both: 1 × 100 @ 0%',
      'item by neither: 1 × 100 @ S19%',
    ])
  })

  test('an item is taxed where it says, else where the order does', () => {
    const items = [
      { name: 'there', unitPrice: 100, taxRate: '7', taxJurisdiction: 'US-IN' },
      { name: 'by rate', unitPrice: 100, taxRate: '7' },
      { name: 'by amount', unitPrice: 100, taxAmount: '7' },
      { name: 'as the order', unitPrice: 100 },
    ]
    const whose = (tax: OrderPriced['tax']) =>
      chargesFromOrder(order({ items, tax })).charges.map((one) => one.tax?.jurisdiction)
    expect(whose({ rate: 19, jurisdiction: 'US-IL' })).toEqual(['US-IN', 'US-IL', 'US-IL', 'US-IL'])
    expect(whose(undefined)).toEqual(['US-IN', undefined, undefined, undefined])
  })

  test('the ready case: 2 × 250 with tax 25, one of 300, delivery 100 and service 50 come to 950 + 25 = 975', () => {
    const charges = chargesFromOrder(
      order({
        items: [
          { name: 'Box', unitPrice: 250, quantity: 2, taxAmount: 25 },
          { name: 'Bag', unitPrice: 300, quantity: 0 },
        ],
        deliveryFee: 100,
        serviceFee: 50,
      }),
    )
    expect(billed(charges, 'EUR')).toMatchObject({ net: 950n, tax: 25n, total: 975n })
  })
})

describe('currencies with other places', () => {
  test.each([
    ['JPY', 12_500, '12500', 12_500n],
    ['USD', 12_500, '125', 12_500n],
    ['KWD', 12_500, '12.5', 12_500n],
    ['CLF', 12_501, '1.2501', 12_501n],
  ])('%s %i minor units are a price of %s and come back whole', (currency, amount, price, total) => {
    const charges = chargesFromOrder(order({ currency, quote: { amount } }))
    expect(charges.charges.map(charged)).toEqual([`delivery Delivery service — Order o-1: 1 × ${price}`])
    expect(billed(charges, currency).total).toBe(total)
  })
})
