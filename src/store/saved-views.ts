import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

/** A view that somebody keeps of a list. `columns` null: as their device has it. */
export interface KeptView {
  readonly id: string
  readonly list: 'invoices' | 'work' | 'events' | 'payments' | 'customers' | 'journal' | 'audit' | 'outbox'
  readonly name: string
  readonly search: Readonly<Record<string, string>>
  readonly columns: readonly string[] | null
  /** Whether it is everybody's. */
  readonly shared: boolean
  readonly updatedAt: string
}

const COLUMNS = sql`id, list, name, search, columns, owner is null as shared, updated_at as "updatedAt"`

/** The views of an owner and everybody's, by name. */
export function listViews(tx: Tx, orgId: string, owner: string, list: KeptView['list']): Promise<KeptView[]> {
  return tx.all(sql<KeptView>`
    select ${COLUMNS} from saved_view where org_id = ${orgId} and (owner = ${owner} or owner is null) and list = ${list}
    order by lower(name), id`)
}

/**
 * Keeps a view for its owner, or for everybody; one of the same list and name is replaced and keeps its id. Null when
 * `most` others are kept so already.
 */
export async function keepView(
  tx: Tx,
  orgId: string,
  owner: string,
  view: KeptView,
  most: number,
): Promise<KeptView | null> {
  const keeper = view.shared ? null : owner
  const columns = view.columns === null ? null : [...view.columns]
  const kept = await tx.first(sql<KeptView>`
    insert into saved_view (org_id, id, owner, list, name, search, columns, updated_at)
    select ${orgId}, ${view.id}, ${keeper}, ${view.list}, ${view.name}, ${JSON.stringify(view.search)}, ${columns}::text[],
      ${view.updatedAt}
    where (select count(*) from saved_view where org_id = ${orgId} and owner is not distinct from ${keeper}
      and name <> ${view.name}) < ${most}
    on conflict (org_id, owner, list, name) do update
      set search = excluded.search, columns = excluded.columns, updated_at = excluded.updated_at
    returning ${COLUMNS}`)
  return kept ?? null
}

/** A view that an owner sees; null when there is none of that id. */
export async function viewOf(tx: Tx, orgId: string, owner: string, id: string): Promise<KeptView | null> {
  const found = await tx.first(sql<KeptView>`
    select ${COLUMNS} from saved_view where org_id = ${orgId} and (owner = ${owner} or owner is null) and id = ${id}`)
  return found ?? null
}

export async function forgetView(tx: Tx, orgId: string, id: string): Promise<void> {
  await tx.run(sql`delete from saved_view where org_id = ${orgId} and id = ${id}`)
}
