import type { WorkEvent } from '../contract/work-event.ts'

/** What an event tells, as a sentence for people. */
export function saidBy(event: WorkEvent): string {
  switch (event.type) {
    case 'order.priced':
      return `Order ${event.data.order.id} was priced for ${event.data.customer.name}.`
    case 'order.cancelled':
      return `Order ${event.data.order.id} was called off.`
    case 'storefront.sale_completed':
      return `The shop sold ${event.data.order.id}.`
    case 'storefront.cash_collected':
      return `The cash of ${event.data.order.id} was handed in.`
    case 'service_order.updated':
      return `Service order ${event.data.serviceOrder.id} for ${event.data.customer.name} ${event.data.stage === 'in_progress' ? 'was begun' : 'was planned'}.`
    case 'service_order.done':
      return `Service order ${event.data.serviceOrder.id} for ${event.data.customer.name} is done.`
    case 'trip.completed':
      return `Trip ${event.data.trip.id} for ${event.data.customer.name} was flown.`
    case 'booking.completed':
      return `Booking ${event.data.booking.id} of ${event.data.customer.name} is done.`
  }
}

/** The id of the work an event is about, in its source. */
export function workOf(event: WorkEvent): string {
  switch (event.type) {
    case 'order.priced':
    case 'order.cancelled':
    case 'storefront.sale_completed':
    case 'storefront.cash_collected':
      return event.data.order.id
    case 'service_order.updated':
    case 'service_order.done':
      return event.data.serviceOrder.id
    case 'trip.completed':
      return event.data.trip.id
    case 'booking.completed':
      return event.data.booking.id
  }
}
