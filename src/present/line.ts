import type { DocumentDiscount, LineDiscount } from '../contract/discount.ts'
import type * as view from '../contract/invoice-parts.ts'
import type { InvoiceLine } from '../domain/invoice/invoice.ts'
import type { TaxTerms } from '../domain/invoice/tax-terms.ts'
import type * as totals from '../domain/invoice/totals.ts'
import { formatDecimal } from '../kernel/decimal.ts'
import { numberOf } from './amount.ts'

/** A line as it stands on the document. */
export function presentLine(line: InvoiceLine): view.InvoiceLine {
  return {
    kind: line.kind,
    description: line.description,
    quantity: formatDecimal(line.quantity),
    unit: line.unit,
    unitPrice: formatDecimal(line.unitPrice),
    discount: line.lineDiscount === null ? null : presentLineDiscount(line.lineDiscount),
    taxCategory: line.taxCategory,
    taxRate: formatDecimal(line.taxRate),
    taxJurisdiction: line.taxJurisdiction ?? null,
    gross: numberOf(line.gross),
    discountAmount: numberOf(line.discount),
    documentDiscountAmount: numberOf(line.documentDiscount),
    net: numberOf(line.net),
    tax: numberOf(line.tax),
    total: numberOf(line.total),
    workId: line.workId,
    account: line.account ?? null,
  }
}

export const presentTaxTerms = ({
  category,
  rate,
  jurisdiction,
}: TaxTerms): Pick<view.TaxGroup, 'category' | 'rate' | 'jurisdiction'> => ({
  category,
  rate: formatDecimal(rate),
  jurisdiction: jurisdiction ?? null,
})

/** One tax group of the document. */
export function presentTaxGroup(group: totals.TaxGroup): view.TaxGroup {
  return {
    ...presentTaxTerms(group),
    base: numberOf(group.base),
    tax: numberOf(group.tax),
  }
}

function presentLineDiscount(discount: totals.LineDiscount): LineDiscount {
  return discount.kind === 'percent'
    ? { kind: 'percent', percent: formatDecimal(discount.percent) }
    : { kind: 'amount', amount: numberOf(discount.amount) }
}

/** A document's discount. */
export function presentDocumentDiscount(discount: totals.DocumentDiscount): DocumentDiscount {
  if (discount.kind === 'amount') return { kind: 'amount', amount: numberOf(discount.amount) }
  return {
    kind: 'percent',
    percent: formatDecimal(discount.percent),
    cap: discount.cap === undefined ? null : numberOf(discount.cap),
  }
}
