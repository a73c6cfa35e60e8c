import { describe, expect, test } from 'vitest'
import { billed, charged } from '../../../test/support/domain/billed.ts'
import { ACME } from '../../../test/support/domain/told-events.ts'
import { homeServices } from '../profile/home-services.ts'
import { chargesFromBooking } from './booking.ts'
import type { BookingCompleted } from './event.ts'

const booking = (more: Partial<BookingCompleted> = {}): BookingCompleted => ({
  booking: { id: 'b-1' },
  currency: 'USD',
  customer: ACME,
  serviceAddress: { postalCode: '10001' },
  products: [{ description: 'Cleaning', unitPrice: '120' }],
  ...more,
})

describe('the lines of a booking', () => {
  test('are its products, then extras, then described adjustments', () => {
    const { charges } = chargesFromBooking(
      booking({
        products: [{ description: 'Cleaning', unitPrice: '120', quantity: 2 }],
        extras: [{ description: 'Oven', unitPrice: 25.5 }],
        adjustments: [
          { description: 'Balcony found on site', unitPrice: 40, reason: 'additional_work' },
          { description: 'Bathroom left out', unitPrice: '-30', reason: 'reduced_scope' },
          { description: 'Sorry for the wait', unitPrice: '-10', quantity: '1', reason: 'goodwill' },
        ],
      }),
    )
    expect(charges.map(charged)).toEqual([
      'product Cleaning: 2 × 120',
      'extra Oven: 1 × 25.5',
      'adjustment Balcony found on site: 1 × 40',
      'adjustment Bathroom left out: 1 × -30',
      'adjustment Sorry for the wait: 1 × -10',
    ])
  })

  test('bear the tax of the service address unless they name a rate of their own', () => {
    const { charges } = chargesFromBooking(
      booking({
        tax: { category: 'S', rate: '8.875' },
        extras: [{ description: 'Gift card', unitPrice: 10, taxRate: 0 }],
        adjustments: [{ description: 'Balcony', unitPrice: 40, reason: 'additional_work' }],
      }),
    )
    expect(charges.map(charged)).toEqual([
      'product Cleaning: 1 × 120 @ S8.875%',
      'extra Gift card: 1 × 10 @ S0%',
      'adjustment Balcony: 1 × 40 @ S8.875%',
    ])
  })

  test('and are of the jurisdiction of the service address unless they name another', () => {
    const { charges } = chargesFromBooking(
      booking({
        tax: { rate: '8.875', jurisdiction: 'US-NY' },
        extras: [
          { description: 'Gift card', unitPrice: 10, taxRate: 0 },
          { description: 'Key', unitPrice: 10, taxRate: 6.625, taxJurisdiction: 'US-NJ' },
        ],
      }),
    )
    expect(charges.map(({ tax }) => tax?.jurisdiction)).toEqual(['US-NY', 'US-NY', 'US-NJ'])
  })

  test("without an address tax the profile's stands", () => {
    const charges = chargesFromBooking(booking())
    expect(charges.charges[0]?.tax).toBeNull()
    // 8.25 % of 120.00
    expect(billed(charges, 'USD', homeServices)).toMatchObject({ net: 12_000n, tax: 990n, total: 12_990n })
  })
})

describe('the discount of a booking', () => {
  const total = (discount: BookingCompleted['discount']): bigint =>
    billed(chargesFromBooking(booking({ tax: { rate: '0' }, discount })), 'USD', homeServices).total

  test('is an amount in minor units', () => expect(total({ amount: '1550' })).toBe(10_450n))
  test('or a percentage', () => expect(total({ percent: '12.5' })).toBe(10_500n))
  test('that may have a cap', () => {
    expect(total({ percent: 50, cap: 2000 })).toBe(10_000n)
    expect(total({ percent: 10, cap: '2000' })).toBe(10_800n)
  })
  test('and never takes more than there is', () => expect(total({ amount: 20_000 })).toBe(0n))

  test('reaches the adjusted sum: 120 + 40 − 30 less 10 % at 10 % tax', () => {
    const charges = chargesFromBooking(
      booking({
        tax: { rate: '10' },
        adjustments: [
          { description: 'More', unitPrice: 40, reason: 'additional_work' },
          { description: 'Less', unitPrice: -30, reason: 'reduced_scope' },
        ],
        discount: { percent: 10 },
      }),
    )
    expect(billed(charges, 'USD', homeServices)).toMatchObject({
      subtotal: 13_000n,
      discount: 1300n,
      net: 11_700n,
      tax: 1170n,
      total: 12_870n,
    })
  })
})
