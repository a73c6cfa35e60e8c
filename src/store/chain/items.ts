import type { Attachment, Withdrawal } from '../../domain/attachment/attachment.ts'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Invoice, InvoiceLine } from '../../domain/invoice/invoice.ts'
import type { JournalEntry } from '../../domain/ledger/entry.ts'
import type { InstalmentRecord } from '../../domain/receivables/instalment-record.ts'
import { creditingText } from '../rows/crediting-json.ts'
import { documentDiscountText, taxGroupsText } from '../rows/invoice-json.ts'
import { discountText } from '../rows/invoice-line.ts'

/**
 * Each kind of item that is chained, as one text: every field of it in a fixed order, so that the same item always
 * comes to the same text and two different ones never do. A field that is added to an item is added here too, at the
 * end; a test changes each column in turn and expects to be found out.
 */

type ChainedEntry = JournalEntry & {
  readonly recordedAt: string
  readonly actor: string
  readonly eventId: string | null
}

export function entryText(entry: ChainedEntry): string {
  return textOf([
    'entry',
    entry.id,
    entry.date,
    entry.recordedAt,
    entry.kind,
    entry.documentType,
    entry.documentId,
    entry.customerId,
    entry.currency,
    entry.description,
    entry.reverses,
    entry.eventId,
    entry.actor,
    entry.postings.map(({ account, amount, invoiceId }) => [account, amount, invoiceId]),
    // Left out where there is none, so that what was chained before it was kept reads the same.
    ...(entry.taxes?.length ? [taxGroupsText(entry.taxes)] : []),
  ])
}

/** A line as it is kept: where it stands, and its discount as kind and decimal text. */
export interface ChainedLine extends Omit<InvoiceLine, 'lineDiscount'> {
  readonly position: number
  readonly discountKind: string | null
  readonly discountValue: string | null
}

export function linesText(invoiceId: string, revision: number, lines: readonly ChainedLine[]): string {
  return textOf(['lines', invoiceId, revision, lines.map(lineFields)])
}

/** The lines of a revision as they will be kept. */
export function chainedLines(lines: readonly InvoiceLine[]): ChainedLine[] {
  return lines.map(({ lineDiscount, ...line }, at) => ({
    ...line,
    position: at + 1,
    discountKind: lineDiscount?.kind ?? null,
    discountValue: discountText(lineDiscount),
  }))
}

const lineFields = (line: ChainedLine): unknown[] => [
  line.position,
  line.kind,
  line.description,
  line.quantity,
  line.unit,
  line.unitPrice,
  line.discountKind,
  line.discountValue,
  line.taxCategory,
  line.taxRate,
  line.gross,
  line.discount,
  line.documentDiscount,
  line.net,
  line.tax,
  line.total,
  line.workId,
  // Left out where there is none, so that what was chained before it was kept reads the same.
  ...(line.account === undefined && line.taxJurisdiction === undefined ? [] : [line.account ?? null]),
  ...(line.taxJurisdiction === undefined ? [] : [line.taxJurisdiction]),
]

/** What a final document never changes (rule 16). What was paid on it, and how it ended, comes later and stays out. */
export function documentText(invoice: Invoice): string {
  return textOf([
    'document',
    invoice.id,
    invoice.kind,
    invoice.series,
    invoice.numberSeq,
    invoice.number,
    invoice.customerId,
    invoice.customerVersion,
    invoice.sellerVersion,
    invoice.profileVersion,
    invoice.eventId,
    invoice.originalId,
    invoice.currency,
    invoice.issuedOn,
    invoice.instalments?.agreedDueOn ?? invoice.dueOn,
    invoice.terms,
    invoice.reference,
    invoice.notes,
    invoice.revision,
    invoice.lineCount,
    invoice.taxRounding,
    invoice.pricesIncludeTax,
    documentDiscountText(invoice.documentDiscount),
    taxGroupsText(invoice.taxGroups),
    invoice.subtotal,
    invoice.discount,
    invoice.net,
    invoice.tax,
    invoice.total,
    invoice.postedAt,
    invoice.createdAt,
    invoice.createdBy,
    // Left out where there is none, so that what was chained before it was kept reads the same.
    ...(invoice.crediting ? [creditingText(invoice.crediting)] : []),
  ])
}

/** A customer as of one version: who a document is addressed to. */
export function customerText(customer: Customer): string {
  const { id, version, name, company, email, phone, taxId, address, terms } = customer
  return textOf(['customer', id, version, name, company, email, phone, taxId, inOrder(address), terms])
}

/** Seller and billing profile as of one version. */
export function organizationText(version: number, profile: unknown, seller: unknown): string {
  return textOf(['organization', version, inOrder(profile), inOrder(seller)])
}

/** What is attached to an entry by hand; the hash of its bytes stands for them. */
export function attachmentText(attachment: Attachment): string {
  const { id, manualId, name, mediaType, size, hash, attachedAt, actor } = attachment
  return textOf(['attachment', id, manualId, name, mediaType, size, hash, attachedAt, actor])
}

export function withdrawalText({ attachmentId, reason, withdrawnAt, actor }: Withdrawal): string {
  return textOf(['withdrawal', attachmentId, reason, withdrawnAt, actor])
}

/** What was agreed about instalments, once. */
export function instalmentsText(
  plan: InstalmentRecord & { readonly recordedAt: string; readonly actor: string },
): string {
  return textOf([
    'instalments',
    plan.id,
    plan.invoiceId,
    plan.currency,
    plan.setOn,
    plan.agreedDueOn,
    plan.total,
    plan.parts.map(({ dueOn, amount }) => [dueOn, amount]),
    plan.reason,
    plan.recordedAt,
    plan.actor,
    // Left out where staff agreed on it, so that what was chained before clients chose reads the same.
    ...(plan.byClient ? ['client'] : []),
  ])
}

/** Amounts as text. Made so beforehand: JSON with a function for each value takes three times as long. */
const textOf = (fields: readonly unknown[]): string => JSON.stringify(fields.map(asText))

const asText = (value: unknown): unknown =>
  typeof value === 'bigint' ? `${value}` : Array.isArray(value) ? value.map(asText) : value

/** JSON whose fields stand in the order of their names: the database does not keep the order they were written in. */
function inOrder(value: unknown): unknown {
  const plain = JSON.parse(
    JSON.stringify(value ?? null, (_, one: unknown) => (typeof one === 'bigint' ? `${one}` : one)),
  ) as unknown
  return JSON.parse(
    JSON.stringify(plain, (_, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ),
  )
}
