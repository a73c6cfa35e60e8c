import type { InvoiceLine } from '../../domain/invoice/invoice.ts'
import { formatDecimal } from '../../kernel/decimal.ts'
import { discountText } from '../rows/invoice-line.ts'
import { column, Table, type Writes } from './set-based.ts'

/** The lines of one revision of a document, in their order. */
export interface Revision {
  readonly invoiceId: string
  readonly revision: number
  readonly lines: readonly InvoiceLine[]
}

interface LineRow {
  readonly of: Revision
  readonly position: number
  readonly line: InvoiceLine
}

const LINE = new Table('invoice_line', [
  column('invoice_id', 'uuid', (it: LineRow) => it.of.invoiceId),
  column('revision', 'int', (it: LineRow) => it.of.revision),
  column('position', 'int', (it: LineRow) => it.position),
  column('kind', 'text', (it: LineRow) => it.line.kind),
  column('description', 'text', (it: LineRow) => it.line.description),
  column('quantity', 'numeric', (it: LineRow) => formatDecimal(it.line.quantity)),
  column('unit', 'text', (it: LineRow) => it.line.unit),
  column('unit_price', 'numeric', (it: LineRow) => formatDecimal(it.line.unitPrice)),
  column('discount_kind', 'text', (it: LineRow) => it.line.lineDiscount?.kind ?? null),
  column('discount_value', 'numeric', (it: LineRow) => discountText(it.line.lineDiscount)),
  column('tax_category', 'text', (it: LineRow) => it.line.taxCategory),
  column('tax_rate', 'numeric', (it: LineRow) => formatDecimal(it.line.taxRate)),
  column('tax_jurisdiction', 'text', (it: LineRow) => it.line.taxJurisdiction ?? null),
  column('gross', 'bigint', (it: LineRow) => it.line.gross),
  column('discount', 'bigint', (it: LineRow) => it.line.discount),
  column('document_discount', 'bigint', (it: LineRow) => it.line.documentDiscount),
  column('net', 'bigint', (it: LineRow) => it.line.net),
  column('tax', 'bigint', (it: LineRow) => it.line.tax),
  column('total', 'bigint', (it: LineRow) => it.line.total),
  column('work_id', 'uuid', (it: LineRow) => it.line.workId),
])

const LINE_ACCOUNT = new Table('line_account', [
  column('invoice_id', 'uuid', (it: LineRow) => it.of.invoiceId),
  column('revision', 'int', (it: LineRow) => it.of.revision),
  column('position', 'int', (it: LineRow) => it.position),
  column('account', 'text', (it: LineRow) => it.line.account!),
])

/** Writes revisions' lines: all at once, so that the trigger sees each document whole. */
export function insertLines(writes: Writes, revisions: readonly Revision[]): void {
  const rows = revisions.flatMap((of) =>
    of.lines.map((line, at): LineRow => ({ of, position: at + 1, line })),
  )
  writes.insert(LINE, rows)
  writes.insert(
    LINE_ACCOUNT,
    rows.filter(({ line }) => line.account !== undefined),
  )
}
