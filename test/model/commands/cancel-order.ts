import fc from 'fast-check'
import { command } from '../command.ts'
import { cancelOrder } from '../oracle/telling.ts'
import { late, tell } from './shapes.ts'
import { order } from './tell-order.ts'

export const tellCancelled = fc
  .record({ order, late })
  .map((told) =>
    command(`cancel ${told.order}`, (model) =>
      tell(model, told.late, 'order.cancelled', { order: { id: told.order } }, (at) =>
        cancelOrder(model.oracle, { name: told.order, at }),
      ),
    ),
  )
