import { type RawBuilder, sql } from 'kysely'
import type { JournalEntry, Posting } from '../../domain/ledger/entry.ts'
import type { Tx } from '../engine/transaction.ts'
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../rows/journal-entry.ts'
import { all, containing, when } from './conditions.ts'
import { type EntriesMeant, isMeant } from './entries-meant.ts'
import { customerName, isKnown } from './known-at.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { comesAfter, orderBy } from './sort-order.ts'
import { type Total, totalOf } from './total.ts'

/** An entry with when and by whom it was written down, and the names of what it speaks of. */
export interface ReadEntry extends Omit<JournalEntry, 'postings'> {
  readonly recordedAt: string
  readonly actor: string
  /** Null for what has no number: a payment, a sale, a document not numbered yet. */
  readonly documentNumber: string | null
  readonly customerName: string | null
  /** The entry that undoes it. */
  readonly reversedBy: string | null
  readonly postings: readonly (Posting & { readonly accountName: string })[]
}

type Row = EntryRow & Omit<ReadEntry, keyof JournalEntry>

const columns = (
  orgId: string,
  knownAt?: string,
) => sql`${ENTRY_COLUMNS}, e.recorded_at as "recordedAt", e.actor,
  (select i.number from invoice i where i.org_id = e.org_id and i.id = e.document_id) as "documentNumber",
  (select r.id from journal_entry r where r.org_id = e.org_id and r.reverses = e.id
    and ${all(when(knownAt, (instant) => sql`r.recorded_at <= ${instant}::timestamptz`))}) as "reversedBy",
  ${customerName(orgId, sql`e.customer_id`, knownAt)} as "customerName"`

/** Which entries are meant; every filter narrows. Dates are calendar dates, both included. */
export interface EntryFilters extends EntriesMeant {
  readonly account?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly documentId?: string | undefined
  readonly currency?: string | undefined
  /** A part of the description. */
  readonly q?: string | undefined
  /** Only what was recorded by this instant. */
  readonly knownAt?: string | undefined
}

interface EntriesAsked extends EntryFilters, PageAsked {
  readonly sort: { readonly by: keyof typeof SORT_KEYS; readonly descending: boolean }
}

const SORT_KEYS = {
  date: { column: sql`e.date`, type: sql`date`, isPart: PART.date },
  recorded: { column: sql`e.recorded_at`, type: sql`timestamptz`, isPart: PART.instant },
} as const

/** Entries by their day, or by when they were written down. */
export async function listEntries(tx: Tx, orgId: string, asked: EntriesAsked): Promise<Page<ReadEntry>> {
  const { by, descending } = asked.sort
  const { column, type, isPart } = SORT_KEYS[by]
  const key = { column, type, id: sql`e.id`, descending }
  const order = `${by} ${descending ? 'down' : 'up'}`
  const after = afterOf(asked.cursor, [(part) => part === order, isPart, PART.id])
  const behind = when(after, ([, ...last]) => comesAfter(key, last))
  const found = await tx.all(sql<Row>`
    select ${columns(orgId, asked.knownAt)} from journal_entry e
    where e.org_id = ${orgId} and ${narrowing(orgId, asked)} and ${all(behind)}
    order by ${orderBy(key)} limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [
    order,
    by === 'date' ? row.date : row.recordedAt,
    row.id,
  ])
  return { rows: await named(tx, orgId, rows), nextCursor }
}

/** How many entries are meant. */
export const totalOfEntries = (tx: Tx, orgId: string, asked: EntryFilters): Promise<Total> =>
  totalOf(tx, sql`journal_entry e where e.org_id = ${orgId} and ${narrowing(orgId, asked)}`)

function narrowing(orgId: string, asked: EntryFilters): RawBuilder<unknown> {
  return all(
    when(
      asked.account,
      (code) =>
        sql`exists (select from posting p where p.org_id = e.org_id and p.entry_id = e.id and p.account = ${code})`,
    ),
    when(asked.kind, (it) => sql`e.kind = ${it}`),
    when(asked.from, (day) => sql`e.date >= ${day}::date`),
    when(asked.to, (day) => sql`e.date <= ${day}::date`),
    when(asked.documentId, (id) => sql`e.document_id = ${id}`),
    when(asked.currency, (code) => sql`e.currency = ${code}`),
    isMeant(orgId, asked),
    isKnown(asked.knownAt),
    when(asked.q, (text) => sql`e.description ilike ${containing(text)}`),
  )
}

/** Those of some ids that are entries, in the order they were written. */
export async function entriesById(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  limit: number,
): Promise<ReadEntry[]> {
  const rows = await tx.all(sql<Row>`
    select ${columns(orgId)} from journal_entry e where e.org_id = ${orgId} and e.id = any (${ids}::uuid[])
    order by e.id limit ${limit}`)
  return named(tx, orgId, rows)
}

export async function readEntry(tx: Tx, orgId: string, id: string): Promise<ReadEntry | null> {
  const row = await tx.first(
    sql<Row>`select ${columns(orgId)} from journal_entry e where e.org_id = ${orgId} and e.id = ${id}`,
  )
  return row ? (await named(tx, orgId, [row]))[0]! : null
}

/**
 * Everything the journal holds about a document, in the order it was written: its own entries, and those of payments
 * and credit notes that touch its receivable.
 */
export async function entriesOfDocument(tx: Tx, orgId: string, documentId: string): Promise<ReadEntry[]> {
  const rows = await tx.all(sql<Row>`
    select ${columns(orgId)} from journal_entry e
    -- Together, and not one or the other, which would be a walk over the whole journal.
    where e.org_id = ${orgId} and e.id in (
      select id from journal_entry where org_id = ${orgId} and document_id = ${documentId}
      union select entry_id from posting where org_id = ${orgId} and invoice_id = ${documentId})
    order by e.id`)
  return named(tx, orgId, rows)
}

/** Entries with the names of their accounts: the chart is small, so it is read once instead of joined to every posting. */
async function named(tx: Tx, orgId: string, rows: readonly Row[]): Promise<ReadEntry[]> {
  const accounts = await tx.all(
    sql<{ code: string; name: string }>`select code, name from account where org_id = ${orgId}`,
  )
  const names = new Map(accounts.map(({ code, name }) => [code, name]))
  return rows.map(({ recordedAt, actor, documentNumber, customerName, reversedBy, ...row }) => {
    const entry = entryOf(row)
    const postings = entry.postings.map((posting) => ({
      ...posting,
      accountName: names.get(posting.account) ?? posting.account,
    }))
    return { ...entry, recordedAt, actor, documentNumber, customerName, reversedBy, postings }
  })
}
