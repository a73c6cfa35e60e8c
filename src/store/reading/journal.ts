import { sql } from 'kysely'
import type { JournalEntry, Posting } from '../../domain/ledger/entry.ts'
import type { Tx } from '../engine/transaction.ts'
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../rows/journal-entry.ts'
import { all, containing, when } from './conditions.ts'
import { type EntriesMeant, isMeant } from './entries-meant.ts'
import { customerName, isKnown } from './known-at.ts'
import { afterOf, type Page, pageOf, PART } from './page.ts'

/** An entry with when and by whom it was written down, and the names of what it speaks of. */
export interface ReadEntry extends Omit<JournalEntry, 'postings'> {
  readonly recordedAt: string
  readonly actor: string
  /** Null for what has no number: a payment, a sale, a document not numbered yet. */
  readonly documentNumber: string | null
  readonly customerName: string | null
  readonly postings: readonly (Posting & { readonly accountName: string })[]
}

type Row = EntryRow & Omit<ReadEntry, keyof JournalEntry>

const columns = (
  orgId: string,
  knownAt?: string,
) => sql`${ENTRY_COLUMNS}, e.recorded_at as "recordedAt", e.actor,
  (select i.number from invoice i where i.org_id = e.org_id and i.id = e.document_id) as "documentNumber",
  ${customerName(orgId, sql`e.customer_id`, knownAt)} as "customerName"`

/** Which entries to list. Dates are calendar dates, both included. */
export interface EntriesAsked extends EntriesMeant {
  readonly account?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly documentId?: string | undefined
  readonly currency?: string | undefined
  /** A part of the description. */
  readonly q?: string | undefined
  readonly order?: 'newest' | 'oldest' | undefined
  /** Only what was recorded by this instant. */
  readonly knownAt?: string | undefined
}

/** Entries by their day, the newest first where nothing is said. */
export async function listEntries(
  tx: Tx,
  orgId: string,
  { account, kind, from, to, documentId, currency, q, order = 'newest', knownAt, ...meant }: EntriesAsked,
  cursor: string | undefined,
  limit: number,
): Promise<Page<ReadEntry>> {
  const after = afterOf(cursor, [PART.date, PART.id])
  const [beyond, sorted] =
    order === 'newest' ? [sql`<`, sql`e.date desc, e.id desc`] : [sql`>`, sql`e.date, e.id`]
  const asked = all(
    when(
      account,
      (code) =>
        sql`exists (select from posting p where p.org_id = e.org_id and p.entry_id = e.id and p.account = ${code})`,
    ),
    when(kind, (it) => sql`e.kind = ${it}`),
    when(from, (day) => sql`e.date >= ${day}::date`),
    when(to, (day) => sql`e.date <= ${day}::date`),
    when(documentId, (id) => sql`e.document_id = ${id}`),
    when(currency, (code) => sql`e.currency = ${code}`),
    isMeant(orgId, meant),
    isKnown(knownAt),
    when(q, (text) => sql`e.description ilike ${containing(text)}`),
    when(after, ([day, id]) => sql`(e.date, e.id) ${beyond} (${day}::date, ${id}::uuid)`),
  )
  const found = await tx.all(sql<Row>`
    select ${columns(orgId, knownAt)} from journal_entry e where e.org_id = ${orgId} and ${asked}
    order by ${sorted} limit ${limit + 1}`)
  const { rows, nextCursor } = pageOf(found, limit, (row) => [row.date, row.id])
  return { rows: await named(tx, orgId, rows), nextCursor }
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
    where e.org_id = ${orgId} and (e.document_id = ${documentId} or e.id in (
      select p.entry_id from posting p where p.org_id = ${orgId} and p.invoice_id = ${documentId}))
    order by e.id`)
  return named(tx, orgId, rows)
}

/** Entries with the names of their accounts: the chart is small, so it is read once instead of joined to every posting. */
async function named(tx: Tx, orgId: string, rows: readonly Row[]): Promise<ReadEntry[]> {
  const accounts = await tx.all(
    sql<{ code: string; name: string }>`select code, name from account where org_id = ${orgId}`,
  )
  const names = new Map(accounts.map(({ code, name }) => [code, name]))
  return rows.map(({ recordedAt, actor, documentNumber, customerName, ...row }) => {
    const entry = entryOf(row)
    const postings = entry.postings.map((posting) => ({
      ...posting,
      accountName: names.get(posting.account) ?? posting.account,
    }))
    return { ...entry, recordedAt, actor, documentNumber, customerName, postings }
  })
}
