import type { WorkEvent } from '../../src/contract/work-event.ts'

const customer = { id: 'cus_1', name: 'Harbor Goods' }
const occurredAt = '2026-03-01T10:00:00Z'

/** A fleet order priced at that many cents. */
export function orderPriced(id: string, amount = 120_000, quote = `quote of ${id}`): WorkEvent {
  return {
    source: 'dispatch',
    id: `priced ${id} ${quote}`,
    type: 'order.priced',
    occurredAt,
    data: { currency: 'USD', customer, order: { id, reference: `ORD-${id}` }, quote: { id: quote, amount } },
  }
}

/** A service order that is done: two hours and a part. */
export function serviceOrderDone(id: string): Extract<WorkEvent, { type: 'service_order.done' }> {
  return {
    source: 'workshop',
    id: `done ${id}`,
    type: 'service_order.done',
    occurredAt,
    data: {
      currency: 'USD',
      customer,
      serviceOrder: { id },
      labor: [{ description: 'Technician', hours: '2', rate: '85.00', taxRate: '19' }],
      parts: [{ description: 'Gasket', quantity: 1, price: '30.00', taxRate: '19' }],
      quotationAmount: 18_000,
      orderAmount: 19_000,
    },
  }
}
