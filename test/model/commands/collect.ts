import fc from 'fast-check'
import { command } from '../command.ts'
import { collectCash } from '../oracle/telling.ts'
import { sale } from './sell.ts'
import { late, tell } from './shapes.ts'

export const collect = fc
  .record({ sale, late })
  .map((told) =>
    command(`collect the cash of ${told.sale}`, (model) =>
      tell(model, told.late, 'storefront.cash_collected', { order: { id: told.sale } }, (at) =>
        collectCash(model.oracle, { name: told.sale, at }),
      ),
    ),
  )
