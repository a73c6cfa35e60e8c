import fc from 'fast-check'
import { command } from '../command.ts'
import { tellWork } from '../oracle/telling.ts'
import type { Line } from '../oracle/sums.ts'
import {
  currency,
  customer,
  discount,
  late,
  majorText,
  minor,
  named,
  rate,
  tell,
  thousandths,
} from './shapes.ts'

/** A home-services booking is completed: a cleaning and something less, with a discount and the tax of its place. */
export const tellBooking = fc
  .record({
    id: fc.constantFrom('b-1', 'b-2', 'b-3'),
    price: minor,
    rate,
    customer,
    currency,
    late,
    discount,
    less: fc.constantFrom(0, 0, 5, 2000),
  })
  .map((told) =>
    command(`booking ${told.id} at ${told.price} less ${told.less} ${told.currency}`, (model) => {
      const [price, less] = [1000n * BigInt(told.price), -1000n * BigInt(told.less)]
      const off = told.discount
      const says = {
        products: [{ description: 'Cleaning', quantity: '1.5', unitPrice: majorText(price, told.currency) }],
        ...(less === 0n
          ? {}
          : {
              adjustments: [
                { description: 'Less', unitPrice: majorText(less, told.currency), reason: 'reduced_scope' },
              ],
            }),
        ...(off === null
          ? {}
          : {
              discount: 'percent' in off ? { percent: String(off.percent) } : { amount: Number(off.amount) },
            }),
        ...(told.rate === null ? {} : { tax: { rate: thousandths(told.rate) } }),
      }
      const data = {
        booking: { id: told.id },
        serviceAddress: { postalCode: '10001', country: 'US' },
        currency: told.currency,
        customer: named(told.customer),
        ...says,
      }
      const lines: Line[] = [{ quantity: 1_500n, price, rate: told.rate, kind: 'product' }]
      if (less !== 0n) lines.push({ quantity: 1_000n, price: less, rate: told.rate, kind: 'adjustment' })
      return tell(model, told.late, 'booking.completed', data, (at) =>
        tellWork(model.oracle, {
          kind: 'booking',
          name: told.id,
          customer: told.customer,
          currency: told.currency,
          stage: 'completed',
          lines,
          discount: off,
          doubtful: false,
          says: JSON.stringify(says),
          at,
        }),
      )
    }),
  )
