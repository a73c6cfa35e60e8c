import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** What of an entry belongs to a figure of a report: minor units, with the sign the report has it under. */
export type EntryShares = RawBuilder<{ entry_id: string; currency: string; key: string; amount: bigint }>

/** An entry behind a figure, and how much of the figure it is. */
export interface EntryBehind {
  readonly entryId: string
  readonly date: string
  readonly kind: string
  readonly description: string
  readonly documentType: string
  readonly documentId: string
  readonly amount: bigint
}

/** The entries a figure is made of by their day, a page of them, and the figure they come to together. */
export async function entriesBehind(
  tx: Tx,
  orgId: string,
  shares: EntryShares,
  {
    currency,
    key,
    cursor,
    limit,
  }: PageAsked & { readonly currency: string; readonly key?: string | undefined },
): Promise<{ readonly page: Page<EntryBehind>; readonly total: bigint }> {
  const after = afterOf(cursor, [PART.date, PART.id])
  const own = sql`
    select entry_id, sum(amount)::bigint as amount from (${shares}) s
    where s.currency = ${currency} and ${all(when(key, (it) => sql`s.key = ${it}`))}
    group by entry_id having sum(amount) <> 0`
  const [sum, found] = await Promise.all([
    tx.first(sql<{ total: bigint }>`select coalesce(sum(amount), 0)::bigint as total from (${own}) o`),
    tx.all(sql<EntryBehind>`
      select e.id as "entryId", e.date, e.kind, e.description, e.document_type as "documentType",
        e.document_id as "documentId", o.amount
      from (${own}) o join journal_entry e on e.org_id = ${orgId} and e.id = o.entry_id
      where ${all(when(after, ([day, id]) => sql`(e.date, e.id) > (${day}::date, ${id}::uuid)`))}
      order by e.date, e.id limit ${limit + 1}`),
  ])
  return {
    page: pageOf(found, limit, (row) => [row.date, row.entryId]),
    total: sum?.total ?? 0n,
  }
}
