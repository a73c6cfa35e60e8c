import { sql } from 'kysely'
import type { ExchangeGain, Revaluation } from '../../domain/ledger/revaluation.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** A revaluation with what stands in the journal for it, who recorded it first and when. */
export interface ReadRevaluation extends Revaluation, ExchangeGain {
  readonly currency: string
  readonly entryIds: readonly string[]
  readonly recordedAt: string
  readonly actor: string
}

const ROW = sql`v.id, v.day, o.currency, v.recorded_at as "recordedAt", v.actor, stands."entryIds", stands.realised,
    stands.unrealised
  from revaluation v
  join organization o on o.org_id = v.org_id
  cross join lateral (
    select coalesce(array_agg(e.id order by e.date, e.id), '{}') as "entryIds",
      coalesce(sum(gain.amount) filter (where e.kind = 'exchange_realised'), 0)::bigint as realised,
      coalesce(sum(gain.amount) filter (where e.kind = 'exchange_unrealised'), 0)::bigint as unrealised
    from journal_entry e
    cross join lateral (
      select sum(p.amount) as amount from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'exchange_difference'
      where p.org_id = e.org_id and p.entry_id = e.id) gain
    where e.org_id = v.org_id and e.document_id = v.id and e.reverses is null
      and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)) stands`

/** Revaluations, the last day first. */
export async function listRevaluations(
  tx: Tx,
  orgId: string,
  { limit, cursor }: PageAsked,
): Promise<Page<ReadRevaluation>> {
  const after = afterOf(cursor, [PART.date])
  const asked = all(when(after, ([day]) => sql`v.day < ${day}::date`))
  const found = await tx.all(sql<ReadRevaluation>`
    select ${ROW} where v.org_id = ${orgId} and ${asked} order by v.day desc limit ${limit + 1}`)
  return pageOf(found, limit, ({ day }) => [day])
}

export async function readRevaluation(tx: Tx, orgId: string, id: string): Promise<ReadRevaluation | null> {
  return (
    (await tx.first(sql<ReadRevaluation>`select ${ROW} where v.org_id = ${orgId} and v.id = ${id}`)) ?? null
  )
}
