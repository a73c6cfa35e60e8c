import type { DocumentDiscountInput, LineDiscountInput } from '../contract/discount.ts'
import type { LineInput } from '../contract/invoice-request.ts'
import type { z } from '../contract/z.ts'
import type { DocumentDiscount, LineDiscount } from '../domain/invoice/totals.ts'
import { decimalOf, minorOf } from '../domain/work/amounts.ts'
import type { Charge, ChargedTax } from '../domain/work/charge.ts'

/** A line that was asked for, checked, as the rules read it. */
export function chargeOf(line: z.output<typeof LineInput>): Charge {
  return {
    kind: line.kind,
    description: line.description,
    quantity: decimalOf(line.quantity),
    unit: line.unit ?? null,
    unitPrice: decimalOf(line.unitPrice),
    discount: line.discount ? lineDiscountOf(line.discount) : null,
    tax: taxAsked(line),
    workId: line.workId ?? null,
    ...(line.account === undefined ? {} : { account: line.account }),
  }
}

/** The tax that was asked for; null where the organization's default was. */
export const taxAsked = ({
  taxCategory = null,
  taxRate,
  taxJurisdiction,
}: Pick<z.output<typeof LineInput>, 'taxCategory' | 'taxRate' | 'taxJurisdiction'>): ChargedTax | null =>
  taxRate == null
    ? null
    : {
        category: taxCategory,
        rate: decimalOf(taxRate),
        ...(taxJurisdiction === undefined ? {} : { jurisdiction: taxJurisdiction }),
      }

function lineDiscountOf(discount: LineDiscountInput): LineDiscount {
  return discount.kind === 'percent'
    ? { kind: 'percent', percent: decimalOf(discount.percent) }
    : { kind: 'amount', amount: minorOf(discount.amount) }
}

/** A document discount that was asked for, as the rules read it. */
export function documentDiscountOf(discount: DocumentDiscountInput): DocumentDiscount {
  if (discount.kind === 'amount') return { kind: 'amount', amount: minorOf(discount.amount) }
  const percent = decimalOf(discount.percent)
  return discount.cap == null
    ? { kind: 'percent', percent }
    : { kind: 'percent', percent, cap: minorOf(discount.cap) }
}
