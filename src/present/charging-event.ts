import { minorOf } from '../domain/work/amounts.ts'
import type { WorkEvent } from '../domain/work/event.ts'
import { numberOf } from './amount.ts'

/** What was quoted and what was ordered, as the event behind a piece of work says; minor units, net (rule 7). */
export function askedAmounts(event: WorkEvent): {
  quotationAmount: number | null
  orderAmount: number | null
} {
  if (!('quotationAmount' in event.data || 'orderAmount' in event.data))
    return { quotationAmount: null, orderAmount: null }
  const { quotationAmount, orderAmount } = event.data
  return {
    quotationAmount: quotationAmount === undefined ? null : numberOf(minorOf(quotationAmount)),
    orderAmount: orderAmount === undefined ? null : numberOf(minorOf(orderAmount)),
  }
}
