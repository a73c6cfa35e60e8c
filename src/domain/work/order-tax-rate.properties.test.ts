import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billed } from '../../../test/support/domain/billed.ts'
import { ACME } from '../../../test/support/domain/told-events.ts'
import type { OrderItem } from './event.ts'
import { chargesFromOrder } from './order-priced.ts'

const taxOf = (item: OrderItem, currency: string): bigint =>
  billed(chargesFromOrder({ order: { id: 'o' }, currency, customer: ACME, items: [item] }), currency).tax

/** Eight places of a percent name a tax exactly on lines below 10^10 minor units: 99 million dollars. */
const price = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 9_999_999_999 }))
const share = fc.integer({ min: 0, max: 1_000_000 })

describe('an item that names its tax gets exactly that tax, whatever rate it takes', () => {
  test('for any tax up to the price of one piece, in currencies of 0, 2 and 3 places', () => {
    fc.assert(
      fc.property(price, share, fc.constantFrom('JPY', 'USD', 'KWD'), (unitPrice, millionths, currency) => {
        const tax = (BigInt(unitPrice) * BigInt(millionths)) / 1_000_000n
        expect(taxOf({ unitPrice, taxAmount: String(tax) }, currency)).toBe(tax)
      }),
      { numRuns: 2000 },
    )
  })

  test('for pieces and parts of pieces', () => {
    const quantity = fc.integer({ min: 1, max: 40_000 }).map((thousandths) => (thousandths / 1000).toFixed(3))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        quantity,
        share,
        (unitPrice, pieces, millionths) => {
          // The line's own amount, by hand: thousandths of a piece times minor units, half up.
          const amount = (BigInt(unitPrice) * BigInt(pieces.replace('.', '')) + 500n) / 1000n
          const tax = (amount * BigInt(millionths)) / 1_000_000n
          expect(taxOf({ unitPrice, quantity: pieces, taxAmount: String(tax) }, 'USD')).toBe(tax)
        },
      ),
      { numRuns: 2000, examples: [[1, '0.500', 1_000_000]] },
    )
  })

  test('a returned item gives back exactly the tax it names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000_000 }), share, (unitPrice, millionths) => {
        const tax = (BigInt(unitPrice) * BigInt(millionths)) / 1_000_000n
        const charges = chargesFromOrder({
          order: { id: 'o' },
          currency: 'USD',
          customer: ACME,
          items: [
            { name: 'returned', unitPrice: -unitPrice, taxAmount: String(-tax) },
            { name: 'sold', unitPrice: unitPrice * 4, taxAmount: '0' },
          ],
        })
        expect(billed(charges, 'USD').tax).toBe(-tax)
      }),
    )
  })

  test('a line of no value has no tax rate to derive', () => {
    expect(taxOf({ unitPrice: 0, taxAmount: 5 }, 'USD')).toBe(0n)
  })
})
