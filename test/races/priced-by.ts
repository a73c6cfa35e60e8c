import type { WorkEvent } from '../../src/domain/work/event.ts'
import { ACME, at, orderPriced } from '../support/domain/told-events.ts'

/**
 * The nth event of a writer, the same in every process: each third prices an order all writers price, so that they meet
 * in one document too.
 */
export function pricedBy(writer: string, n: number): WorkEvent {
  const order = n % 3 === 0 ? `shared-${n}` : `${writer}-${n}`
  return { ...orderPriced(order, 1000 + n, at(1), { customer: ACME }), id: `${writer} tells ${n}` }
}
