import { sql } from 'kysely'
import type { Work, WorkBilling, WorkKey } from '../../domain/work/work.ts'
import type { WorkEvent } from '../../domain/work/event.ts'
import type { Tx } from '../engine/transaction.ts'
import { BILLING_COLUMNS, WORK_COLUMNS } from '../rows/work.ts'
import { each } from './each.ts'

export async function findWorks(tx: Tx, orgId: string, ids: readonly string[]): Promise<Work[]> {
  if (ids.length === 0) return []
  return tx.all(
    sql<Work>`select ${WORK_COLUMNS} from work w where w.org_id = ${orgId} and w.id = any (${ids}::uuid[])`,
  )
}

export async function findWorksByKey(tx: Tx, orgId: string, keys: readonly WorkKey[]): Promise<Work[]> {
  if (keys.length === 0) return []
  return tx.all(sql<Work>`
    select ${WORK_COLUMNS}
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ source }) => source)}::text[],
                ${keys.map(({ externalId }) => externalId)}::text[]) as asked (kind, source, external_id)
    ${each(sql`work w where w.org_id = ${orgId} and w.kind = asked.kind and w.source = asked.source and w.external_id = asked.external_id`)} w`)
}

/** Where works are billed and what documents bill; released billings are left out. */
export async function findBillings(
  tx: Tx,
  orgId: string,
  workIds: readonly string[],
  invoiceIds: readonly string[],
): Promise<WorkBilling[]> {
  const [ofWorks, onInvoices] = await Promise.all([
    workIds.length === 0
      ? []
      : tx.all(sql<WorkBilling>`select ${BILLING_COLUMNS} from work_billing b
          where b.org_id = ${orgId} and b.work_id = any (${workIds}::uuid[]) and b.state <> 'released'`),
    invoiceIds.length === 0
      ? []
      : tx.all(sql<WorkBilling>`select ${BILLING_COLUMNS} from work_billing b
          where b.org_id = ${orgId} and b.invoice_id = any (${invoiceIds}::uuid[]) and b.state <> 'released'`),
  ])
  return [...ofWorks, ...onInvoices]
}

/** The events that carry works' charges, by their ids. */
export async function findChargingEvents(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly event: WorkEvent }[]> {
  if (ids.length === 0) return []
  return tx.all(sql<{ id: string; event: WorkEvent }>`
    select id, body as event from work_event where org_id = ${orgId} and id = any (${ids}::uuid[])`)
}
