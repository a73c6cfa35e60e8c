import type { WorkEvent } from '../src/domain/work/event.ts'

const CUSTOMERS = 2_000
const ITEMS = ['Delivery', 'Lift gate', 'Waiting time']

/** The price lock of order `n`: three lines, one of some thousand customers, over a year of days. Always the same for the same n. */
export function orderPriced(n: number, customers = CUSTOMERS): WorkEvent {
  const customer = (n * 7919) % customers
  const day = new Date(Date.UTC(2025, 0, 1 + (n % 365), 9)).toISOString()
  const amounts = ITEMS.map((_, at) => 500 + ((n * 31 + at * 977) % 90_000))
  return {
    source: 'dispatch',
    id: `event-${n}`,
    type: 'order.priced',
    occurredAt: day,
    data: {
      order: { id: `order-${n}`, reference: `ORD-${n}` },
      currency: 'USD',
      customer: {
        id: `customer-${customer}`,
        name: `Customer ${customer}`,
        email: `ap${customer}@example.com`,
      },
      quote: {
        id: `quote-${n}`,
        amount: amounts.reduce((sum, amount) => sum + amount, 0),
        items: ITEMS.map((description, at) => ({ description, amount: amounts[at]! })),
      },
      tax: { rate: '8.25' },
    },
  }
}
