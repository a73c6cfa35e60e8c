import { sql } from 'kysely'
import type { ManualEntry } from '../../domain/ledger/manual-entry.ts'
import { assert } from '../../kernel/assert.ts'
import { attachmentsOf, type ReadAttachment } from '../attachments.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { entriesById, type ReadEntry } from './journal.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** An entry by hand with who recorded it and when, what it posted, what undid it, and what is attached. */
export interface ReadManualEntry extends ManualEntry {
  readonly recordedAt: string
  readonly actor: string
  readonly entry: ReadEntry
  readonly reversal: ReadEntry | null
  readonly attachments: readonly ReadAttachment[]
}

type Row = Omit<ReadManualEntry, 'entry' | 'reversal' | 'attachments'> & {
  readonly entryId: string
  readonly reversalId: string | null
}

const ROW = sql`m.id, m.kind, m.reference, m.reason, m.recurring_id as "recurringId", m.due_on as "dueOn",
  m.recorded_at as "recordedAt", m.actor, e.id as "entryId", r.id as "reversalId"
  from manual_entry m
  join journal_entry e on e.org_id = m.org_id and e.document_id = m.id and e.reverses is null
  left join journal_entry r on r.org_id = e.org_id and r.reverses = e.id`

/** Entries by hand, the newest first. */
export async function listManualEntries(
  tx: Tx,
  orgId: string,
  { limit, cursor }: PageAsked,
): Promise<Page<ReadManualEntry>> {
  const after = afterOf(cursor, [PART.id])
  const asked = all(when(after, ([id]) => sql`m.id < ${id}::uuid`))
  const found = await tx.all(sql<Row>`
    select ${ROW} where m.org_id = ${orgId} and ${asked} order by m.id desc limit ${limit + 1}`)
  const { rows, nextCursor } = pageOf(found, limit, ({ id }) => [id])
  return { rows: await withEntries(tx, orgId, rows), nextCursor }
}

export async function readManualEntry(tx: Tx, orgId: string, id: string): Promise<ReadManualEntry | null> {
  const row = await tx.first(sql<Row>`select ${ROW} where m.org_id = ${orgId} and m.id = ${id}`)
  return row ? (await withEntries(tx, orgId, [row]))[0]! : null
}

async function withEntries(tx: Tx, orgId: string, rows: readonly Row[]): Promise<ReadManualEntry[]> {
  const ids = rows.flatMap(({ entryId, reversalId }) => [
    entryId,
    ...(reversalId === null ? [] : [reversalId]),
  ])
  const [found, attached] = await Promise.all([
    entriesById(tx, orgId, ids, ids.length),
    attachmentsOf(
      tx,
      orgId,
      rows.map(({ id }) => id),
    ),
  ])
  const entries = new Map(found.map((entry) => [entry.id, entry]))
  const attachments = Map.groupBy(attached, ({ manualId }) => manualId)
  return rows.map(({ entryId, reversalId, ...row }) => {
    const entry = entries.get(entryId)
    assert(entry, `entry ${entryId} was not read`)
    return {
      ...row,
      entry,
      reversal: reversalId === null ? null : (entries.get(reversalId) ?? null),
      attachments: attachments.get(row.id) ?? [],
    }
  })
}
