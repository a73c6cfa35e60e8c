import fc from 'fast-check'
import { command } from '../command.ts'
import { tellWork } from '../oracle/telling.ts'
import { currency, customer, late, majorText, minor, named, rate, tell, thousandths } from './shapes.ts'

/** A service order with an hour and a half and a part, as it stands: planned, under way or done. */
export const tellServiceOrder = fc
  .record({
    id: fc.constantFrom('s-1', 's-2', 's-3'),
    part: minor,
    rate,
    customer,
    currency,
    late,
    stage: fc.constantFrom('planned', 'in_progress', 'done', 'done', 'done'),
  })
  .map((told) =>
    command(`service order ${told.id} ${told.stage} ${told.part} ${told.currency}`, (model) => {
      const taxed = told.rate === null ? {} : { taxRate: thousandths(told.rate) }
      const part = 1000n * BigInt(told.part)
      const says = {
        labor: [
          { description: 'Repair', hours: '1.5', rate: majorText(4_250_500n, told.currency), ...taxed },
        ],
        parts: [{ description: 'Part', quantity: 1, price: majorText(part, told.currency), taxRate: '20' }],
      }
      const isDone = told.stage === 'done'
      const data = {
        serviceOrder: { id: told.id },
        currency: told.currency,
        customer: named(told.customer),
        ...says,
        ...(isDone ? {} : { stage: told.stage }),
      }
      return tell(model, told.late, isDone ? 'service_order.done' : 'service_order.updated', data, (at) =>
        tellWork(model.oracle, {
          kind: 'service_order',
          name: told.id,
          customer: told.customer,
          currency: told.currency,
          stage: told.stage,
          lines: [
            { quantity: 1_500n, price: 4_250_500n, rate: told.rate, kind: 'labor' },
            { quantity: 1_000n, price: part, rate: 20_000n, kind: 'part' },
          ],
          discount: null,
          doubtful: false,
          says: JSON.stringify(says),
          at,
        }),
      )
    }),
  )
