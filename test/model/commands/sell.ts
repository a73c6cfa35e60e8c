import fc from 'fast-check'
import { command } from '../command.ts'
import { rounded } from '../oracle/sums.ts'
import { completeSale } from '../oracle/telling.ts'
import { currency, customer, late, named, tell } from './shapes.ts'

export const sale = fc.constantFrom('o-3', 'p-1', 'p-2')

/** A storefront checkout with a tip of a tenth: paid, or to be collected by the driver. */
export const sell = fc
  .record({
    sale,
    subtotal: fc.constantFrom(5, 4500, 9999),
    customer,
    currency,
    late,
    onDelivery: fc.boolean(),
  })
  .map((told) =>
    command(`sell ${told.sale} for ${told.subtotal} ${told.currency}`, (model) => {
      const { subtotal, onDelivery } = told
      const tips = rounded(BigInt(subtotal) * 10n, 100n)
      const total = BigInt(subtotal) + tips
      const data = {
        order: { id: told.sale },
        currency: told.currency,
        customer: named(told.customer),
        subtotal,
        tip: '10%',
        total: Number(total),
        payment: onDelivery ? 'cash_on_delivery' : 'paid',
      }
      return tell(model, told.late, 'storefront.sale_completed', data, (at) =>
        completeSale(model.oracle, { ...told, name: told.sale, total, tips, at }),
      )
    }),
  )
