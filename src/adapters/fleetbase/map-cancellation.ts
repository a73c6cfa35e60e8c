import type { WorkEvent } from '../../domain/work/event.ts'
import { orderRef, reachedAt } from './order-status.ts'
import type { Order } from './records.ts'

type Cancelled = Extract<WorkEvent, { type: 'order.cancelled' }>

/**
 * A cancelled order as a work event (rule 5). Its id carries when it was cancelled, so that an order that was taken up
 * again can be cancelled again.
 */
export function orderCancelled(order: Order, told: { source: string; at: string }): Cancelled {
  const occurredAt = reachedAt(order, 'cancelled') ?? order.updated_at ?? told.at
  return {
    source: told.source,
    id: `order:${order.id}:canceled:${occurredAt}`,
    type: 'order.cancelled',
    occurredAt,
    data: { order: orderRef(order), reason: 'The order was cancelled in Fleetbase.' },
  }
}

/** A deleted order: all that is left of it is its id, and when the webhook says it was deleted. */
export function orderDeleted(orderId: string, told: { source: string; at: string }): Cancelled {
  return {
    source: told.source,
    id: `order:${orderId}:deleted:${told.at}`,
    type: 'order.cancelled',
    occurredAt: told.at,
    data: { order: { id: orderId }, reason: 'The order was deleted in Fleetbase.' },
  }
}
