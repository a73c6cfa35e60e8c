import type { Order } from './records.ts'

/** What an order is called: the number people know, beside the id. */
export function orderRef(order: Order): { id: string; reference?: string } {
  return { id: order.id, ...(order.internal_id === null ? {} : { reference: order.internal_id }) }
}

export const isStorefront = (order: Order): boolean => order.type === 'storefront'

const CANCELLED = new Set(['canceled', 'cancelled', 'order_canceled', 'order_cancelled'])
const COMPLETED = new Set(['completed', 'order_completed', 'picked_up'])

export const isCancelled = (order: Order): boolean => CANCELLED.has(order.status ?? '')

/**
 * Whether an order is done. The codes of an order's steps are the company's own, so `order.completed` is believed too
 * as soon as the order has left its first step.
 */
export function isCompleted(order: Order, event: string): boolean {
  if (COMPLETED.has(order.status ?? '')) return true
  return event === 'order.completed' && order.status !== null && order.status !== 'created'
}

/** When an order came to be cancelled or completed: its tracking says so to the second, and never changes afterwards. */
export function reachedAt(order: Order, stage: 'cancelled' | 'completed'): string | null {
  const codes = stage === 'cancelled' ? CANCELLED : COMPLETED
  const times = order.tracking_statuses.flatMap(({ code, created_at: at }) =>
    at !== null && codes.has(code?.toLowerCase() ?? '') ? [at] : [],
  )
  return times.toSorted().at(-1) ?? null
}
