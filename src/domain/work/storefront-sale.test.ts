import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StorefrontSale } from './event.ts'
import { amountsOfSale } from './storefront-sale.ts'

const sale = (more: Partial<StorefrontSale>): StorefrontSale => ({
  order: { id: 's-1' },
  currency: 'USD',
  subtotal: 4500,
  total: 4500,
  payment: 'paid',
  ...more,
})

describe('the amounts of a storefront sale', () => {
  test('a sale without tax and tips is all revenue', () => {
    expect(amountsOfSale(sale({ subtotal: '12500', total: '12500', currency: 'MNT' }))).toEqual({
      total: 12_500n,
      revenue: 12_500n,
      tax: 0n,
      tips: 0n,
    })
  })

  test('the checkout of the research: 45.00, 6.50 delivery, "10%" tip, 56.00', () => {
    expect(amountsOfSale(sale({ deliveryFee: 650, tip: '10%', total: 5600 }))).toEqual({
      total: 5600n,
      revenue: 5150n,
      tax: 0n,
      tips: 450n,
    })
  })

  test.each([
    ['10%', 450n],
    ['12.5%', 563n], // 562.5, half away from zero
    ['0%', 0n],
    [300, 300n],
    ['300', 300n],
    [undefined, 0n],
  ])('a tip of %j is %s', (tip, tips) => {
    expect(amountsOfSale(sale({ tip, total: 9000 })).tips).toBe(tips)
    expect(amountsOfSale(sale({ deliveryTip: tip, total: 9000 })).tips).toBe(tips)
  })

  test('the tip for the store and the one for the driver are both tips', () => {
    expect(amountsOfSale(sale({ tip: '10%', deliveryTip: 200, tax: 400, total: 5550 }))).toEqual({
      total: 5550n,
      revenue: 4500n,
      tax: 400n,
      tips: 650n,
    })
  })

  test('minor units are the currency’s own: a share of 1127 yen and of 1.127 dinars round the same', () => {
    for (const currency of ['JPY', 'KWD']) {
      expect(amountsOfSale(sale({ currency, subtotal: 1127, tip: '10%', total: 1240 }))).toMatchObject({
        tips: 113n,
        revenue: 1127n,
      })
    }
  })
})

describe('a checkout over several stores', () => {
  test('the master records what is its own; its stores record their subtotals', () => {
    const master = amountsOfSale(
      sale({ subtotal: 7000, deliveryFee: 650, tip: '10%', total: 8350, storeOrders: ['s-1', 's-2'] }),
    )
    expect(master).toEqual({ total: 1350n, revenue: 650n, tax: 0n, tips: 700n })
  })

  test('an empty list of store orders is no master', () => {
    expect(amountsOfSale(sale({ storeOrders: [] })).total).toBe(4500n)
  })

  test('whatever it holds, master and children together are the checkout, in any order', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 5 }), amount, amount, (subtotals, fee, tip) => {
        const all = subtotals.reduce((a, b) => a + b, 0)
        const total = all + fee + tip
        const sales = [
          sale({
            subtotal: all,
            deliveryFee: fee,
            tip,
            total,
            storeOrders: subtotals.map((_, i) => `s-${i}`),
          }),
          ...subtotals.map((subtotal) => sale({ subtotal, total: subtotal })),
        ].map(amountsOfSale)
        expect(sales.reduce((sum, one) => sum + one.total, 0n)).toBe(BigInt(total))
        expect(sales.reduce((sum, one) => sum + one.tips, 0n)).toBe(BigInt(tip))
        for (const one of sales) expect(one.revenue + one.tax + one.tips).toBe(one.total)
      }),
    )
  })
})
