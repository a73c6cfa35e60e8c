import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { heldDocuments } from './held-documents.ts'
import { planInForce } from './instalments.ts'
import { recordedLater } from './known-at.ts'
import { type AgingItem, documentsOf, DRAFT_THEN, endOf, partsOf, standingAt } from './reports.ts'
import { bills, type Service } from './service.ts'

interface Asked {
  /** The end of this day (calendar date). */
  readonly asOf: string
  readonly knownAt: string
  readonly currency?: string | undefined
  readonly customerId?: string | undefined
  /** Only documents that bill work of this kind. */
  readonly service?: Service | undefined
}

/**
 * What `agingItems` told when it was asked at an instant (rule 21): what documents held on the day as it is known now, less
 * what was recorded since. So it costs what was open and what happened since then, and not what was ever posted.
 */
export async function knownItems(
  tx: Tx,
  orgId: string,
  { asOf, knownAt, currency, customerId, service }: Asked,
): Promise<AgingItem[]> {
  // Which were drafts is told below, so that only what was posted later makes what is kept another amount.
  const { sources } = await heldDocuments(tx, orgId, { asOf, today: asOf, currency })
  const own = when(customerId, (id) => documentsOf(orgId, id, knownAt))
  const held = sources.map(
    ({ documents, amount }) =>
      sql`select i.id, ${amount} as amount from ${documents} and ${all(when(own, (ids) => sql`i.id in (${ids})`))}`,
  )
  const items = await tx.all(sql<AgingItem & { readonly plan: unknown }>`
    select i.id as "invoiceId", i.number, i.kind, known.issued_on as "issuedOn", known.customer_id as "customerId",
      v.name as "customerName", i.currency, known.due_on as "dueOn", held.amount,
      ${planInForce(orgId, asOf, knownAt)} as plan,
      ${DRAFT_THEN(sql`known.posted_at`, sql`(select ${endOf(orgId, asOf)})`)} as draft
    from (
      select id, sum(amount)::bigint as amount from (
        ${sql.join(held, sql` union all `)}
        union all
        select later.invoice_id, -later.amount from ${recordedLater(orgId, knownAt)} later
        join account a on a.org_id = later.org_id and a.code = later.account and a.role = 'receivable'
        where later.invoice_id is not null and later.date <= ${asOf}::date and ${all(
          when(currency, (code) => sql`later.currency = ${code}`),
          when(own, (ids) => sql`later.invoice_id in (${ids})`),
        )}
      ) each group by id having sum(amount) <> 0
    ) held
    join invoice i on i.org_id = ${orgId} and i.id = held.id
    -- Kept apart by offset, so that each is worked out once.
    cross join lateral (select ${standingAt(orgId, knownAt)} offset 0) known
    left join (
      select distinct on (customer_id) customer_id, name from customer_version
      where org_id = ${orgId} and created_at <= ${knownAt}::timestamptz
      order by customer_id, version desc) v on v.customer_id = known.customer_id
    where ${all(
      when(customerId, (id) => sql`known.customer_id = ${id}`),
      when(service, (kind) => bills(orgId, kind)),
    )}`)
  return items.flatMap(partsOf)
}
