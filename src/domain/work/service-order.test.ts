import { expect, test } from 'vitest'
import { billed, charged } from '../../../test/support/domain/billed.ts'
import { ACME } from '../../../test/support/domain/told-events.ts'
import { fieldService } from '../profile/field-service.ts'
import { chargesFromServiceOrder } from './service-order.ts'

const order = { serviceOrder: { id: 's-1' }, currency: 'EUR', customer: ACME }

test('labor is hours × rate and parts are quantity × price, each with its own VAT', () => {
  const charges = chargesFromServiceOrder({
    ...order,
    labor: [{ description: 'Repair', hours: '1.5', rate: '79.90', taxRate: '20' }],
    parts: [
      { description: 'Filter', code: 'F-1', quantity: 2, price: '12.345', taxRate: '5.5' },
      { description: 'Seal', quantity: '1', price: 3 },
    ],
  })
  expect(charges.charges.map(charged)).toEqual([
    'labor Repair: 1.5 hour × 79.9 @ 20%',
    'part Filter (F-1): 2 piece × 12.345 @ 5.5%',
    'part Seal: 1 piece × 3',
  ])
  // 119.85 + 24.69 + 3.00; tax 20 % of 122.85 (the seal takes the profile's 20 %) and 5.5 % of 24.69.
  expect(billed(charges, 'EUR', fieldService)).toMatchObject({
    net: 14_754n,
    tax: 2457n + 136n,
    total: 17_347n,
  })
  expect(charges).toMatchObject({ documentDiscount: null, review: null })
})

test('an hour and a half is billed as an hour and a half', () => {
  const charges = chargesFromServiceOrder({
    ...order,
    labor: [{ description: 'Repair', hours: 1.5, rate: 100 }],
    parts: [],
  })
  expect(billed(charges, 'EUR', fieldService).net).toBe(15_000n)
})

test('an order without labor and parts charges nothing', () => {
  expect(chargesFromServiceOrder({ ...order, labor: [], parts: [] }).charges).toEqual([])
})
