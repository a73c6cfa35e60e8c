import { jsonText } from './json.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { assert } from '../../kernel/assert.ts'
import { creditingText } from '../rows/crediting-json.ts'
import { instalmentPlanText } from '../rows/instalments-json.ts'
import { documentDiscountText, taxGroupsText } from '../rows/invoice-json.ts'
import { column, Table, type Writes } from './set-based.ts'

const ID = [column('id', 'uuid', (it: Invoice) => it.id)]

/** What is given once, when the document is made. */
const BORN = [
  column('kind', 'text', (it: Invoice) => it.kind),
  column('series', 'text', (it: Invoice) => it.series),
  column('profile_version', 'int', (it: Invoice) => it.profileVersion),
  column('event_id', 'uuid', (it: Invoice) => it.eventId),
  column('original_id', 'uuid', (it: Invoice) => it.originalId),
  column('currency', 'text', (it: Invoice) => it.currency),
  column('created_at', 'timestamptz', (it: Invoice) => it.createdAt),
  column('created_by', 'text', (it: Invoice) => it.createdBy),
]

/** What an edit or an act may change. */
const STANDING = [
  column('stage', 'text', (it: Invoice) => it.stage),
  column('seller_version', 'int', (it: Invoice) => it.sellerVersion),
  column('number_seq', 'bigint', (it: Invoice) => it.numberSeq),
  column('number', 'text', (it: Invoice) => it.number),
  column('customer_id', 'uuid', (it: Invoice) => it.customerId),
  column('customer_version', 'int', (it: Invoice) => it.customerVersion),
  column('issued_on', 'date', (it: Invoice) => it.issuedOn),
  column('due_on', 'date', (it: Invoice) => it.dueOn),
  column('terms', 'text', (it: Invoice) => it.terms),
  column('reference', 'text', (it: Invoice) => it.reference),
  column('notes', 'text', (it: Invoice) => it.notes),
  column('revision', 'int', (it: Invoice) => it.revision),
  column('line_count', 'int', (it: Invoice) => it.lineCount),
  column('tax_rounding', 'text', (it: Invoice) => it.taxRounding),
  column('prices_include_tax', 'boolean', (it: Invoice) => it.pricesIncludeTax),
  column('document_discount', 'jsonb', (it: Invoice) => documentDiscountText(it.documentDiscount)),
  column('tax_groups', 'jsonb', (it: Invoice) => taxGroupsText(it.taxGroups)),
  column('subtotal', 'bigint', (it: Invoice) => it.subtotal),
  column('discount', 'bigint', (it: Invoice) => it.discount),
  column('net', 'bigint', (it: Invoice) => it.net),
  column('tax', 'bigint', (it: Invoice) => it.tax),
  column('total', 'bigint', (it: Invoice) => it.total),
  column('paid', 'bigint', (it: Invoice) => it.paid),
  column('credited', 'bigint', (it: Invoice) => it.credited),
  column('refunded', 'bigint', (it: Invoice) => it.refunded),
  column('written_off', 'bigint', (it: Invoice) => it.writtenOff),
  column('receivable', 'bigint', (it: Invoice) => it.receivable),
  column('moved_first', 'date', (it: Invoice) => it.movedFirst),
  column('moved_before', 'date', (it: Invoice) => it.movedBefore),
  column('moved_last', 'date', (it: Invoice) => it.movedLast),
  column('held_before', 'bigint', (it: Invoice) => it.heldBefore),
  column('review', 'jsonb', (it: Invoice) => jsonText(it.review)),
  column('sent_at', 'timestamptz', (it: Invoice) => it.sentAt),
  column('viewed_at', 'timestamptz', (it: Invoice) => it.viewedAt),
  column('posted_at', 'timestamptz', (it: Invoice) => it.postedAt),
  column('published_at', 'timestamptz', (it: Invoice) => it.publishedAt),
  column('archived_at', 'timestamptz', (it: Invoice) => it.archivedAt),
  column('ended_at', 'timestamptz', (it: Invoice) => it.endedAt),
  column('ended_on', 'date', (it: Invoice) => it.endedOn),
  column('end_reason', 'text', (it: Invoice) => it.endReason),
  column('superseded_by', 'uuid', (it: Invoice) => it.supersededBy),
  column('crediting', 'jsonb', (it: Invoice) => creditingText(it.crediting)),
  column('instalments', 'jsonb', (it: Invoice) => instalmentPlanText(it.instalments)),
  column('version', 'int', (it: Invoice) => it.version),
]

export const INVOICE: Table<Invoice> = new Table('invoice', [...ID, ...BORN, ...STANDING])

/** Writes documents as they stand now. Asserts that each was at the version before: nobody else wrote it meanwhile. */
export function updateInvoices(writes: Writes, invoices: readonly Invoice[]): void {
  writes.update('invoice', ID, STANDING, invoices, {
    and: 'and old.version = new.version - 1',
    check: (found) =>
      assert(found === invoices.length, 'a document was changed by somebody else at the same time'),
  })
}
