import type { Invoice } from '../../domain/invoice/invoice.ts'
import { columns } from './columns.ts'
import { creditingOf } from './crediting-json.ts'
import { instalmentPlanOf } from './instalments-json.ts'
import { documentDiscountOf, taxGroupsOf } from './invoice-json.ts'

const NAMES = [
  'id',
  'kind',
  'stage',
  'series',
  'numberSeq',
  'number',
  'customerId',
  'customerVersion',
  'sellerVersion',
  'profileVersion',
  'eventId',
  'originalId',
  'currency',
  'issuedOn',
  'dueOn',
  'terms',
  'reference',
  'notes',
  'revision',
  'lineCount',
  'taxRounding',
  'pricesIncludeTax',
  'documentDiscount',
  'taxGroups',
  'subtotal',
  'discount',
  'net',
  'tax',
  'total',
  'paid',
  'credited',
  'refunded',
  'writtenOff',
  'receivable',
  'movedFirst',
  'movedBefore',
  'movedLast',
  'heldBefore',
  'review',
  'sentAt',
  'viewedAt',
  'postedAt',
  'publishedAt',
  'archivedAt',
  'endedAt',
  'endedOn',
  'endReason',
  'supersededBy',
  'crediting',
  'instalments',
  'version',
  'createdAt',
  'createdBy',
] as const satisfies readonly (keyof Invoice)[]

/** Everything of a document, from `invoice i`. */
export const INVOICE_COLUMNS = columns('i', NAMES)

/** A document as the columns give it: all but the four that are kept as JSON are as the rules want them. */
export type InvoiceRow = Omit<Invoice, 'documentDiscount' | 'taxGroups' | 'crediting' | 'instalments'> & {
  readonly documentDiscount: unknown
  readonly taxGroups: unknown
  readonly crediting: unknown
  readonly instalments: unknown
}

export const invoiceOf = (row: InvoiceRow): Invoice => ({
  ...row,
  documentDiscount: documentDiscountOf(row.documentDiscount),
  taxGroups: taxGroupsOf(row.taxGroups),
  crediting: creditingOf(row.crediting),
  instalments: instalmentPlanOf(row.instalments),
})
