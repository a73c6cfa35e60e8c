import { type RawBuilder, sql } from 'kysely'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { VocabularyCode } from '../../domain/status/vocabulary.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { all, containing, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { wordOf } from './words.ts'

/** Which documents to list; every filter narrows. Dates are calendar dates, both ends included. */
export interface InvoicesAsked extends PageAsked {
  readonly vocabulary: VocabularyCode
  readonly today: string
  readonly word?: string | undefined
  readonly kind?: string | undefined
  readonly customerId?: string | undefined
  readonly workId?: string | undefined
  readonly currency?: string | undefined
  readonly number?: string | undefined
  readonly q?: string | undefined
  readonly issuedFrom?: string | undefined
  readonly issuedTo?: string | undefined
  readonly dueFrom?: string | undefined
  readonly dueTo?: string | undefined
}

/** A document in a list, and who it was addressed to. */
export interface ReadInvoiceRow {
  readonly invoice: Invoice
  readonly customerName: string
}

/** Documents, the newest issue date first. */
export async function listInvoices(
  tx: Tx,
  orgId: string,
  asked: InvoicesAsked,
): Promise<Page<ReadInvoiceRow>> {
  const after = afterOf(asked.cursor, [PART.date, PART.id])
  const conditions = all(
    filters(orgId, asked),
    when(asked.word, (word) => sql`${wordOf(asked.vocabulary, asked.today)} = ${word}`),
    when(after, ([day, id]) => sql`(i.issued_on, i.id) < (${day}::date, ${id}::uuid)`),
  )
  const found = await tx.all(sql<InvoiceRow & { customerName: string }>`
    select ${INVOICE_COLUMNS}, v.name as "customerName"
    from invoice i
    join customer_version v on v.org_id = i.org_id and v.customer_id = i.customer_id and v.version = i.customer_version
    where i.org_id = ${orgId} and ${conditions}
    order by i.issued_on desc, i.id desc limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [row.issuedOn, row.id])
  return {
    rows: rows.map(({ customerName, ...row }) => ({ invoice: invoiceOf(row), customerName })),
    nextCursor,
  }
}

/** How many documents each word stands for on a day; words without any are left out. */
export async function countInvoicesByWord(
  tx: Tx,
  orgId: string,
  { vocabulary, today }: { readonly vocabulary: VocabularyCode; readonly today: string },
): Promise<Map<string, bigint>> {
  const rows = await tx.all(sql<{ word: string; count: bigint }>`
    select ${wordOf(vocabulary, today)} as word, count(*) as count from invoice i where i.org_id = ${orgId} group by 1`)
  return new Map(rows.map(({ word, count }) => [word, count]))
}

function filters(orgId: string, asked: InvoicesAsked): RawBuilder<unknown> {
  return all(
    when(asked.kind, (kind) => sql`i.kind = ${kind}`),
    when(asked.customerId, (id) => sql`i.customer_id = ${id}`),
    when(asked.currency, (currency) => sql`i.currency = ${currency}`),
    when(asked.number, (number) => sql`i.number = ${number}`),
    when(asked.issuedFrom, (day) => sql`i.issued_on >= ${day}::date`),
    when(asked.issuedTo, (day) => sql`i.issued_on <= ${day}::date`),
    when(asked.dueFrom, (day) => sql`i.due_on >= ${day}::date`),
    when(asked.dueTo, (day) => sql`i.due_on <= ${day}::date`),
    when(
      asked.workId,
      (id) =>
        sql`i.id in (select b.invoice_id from work_billing b where b.org_id = ${orgId} and b.work_id = ${id})`,
    ),
    when(asked.q, (text) => found(orgId, text)),
  )
}

/** Customers are looked through first: they are few, and their documents are found by them. */
function found(orgId: string, text: string): RawBuilder<unknown> {
  const part = containing(text)
  return sql`(i.number ilike ${part} or i.reference ilike ${part} or i.customer_id = any (array(
    select c.id from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
    where c.org_id = ${orgId} and (v.name ilike ${part} or v.company ilike ${part} or c.external_id ilike ${part}))))`
}
