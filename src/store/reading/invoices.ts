import { type RawBuilder, sql } from 'kysely'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { type StandingPart, standingsWhere } from '../../domain/status/standing.ts'
import { type VocabularyCode, wordFor } from '../../domain/status/vocabulary.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { all, when } from './conditions.ts'
import { customersNamed } from './customers-named.ts'
import { behind, NEWEST_FIRST, orderOf, SORT_KEYS, type Sorted } from './invoice-sort.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { countsByWord, eachPart, inParts, presentParts, readStandings } from './standings.ts'
import { fewAmong, type Total, totalOf } from './total.ts'
import { begins, typedKeys } from './typed.ts'

/** Which documents are meant; every filter narrows. Dates are calendar dates, both ends included, amounts minor units. */
export interface InvoiceFilters {
  readonly vocabulary: VocabularyCode
  readonly today: string
  readonly word?: string | undefined
  readonly overdue?: boolean | undefined
  readonly flagged?: boolean | undefined
  readonly kind?: string | undefined
  readonly workKind?: string | undefined
  readonly customerId?: string | undefined
  readonly workId?: string | undefined
  readonly currency?: string | undefined
  readonly number?: string | undefined
  readonly q?: string | undefined
  readonly issuedFrom?: string | undefined
  readonly issuedTo?: string | undefined
  readonly dueFrom?: string | undefined
  readonly dueTo?: string | undefined
  readonly totalFrom?: bigint | undefined
  readonly totalTo?: bigint | undefined
}

export interface InvoicesAsked extends InvoiceFilters, PageAsked {
  readonly sort?: Sorted | undefined
}

/** A document in a list, and who it was addressed to. */
export interface ReadInvoiceRow {
  readonly invoice: Invoice
  readonly customerName: string
}

type Row = InvoiceRow & { readonly customerName: string; readonly sortKey: string | bigint }

const ADDRESSED = sql`customer_version v on v.org_id = i.org_id and v.customer_id = i.customer_id and v.version = i.customer_version`

/**
 * Documents, the newest issue date first unless told otherwise.
 *
 * What is narrowed by words alone is taken from the beginning of the index of each standing that has documents, and
 * merged: a page costs the same however many there are and however rare the word is. A filter with an index of its own
 * is left to the planner where they are few, and few within bounds are gathered and sorted; many are met soon in order.
 */
export async function listInvoices(
  tx: Tx,
  orgId: string,
  asked: InvoicesAsked,
): Promise<Page<ReadInvoiceRow>> {
  const sort = asked.sort ?? NEWEST_FIRST
  const { column, isPart } = SORT_KEYS[sort.by]
  const direction = sort.descending ? 'down' : 'up'
  const after = afterOf(asked.cursor, [(part) => part === `${sort.by} ${direction}`, isPart, PART.id])
  const present = presentParts(await readStandings(tx, orgId, asked.today), partsOf(asked))
  const { parts } = present
  const order = orderOf(sort)
  const most = asked.limit + 1
  const isFew =
    (hasOwnIndex(asked) || isOffOrder(asked, sort)) &&
    (await counted(tx, orgId, asked, present, fewAmong(Number(present.documents)))).isAll
  const conditions = all(
    sql`i.org_id = ${orgId}`,
    ...narrowing(orgId, asked, isFew),
    when(after, ([, ...key]) => behind(sort, key)),
  )
  const inOrder = sql`order by ${order} limit ${most}`
  const found = !isFew
    ? eachPart(
        parts,
        asked.today,
        (isIn) => sql`select * from invoice i where ${isIn} and ${conditions} ${inOrder}`,
      )
    : hasOwnIndex(asked)
      ? sql`select * from invoice i where ${conditions} and ${inParts(parts, asked)} ${inOrder}`
      : eachPart(
          parts,
          asked.today,
          (isIn) => sql`select * from invoice i where ${isIn} and ${conditions} offset 0`,
        )
  const rows = await tx.all(sql<Row>`
    select ${INVOICE_COLUMNS}, v.name as "customerName", ${column} as "sortKey"
    from (${found}) i join ${ADDRESSED} order by ${order} limit ${most}`)
  const page = pageOf(rows, asked.limit, (row) => [`${sort.by} ${direction}`, String(row.sortKey), row.id])
  return {
    rows: page.rows.map(({ customerName, sortKey: _, ...row }) => ({
      invoice: invoiceOf(row),
      customerName,
    })),
    nextCursor: page.nextCursor,
  }
}

/** How many documents are meant. What is narrowed by words alone is known without counting. */
export async function totalOfInvoices(tx: Tx, orgId: string, asked: InvoiceFilters): Promise<Total> {
  return counted(tx, orgId, asked, presentParts(await readStandings(tx, orgId, asked.today), partsOf(asked)))
}

async function counted(
  tx: Tx,
  orgId: string,
  asked: InvoiceFilters,
  { parts, documents }: ReturnType<typeof presentParts>,
  most?: number,
): Promise<Total> {
  const conditions = narrowing(orgId, asked)
  if (conditions.length === 0) return { count: Number(documents), isAll: true }
  const meant = all(sql`i.org_id = ${orgId}`, ...conditions)
  return totalOf(
    tx,
    hasOwnIndex(asked)
      ? sql`invoice i where ${meant} and ${inParts(parts, asked)}`
      : sql`(${eachPart(parts, asked.today, (isIn) => sql`select from invoice i where ${isIn} and ${meant}`)}) i`,
    most,
  )
}

/** How many documents each word stands for on a day; words without any are left out. */
export async function countInvoicesByWord(
  tx: Tx,
  orgId: string,
  { vocabulary, today }: { readonly vocabulary: VocabularyCode; readonly today: string },
): Promise<Map<string, bigint>> {
  return countsByWord(await readStandings(tx, orgId, today), vocabulary)
}

/** Where the documents stand that a word means, and those that are overdue where only they are meant. */
function partsOf({ vocabulary, word, overdue }: InvoiceFilters): StandingPart[] {
  return standingsWhere(
    (position) =>
      (word === undefined || wordFor(position, vocabulary).word === word) &&
      (overdue === undefined || (position.due === 'overdue') === overdue),
  )
}

const isGiven = (...values: readonly unknown[]): boolean => values.some((value) => value !== undefined)

/** Whether an index finds them among all documents, whatever their words. */
const hasOwnIndex = ({ customerId, workId, number, q, currency, flagged, kind }: InvoiceFilters): boolean =>
  isGiven(customerId, workId, number, q, currency) ||
  flagged === true ||
  isGiven(kind !== 'invoice' ? kind : undefined)

/** Whether they are within bounds of something that they are not sorted by: few may be far apart in the order. */
const isOffOrder = (asked: InvoiceFilters, { by }: Sorted): boolean =>
  (by !== 'issued' && isGiven(asked.issuedFrom, asked.issuedTo)) ||
  (by !== 'due' && isGiven(asked.dueFrom, asked.dueTo)) ||
  (by !== 'total' && isGiven(asked.totalFrom, asked.totalTo))

/** What is asked for besides words; where many are meant, the index of currencies is kept from the planner. */
function narrowing(orgId: string, asked: InvoiceFilters, isFew = true): RawBuilder<unknown>[] {
  return [
    when(asked.flagged, (flagged) => (flagged ? sql`i.review is not null` : sql`i.review is null`)),
    // Said twice for what is not an invoice, so that the index of those is used.
    when(asked.kind, (kind) =>
      kind === 'invoice' ? sql`i.kind = ${kind}` : sql`(i.kind <> 'invoice' and i.kind = ${kind})`,
    ),
    when(
      asked.workKind,
      (kind) => sql`exists (select from work w where w.org_id = ${orgId} and w.kind = ${kind})
        and exists (select from work_billing b
          where b.org_id = i.org_id and b.invoice_id = i.id
            -- No join, which might look through all work of a kind for each document.
            and (select w.kind from work w where w.org_id = b.org_id and w.id = b.work_id) = ${kind} offset 0)`,
    ),
    when(asked.customerId, (id) => sql`i.customer_id = ${id}`),
    when(asked.currency, (currency) =>
      isFew ? sql`i.currency = ${currency}` : sql`i.currency || '' = ${currency}`,
    ),
    when(asked.number, (number) => sql`i.number = ${number}`),
    when(asked.issuedFrom, (day) => sql`i.issued_on >= ${day}::date`),
    when(asked.issuedTo, (day) => sql`i.issued_on <= ${day}::date`),
    when(asked.dueFrom, (day) => sql`i.due_on >= ${day}::date`),
    when(asked.dueTo, (day) => sql`i.due_on <= ${day}::date`),
    // Nothing is due before it is issued: where the order is by the other day, what lies outside is not walked through.
    when(asked.dueTo, (day) => sql`i.issued_on <= ${day}::date`),
    when(asked.issuedFrom, (day) => sql`i.due_on >= ${day}::date`),
    when(asked.totalFrom, (amount) => sql`i.total >= ${amount}`),
    when(asked.totalTo, (amount) => sql`i.total <= ${amount}`),
    when(
      asked.workId,
      (id) =>
        sql`i.id in (select b.invoice_id from work_billing b where b.org_id = ${orgId} and b.work_id = ${id})`,
    ),
    when(asked.q, (text) => found(orgId, text)),
  ].filter((condition) => condition !== undefined)
}

/**
 * What people type: a number from its beginning or its counter, a reference from its beginning or its end, or part of a
 * customer's name. Customers are looked through first: they are few, and their documents are found by them.
 */
function found(orgId: string, text: string): RawBuilder<unknown> {
  const { key, back, digits } = typedKeys(text)
  return sql`(${begins(sql`i.number_key`, key)} or i.number_seq = ${digits}::bigint
    or ${begins(sql`i.reference_key`, key)} or ${begins(sql`i.reference_back`, back)}
    or i.customer_id = any (array(${customersNamed(orgId, text)})))`
}
