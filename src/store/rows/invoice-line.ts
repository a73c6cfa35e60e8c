import type { InvoiceLine } from '../../domain/invoice/invoice.ts'
import type { LineDiscount } from '../../domain/invoice/totals.ts'
import { decimal, formatDecimal } from '../../kernel/decimal.ts'
import { sql } from 'kysely'
import { columns } from './columns.ts'

const STORED = columns('l', [
  'invoiceId',
  'kind',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'discountKind',
  'discountValue',
  'taxCategory',
  'taxRate',
  'taxJurisdiction',
  'gross',
  'discount',
  'documentDiscount',
  'net',
  'tax',
  'total',
  'workId',
])

/** Everything of a line, with the document it stands on, from `invoice_line l`. Order by `l.position`. */
export const LINE_COLUMNS = sql`${STORED}, (select a.account from line_account a
  where a.org_id = l.org_id and a.invoice_id = l.invoice_id and a.revision = l.revision and a.position = l.position) as account`

export type LineRow = Omit<
  InvoiceLine,
  'quantity' | 'unitPrice' | 'taxRate' | 'taxJurisdiction' | 'lineDiscount' | 'account'
> & {
  readonly invoiceId: string
  readonly quantity: string
  readonly unitPrice: string
  readonly taxRate: string
  readonly taxJurisdiction: string | null
  readonly discountKind: 'percent' | 'amount' | null
  readonly discountValue: string | null
  readonly account: string | null
}

export function lineOf({
  invoiceId: _,
  discountKind,
  discountValue,
  taxJurisdiction,
  account,
  ...row
}: LineRow): InvoiceLine {
  return {
    ...row,
    quantity: decimal(row.quantity),
    unitPrice: decimal(row.unitPrice),
    taxRate: decimal(row.taxRate),
    lineDiscount: discountOf(discountKind, discountValue),
    ...(taxJurisdiction === null ? {} : { taxJurisdiction }),
    ...(account === null ? {} : { account }),
  }
}

/** A percentage is kept as it is, an amount in minor units; the column has the same eight places for both. */
function discountOf(kind: LineRow['discountKind'], value: string | null): LineDiscount | null {
  if (kind === null || value === null) return null
  return kind === 'percent'
    ? { kind, percent: decimal(value) }
    : { kind, amount: BigInt(value.replace(/\..*$/, '')) }
}

/** A line's discount as its column keeps it: a percentage, or minor units. */
export function discountText(discount: LineDiscount | null): string | null {
  if (!discount) return null
  return discount.kind === 'percent' ? formatDecimal(discount.percent) : String(discount.amount)
}
