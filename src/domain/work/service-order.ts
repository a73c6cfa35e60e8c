import { decimalOf } from './amounts.ts'
import type { Charge, Charges } from './charge.ts'
import type { DecimalInput, ServiceOrderTold } from './event.ts'

/** What a service order charges: labor (hours × rate), then parts (quantity × price), tax per line (seed 2). */
export function chargesFromServiceOrder(order: ServiceOrderTold): Charges {
  return {
    charges: [
      ...order.labor.map((labor): Charge => ({
        kind: 'labor',
        description: labor.description,
        quantity: decimalOf(labor.hours),
        unit: 'hour',
        unitPrice: decimalOf(labor.rate),
        discount: null,
        tax: taxOf(labor.taxRate),
        workId: null,
      })),
      ...order.parts.map((part): Charge => ({
        kind: 'part',
        description: part.code ? `${part.description} (${part.code})` : part.description,
        quantity: decimalOf(part.quantity),
        unit: 'piece',
        unitPrice: decimalOf(part.price),
        discount: null,
        tax: taxOf(part.taxRate),
        workId: null,
      })),
    ],
    documentDiscount: null,
    review: null,
  }
}

const taxOf = (rate: DecimalInput | undefined): Charge['tax'] =>
  rate === undefined ? null : { category: null, rate: decimalOf(rate) }
