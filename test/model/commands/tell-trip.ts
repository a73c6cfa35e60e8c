import fc from 'fast-check'
import { command } from '../command.ts'
import { tellWork } from '../oracle/telling.ts'
import { currency, customer, late, majorText, minor, named, rate, tell, thousandths } from './shapes.ts'

/** A charter trip is completed, with fuel, or with nothing estimated at all. */
export const tellTrip = fc
  .record({ id: fc.constantFrom('t-1', 't-2'), fuel: fc.option(minor), rate, customer, currency, late })
  .map((told) =>
    command(`trip ${told.id} with fuel at ${told.fuel} ${told.currency}`, (model) => {
      const price = 1000n * BigInt(told.fuel ?? 0)
      const estimate =
        told.fuel === null
          ? []
          : [
              {
                kind: 'fuel',
                price: majorText(price, told.currency),
                ...(told.rate === null ? {} : { taxRate: thousandths(told.rate) }),
              },
            ]
      const data = {
        trip: { id: told.id },
        legs: [{ from: 'TEB', to: 'PBI', departedOn: '2026-02-01' }],
        currency: told.currency,
        customer: named(told.customer),
        estimate,
      }
      return tell(model, told.late, 'trip.completed', data, (at) =>
        tellWork(model.oracle, {
          kind: 'trip',
          name: told.id,
          customer: told.customer,
          currency: told.currency,
          stage: 'completed',
          lines: told.fuel === null ? [] : [{ quantity: 1_000n, price, rate: told.rate, kind: 'fuel' }],
          discount: null,
          doubtful: false,
          says: JSON.stringify(estimate),
          at,
        }),
      )
    }),
  )
