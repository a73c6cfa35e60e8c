import { sql } from 'kysely'
import type { Payout } from '../../domain/ledger/payout.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** A payout with who recorded it and when, the entry that posts it, and the day from which it is undone. */
export interface ReadPayout extends Omit<Payout, 'take'> {
  readonly recordedAt: string
  readonly actor: string
  readonly entryId: string
  readonly reversalId: string | null
  readonly undoneOn: string | null
}

const ROW = sql`o.id, o.provider, o.provider_id as "providerId", o.currency, o.gross, o.fee, o.net, o.paid_on as "paidOn",
  o.reference, o.recorded_at as "recordedAt", o.actor, e.id as "entryId", r.id as "reversalId", r.date as "undoneOn"
  from payout o
  join journal_entry e on e.org_id = o.org_id and e.document_id = o.id and e.reverses is null
  left join journal_entry r on r.org_id = e.org_id and r.reverses = e.id`

/** Payouts, the newest recorded first. */
export async function listPayouts(
  tx: Tx,
  orgId: string,
  { limit, cursor, provider }: PageAsked & { readonly provider?: string | undefined },
): Promise<Page<ReadPayout>> {
  const after = afterOf(cursor, [PART.id])
  const asked = all(
    when(after, ([id]) => sql`o.id < ${id}::uuid`),
    when(provider, (it) => sql`o.provider = ${it}`),
  )
  const found = await tx.all(sql<ReadPayout>`
    select ${ROW} where o.org_id = ${orgId} and ${asked} order by o.id desc limit ${limit + 1}`)
  return pageOf(found, limit, ({ id }) => [id])
}

export async function readPayout(tx: Tx, orgId: string, id: string): Promise<ReadPayout | null> {
  return (await tx.first(sql<ReadPayout>`select ${ROW} where o.org_id = ${orgId} and o.id = ${id}`)) ?? null
}
