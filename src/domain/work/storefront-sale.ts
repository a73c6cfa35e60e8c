import { divideRounded } from '../../kernel/decimal.ts'
import { decimalOf, minorOf } from './amounts.ts'
import type { Amount, StorefrontSale } from './event.ts'

/** What a storefront sale puts into the books, in minor units: `total` = `revenue` + `tax` + `tips`. */
export interface SaleAmounts {
  readonly total: bigint
  readonly revenue: bigint
  readonly tax: bigint
  readonly tips: bigint
}

/**
 * The amounts of a sale (rule 6). Tips may be a share of the subtotal ("10%"). The master of a multi-store checkout
 * holds its stores' subtotals in its total; those are recorded by the store orders themselves, so that nothing counts
 * twice in whichever order they arrive.
 */
export function amountsOfSale(sale: StorefrontSale): SaleAmounts {
  const subtotal = minorOf(sale.subtotal)
  const tax = sale.tax === undefined ? 0n : minorOf(sale.tax)
  const tips = tipOf(sale.tip, subtotal) + tipOf(sale.deliveryTip, subtotal)
  const elsewhere = sale.storeOrders && sale.storeOrders.length > 0 ? subtotal : 0n
  const total = minorOf(sale.total) - elsewhere
  return { total, revenue: total - tax - tips, tax, tips }
}

function tipOf(tip: Amount | undefined, subtotal: bigint): bigint {
  if (tip === undefined) return 0n
  if (typeof tip === 'string' && tip.endsWith('%')) {
    return divideRounded(subtotal * decimalOf(tip.slice(0, -1)), 100n * decimalOf('1'))
  }
  return minorOf(tip)
}
