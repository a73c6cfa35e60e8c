import { sql } from 'kysely'
import type { RecurringEntry } from '../domain/ledger/recurring.ts'
import type { Tx } from './engine/transaction.ts'

/** A recurring entry with who made it, and when. */
export type RecordedRecurring = RecurringEntry & { readonly recordedAt: string; readonly actor: string }

type Row = Omit<RecordedRecurring, 'lines'> & { readonly lines: readonly (readonly [string, string])[] }

const COLUMNS = sql`id, description, reference, currency, lines, every, day, starts_on as "startsOn",
  ends_on as "endsOn", most, made, next_on as "nextOn", paused, problem, recorded_at as "recordedAt", actor`

const recurringOf = (row: Row): RecordedRecurring => ({
  ...row,
  lines: row.lines.map(([account, amount]) => ({ account, amount: BigInt(amount) })),
})

/** Those there are, the newest first: a handful for each organization. */
export async function listRecurring(tx: Tx, orgId: string): Promise<RecordedRecurring[]> {
  const rows = await tx.all(sql<Row>`
    select ${COLUMNS} from recurring_entry where org_id = ${orgId} order by id desc`)
  return rows.map(recurringOf)
}

/** The last day on which one was due and made; null where none was. */
export async function lastMade(tx: Tx, orgId: string, id: string): Promise<string | null> {
  const row = await tx.first(sql<{ dueOn: string | null }>`
    select max(due_on)::text as "dueOn" from manual_entry where org_id = ${orgId} and recurring_id = ${id}`)
  return row?.dueOn ?? null
}

/** The ids of those of which one is due by a day. */
export async function dueRecurring(tx: Tx, orgId: string, today: string): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from recurring_entry
    where org_id = ${orgId} and next_on <= ${today}::date and not paused order by next_on, id`)
  return rows.map(({ id }) => id)
}

export async function insertRecurring(tx: Tx, orgId: string, it: RecordedRecurring): Promise<void> {
  const lines = JSON.stringify(it.lines.map(({ account, amount }) => [account, String(amount)]))
  await tx.run(sql`
    insert into recurring_entry (org_id, id, description, reference, currency, lines, every, day, starts_on, ends_on,
      most, made, next_on, paused, problem, recorded_at, actor)
    values (${orgId}, ${it.id}, ${it.description}, ${it.reference}, ${it.currency}, ${lines}::jsonb, ${it.every},
      ${it.day}, ${it.startsOn}, ${it.endsOn}, ${it.most}, ${it.made}, ${it.nextOn}, ${it.paused}, ${it.problem},
      ${it.recordedAt}, ${it.actor})`)
}

/** How far it got, whether it is paused, and until when it goes on. */
export async function updateRecurring(tx: Tx, orgId: string, it: RecurringEntry): Promise<void> {
  await tx.run(sql`
    update recurring_entry set made = ${it.made}, next_on = ${it.nextOn}, paused = ${it.paused}, ends_on = ${it.endsOn},
      problem = ${it.problem}
    where org_id = ${orgId} and id = ${it.id}`)
}
