import { type RawBuilder, sql } from 'kysely'
import type { Measure, MethodMoved } from '../../domain/receivables/collections.ts'
import type { Span } from '../../domain/ledger/span.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import type { EntryShares } from './entry-shares.ts'
import { isMeant } from './entries-meant.ts'
import { isKnown } from './known-at.ts'
import type { MovementsAsked } from './movements.ts'
import { documentsOf, standingAt } from './reports.ts'

/** Which collections: of one customer or of all. */
export interface CollectionsAsked extends MovementsAsked {
  readonly customerId?: string | undefined
}

/** The codes of the accounts that hold what customers owe. */
export async function receivableAccounts(tx: Tx, orgId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.all(
    sql<{ code: string }>`select a.code from account a where a.org_id = ${orgId} and a.role = 'receivable'`,
  )
  return new Set(rows.map(({ code }) => code))
}

/**
 * What each entry of a span about a payment did, by the payment's method: one that records it, gives it back, uses what
 * was kept of it, or takes it off a document again. It costs the entries of the span.
 */
const paymentEntries = (
  orgId: string,
  { from, to }: Span,
  { customerId, knownAt }: CollectionsAsked,
): RawBuilder<unknown> => sql`
  select m.entry_id, m.currency, pay.method as key, m.settled, m.kept, m.differences,
    case when m.kind in ('invoice_payment', 'invoice_payment_reversal') then m.settled + m.kept + m.differences else 0 end as received,
    case when m.kind in ('refund', 'refund_reversal') then -(m.settled + m.kept + m.differences) else 0 end as refunded
  from (
    select e.id as entry_id, e.currency, e.kind, e.document_id,
      coalesce(-sum(p.amount) filter (where a.role = 'receivable'), 0) as settled,
      coalesce(-sum(p.amount) filter (where a.role = 'customer_credit'), 0) as kept,
      coalesce(-sum(p.amount) filter (where a.role = 'payment_differences'), 0) as differences
    from journal_entry e
    join posting p on p.org_id = e.org_id and p.entry_id = e.id
    join account a on a.org_id = p.org_id and a.code = p.account
    where e.org_id = ${orgId} and e.document_type = 'payment' and e.date between ${from}::date and ${to}::date
      and ${isKnown(knownAt)} and ${isMeant(orgId, { customerId })}
    group by e.id, e.currency, e.kind, e.document_id) m
  left join refund r on r.org_id = ${orgId} and r.id = m.document_id
  left join allocation_undo u on u.org_id = ${orgId} and u.id = m.document_id
  left join allocation l on l.org_id = ${orgId} and l.id = coalesce(u.allocation_id, m.document_id)
  join payment pay on pay.org_id = ${orgId}
    and pay.id = coalesce(r.payment_id, case when l.source_type = 'payment' then l.source_id end, m.document_id)`

/** What of each entry belongs to a measure, by method. */
export const collectionShares = (
  orgId: string,
  span: Span,
  of: Measure,
  asked: CollectionsAsked,
): EntryShares => sql`
  select entry_id, currency, key, ${sql.ref(of)} as amount from (${paymentEntries(orgId, span, asked)}) m`

/** What the payments of each method did in a span, the methods that brought most first. */
export function movedByMethod(
  tx: Tx,
  orgId: string,
  span: Span,
  asked: CollectionsAsked,
): Promise<MethodMoved[]> {
  return tx.all(sql<MethodMoved>`
    select currency, key as method, sum(received)::bigint as received, sum(refunded)::bigint as refunded,
      sum(settled)::bigint as settled, sum(kept)::bigint as kept, sum(differences)::bigint as differences
    from (${paymentEntries(orgId, span, asked)}) m
    where ${all(when(asked.currency, (code) => sql`currency = ${code}`))}
    group by currency, key order by currency, 3 desc, key`)
}

/** What documents billed in a span, tax included, less credit notes; and how soon payments were set against them. */
export interface BilledAndPaid {
  readonly currency: string
  readonly creditSales: bigint
  readonly paid: bigint
  readonly paidDays: bigint
}

/** For each currency. Allocations that were undone since are not counted as paid; with `knownAt`, undone by then. */
export function billedAndPaid(
  tx: Tx,
  orgId: string,
  { from, to }: Span,
  { currency, customerId, knownAt }: CollectionsAsked,
): Promise<BilledAndPaid[]> {
  const inCurrency = (of: RawBuilder<unknown>): RawBuilder<unknown> =>
    all(when(currency, (code) => sql`${of} = ${code}`))
  const by = (recordedAt: RawBuilder<unknown>): RawBuilder<unknown> =>
    all(when(knownAt, (instant) => sql`${recordedAt} <= ${instant}::timestamptz`))
  return tx.all(sql<BilledAndPaid>`
    select currency, sum(billed)::bigint as "creditSales", sum(paid)::bigint as paid, sum(days)::bigint as "paidDays" from (
      select p.currency, -sum(p.amount) as billed, 0 as paid, 0 as days
      from journal_entry e
      join posting p on p.org_id = e.org_id and p.entry_id = e.id
      join account a on a.org_id = p.org_id and a.code = p.account
        and coalesce(a.role, '') not in ('receivable', 'customer_credit')
      where e.org_id = ${orgId} and e.date between ${from}::date and ${to}::date
        and e.kind in ('revenue_recognition', 'revenue_recognition_reversal', 'credit_note', 'credit_note_reversal')
        and ${isKnown(knownAt)} and ${isMeant(orgId, { customerId })} and ${inCurrency(sql`e.currency`)}
      group by p.currency
      union all
      select i.currency, 0, sum(l.amount), sum(l.amount * (l.allocated_on - known.issued_on))
      from allocation l join invoice i on i.org_id = l.org_id and i.id = l.invoice_id
      cross join lateral (select ${standingAt(orgId, knownAt)}) known
      where l.org_id = ${orgId} and l.source_type = 'payment' and l.allocated_on between ${from}::date and ${to}::date
        and not exists (select from allocation_undo u where u.org_id = l.org_id and u.allocation_id = l.id and ${by(sql`u.recorded_at`)})
        and ${by(sql`l.recorded_at`)} and ${inCurrency(sql`i.currency`)}
        and ${all(
          when(
            customerId,
            (id) => sql`i.id in (${documentsOf(orgId, id, knownAt)}) and known.customer_id = ${id}`,
          ),
        )}
      group by i.currency) told
    group by currency`)
}
