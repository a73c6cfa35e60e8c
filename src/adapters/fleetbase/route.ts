/** What a webhook is about, and therefore what is read again; or why it is left alone. */
export type Route =
  | { readonly about: 'rate' | 'order' | 'deleted_order' }
  | { readonly about: 'nothing'; readonly reason: string }

/** Events after which an order may be priced, cancelled, completed or changed. */
const ORDER_CHANGED = new Set([
  'order.created',
  'order.ready',
  'order.updated',
  'order.dispatched',
  'order.completed',
  'order.canceled',
  'order.cancelled',
])

/**
 * Sorts a webhook by its event. An order is read again after any event that may have changed its price or its end, and
 * what it says then decides: so a lost or overtaken webhook is made good by the next one.
 */
export function routeOf(event: string): Route {
  if (event === 'purchase_rate.created') return { about: 'rate' }
  if (event === 'order.deleted') return { about: 'deleted_order' }
  if (ORDER_CHANGED.has(event)) return { about: 'order' }
  return { about: 'nothing', reason: `Nothing is billed because of "${event}".` }
}
