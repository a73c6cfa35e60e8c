import { decimalOf, minorOf } from './amounts.ts'
import type { Charge, Charges, LineKind } from './charge.ts'
import type { BookedItem, BookingCompleted } from './event.ts'
import { taxOfLine, taxOfPlace } from './told-tax.ts'

/** What a completed booking charges: its products, extras and described adjustments, at the prices it names (seed 4). */
export function chargesFromBooking(booking: BookingCompleted): Charges {
  const place = booking.tax ? taxOfPlace(booking.tax) : null
  const charge = (kind: LineKind, item: BookedItem): Charge => ({
    kind,
    description: item.description,
    quantity: decimalOf(item.quantity ?? '1'),
    unit: null,
    unitPrice: decimalOf(item.unitPrice),
    discount: null,
    tax: taxOfLine(item, place) ?? place,
    workId: null,
  })
  return {
    charges: [
      ...booking.products.map((item) => charge('product', item)),
      ...(booking.extras ?? []).map((item) => charge('extra', item)),
      ...(booking.adjustments ?? []).map((item) => charge('adjustment', item)),
    ],
    documentDiscount: discountOf(booking.discount),
    review: null,
  }
}

function discountOf(discount: BookingCompleted['discount']): Charges['documentDiscount'] {
  if (!discount) return null
  if ('amount' in discount) return { kind: 'amount', amount: minorOf(discount.amount) }
  const percent = decimalOf(discount.percent)
  return discount.cap === undefined
    ? { kind: 'percent', percent }
    : { kind: 'percent', percent, cap: minorOf(discount.cap) }
}
