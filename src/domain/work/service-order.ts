import { decimalOf } from './amounts.ts'
import type { Charge, Charges } from './charge.ts'
import type { ServiceOrderTold } from './event.ts'
import { taxOfLine } from './told-tax.ts'

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
        tax: taxOfLine(labor),
        workId: null,
      })),
      ...order.parts.map((part): Charge => ({
        kind: 'part',
        description: part.code ? `${part.description} (${part.code})` : part.description,
        quantity: decimalOf(part.quantity),
        unit: 'piece',
        unitPrice: decimalOf(part.price),
        discount: null,
        tax: taxOfLine(part),
        workId: null,
      })),
    ],
    documentDiscount: null,
    review: null,
  }
}
