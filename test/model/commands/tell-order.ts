import fc from 'fast-check'
import { command } from '../command.ts'
import { tellWork } from '../oracle/telling.ts'
import type { Line } from '../oracle/sums.ts'
import { currency, customer, late, minor, named, rate, tell, thousandths } from './shapes.ts'

export const order = fc.constantFrom('o-1', 'o-2', 'o-3')

/** An order is priced, or priced again: by its quote, by items that may not add up to it, or by its own total. */
export const tellOrder = fc
  .record({ order, amount: minor, item: fc.option(minor), rate, customer, currency, late, own: fc.boolean() })
  .map((told) =>
    command(`tell ${told.order} at ${told.amount} ${told.currency}`, async (model) => {
      const { amount, item } = told
      const parts = told.own || item === null ? [amount] : item === amount ? [item] : [item, amount - item]
      const lines = parts.map((part, at): Line => ({
        // What its items do not come to is a line of its own.
        kind: at === 0 ? 'delivery' : 'adjustment',
        quantity: 1000n,
        price: 1000n * BigInt(part),
        rate: told.rate,
      }))
      const priced = told.own
        ? { total: amount }
        : {
            quote: {
              id: `${told.order} at ${amount}`,
              amount,
              ...(item === null ? {} : { items: [{ amount: String(item) }] }),
            },
          }
      const says = {
        ...priced,
        ...(told.rate === null ? {} : { tax: { rate: thousandths(told.rate) } }),
      }
      const data = {
        order: { id: told.order },
        currency: told.currency,
        customer: named(told.customer),
        ...says,
      }
      await tell(model, told.late, 'order.priced', data, (at) =>
        tellWork(model.oracle, {
          kind: 'order',
          name: told.order,
          customer: told.customer,
          currency: told.currency,
          stage: 'priced',
          lines,
          discount: null,
          doubtful: parts.length > 1,
          says: JSON.stringify({ ...says, of: told.currency }),
          at,
        }),
      )
    }),
  )
