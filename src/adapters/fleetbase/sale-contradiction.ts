import { z } from 'zod'
import type { StorefrontSale } from '../../domain/work/event.ts'
import { divideRounded, parseDecimal } from '../../kernel/decimal.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { Amount, listOf, mapOf, readAs } from './fields.ts'
import type { Order } from './records.ts'

/** What an order says beside its checkout's meta: what a client cannot write. Minor units, as digits. */
export interface SaleEvidence {
  /** To be collected on delivery. */
  readonly cod: string | null
  /** The amount of the order's transaction. */
  readonly booked: string | null
  readonly bookedCurrency: string | null
  /** One store's order of a checkout at several stores; it shares the transaction of the master. */
  readonly isChild: boolean
}

const Goods = listOf(z.looseObject({ meta: mapOf(z.looseObject({ subtotal: Amount })) }))

/**
 * Where a sale's figures contradict the rest of its order, or null. A client's details are merged over a checkout's
 * meta and can replace its total or its currency; what the checkout wrote elsewhere they cannot reach.
 */
export function contradictionOf(
  what: string,
  order: Order,
  sale: StorefrontSale,
  evidence: SaleEvidence,
): Refusal | null {
  const goods = readAs(Goods, order.payload['entities'], what, '/payload/entities')
  if (isRefusal(goods)) return goods
  const [total, subtotal] = [BigInt(sale.total), BigInt(sale.subtotal)]
  const say = (pointer: string, sentence: string): Refusal =>
    refuse('sale_contradicts_its_order', 6, `${what} ${sentence} (minor units of ${sale.currency}).`, {
      pointer,
      remedy: 'Look at the order in Fleetbase and record the sale by hand.',
    })

  if (evidence.bookedCurrency !== null && evidence.bookedCurrency !== sale.currency) {
    return say(
      '/meta/currency',
      `is told in ${sale.currency}, but its transaction is in ${evidence.bookedCurrency}`,
    )
  }
  const { least, most } = sumOf(sale, subtotal)
  if (total < least || total > most)
    return say('/meta/total', `names a total of ${total}, but its parts come to ${most}`)
  const cod = filled(evidence.cod)
  if (cod !== null && cod !== total)
    return say('/meta/total', `names a total of ${total}, but ${cod} is to be collected on delivery`)
  const weighed = goods.map((piece) => piece.meta.subtotal)
  if (weighed.length > 0 && weighed.every((amount) => amount !== null)) {
    const sum = weighed.reduce((all, amount) => all + BigInt(amount), 0n)
    if (sum !== subtotal)
      return say('/meta/subtotal', `names a subtotal of ${subtotal}, but its goods come to ${sum}`)
  }
  const booked = filled(evidence.booked)
  // Once a delivery quote is bought for it, an order's transaction is the quote's; a store's order shows the master's.
  const delivery = order.purchase_rate ? filled(order.purchase_rate.amount) : null
  if (booked !== null && booked !== total && booked !== delivery && !evidence.isChild) {
    return say('/meta/total', `names a total of ${total}, but its transaction is over ${booked}`)
  }
  return null
}

/** Subtotal, tips and delivery. A share is cut to whole units by the checkout, so each may take one unit off. */
function sumOf(sale: StorefrontSale, subtotal: bigint): { least: bigint; most: bigint } {
  const tips = [sale.tip, sale.deliveryTip].map((tip) => tipOf(tip, subtotal))
  const most = tips.reduce((sum, tip) => sum + tip.amount, subtotal + BigInt(sale.deliveryFee ?? 0))
  return { least: most - BigInt(tips.filter((tip) => tip.isShare).length), most }
}

function tipOf(tip: StorefrontSale['tip'], subtotal: bigint): { amount: bigint; isShare: boolean } {
  if (tip === undefined) return { amount: 0n, isShare: false }
  if (typeof tip !== 'string' || !tip.endsWith('%')) return { amount: BigInt(tip), isShare: false }
  const share = parseDecimal(tip.slice(0, -1))
  if (isRefusal(share)) return { amount: 0n, isShare: true }
  return { amount: divideRounded(subtotal * share, 10n ** 10n), isShare: true }
}

const filled = (amount: string | null): bigint | null =>
  amount === null || amount === '0' ? null : BigInt(amount)
