import { type RawBuilder, sql } from 'kysely'
import type { GroupAmount } from '../../domain/ledger/report-rows.ts'
import type { Span } from '../../domain/ledger/span.ts'
import type { Tx } from '../engine/transaction.ts'
import type { EntryShares } from './entry-shares.ts'
import { customerName, isKnown } from './known-at.ts'
import { closingEntries, type MovementsAsked } from './movements.ts'

/** What revenue is told by: who was billed, which kind of work brought it, which system told of that, or which business billed it. */
export type RevenueBy = 'customer' | 'service' | 'source' | 'business'

/**
 * What each entry of a span moved the revenue accounts by, credits positive, split over the groups it belongs to; the
 * close of a year earns nothing. What is split comes to the entry exactly, so that all groups together are what the
 * income statement says of the revenue accounts.
 */
export function revenueShares(
  orgId: string,
  { from, to }: Span,
  by: RevenueBy,
  knownAt?: string,
): EntryShares {
  const moved = sql`
    select p.entry_id, p.currency, -sum(p.amount) as amount
    from posting p join account a on a.org_id = p.org_id and a.code = p.account and a.type = 'revenue'
    ${knownAt === undefined ? sql`` : sql`join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id and ${isKnown(knownAt)}`}
    where p.org_id = ${orgId} and p.date between ${from}::date and ${to}::date
      and p.entry_id <> all (array(${closingEntries(orgId, { from, to })}))
    group by p.entry_id, p.currency having sum(p.amount) <> 0`
  if (by === 'customer')
    return sql`
    select m.entry_id, m.currency, coalesce(e.customer_id::text, 'none') as key, m.amount
    from (${moved}) m join journal_entry e on e.org_id = ${orgId} and e.id = m.entry_id`
  if (by === 'business')
    return sql`
    select m.entry_id, m.currency, coalesce(v.profile->>'code', 'none') as key, m.amount
    from (${moved}) m join journal_entry e on e.org_id = ${orgId} and e.id = m.entry_id
    left join invoice i on i.org_id = e.org_id and i.id = e.document_id and e.document_type = 'invoice'
    left join organization_version v on v.org_id = e.org_id and v.version = coalesce(i.profile_version, (
      select max(o.version) from organization_version o where o.org_id = e.org_id and o.created_at <= e.recorded_at))`
  return byWork(orgId, moved, by === 'service' ? sql`w.kind` : sql`w.source`)
}

/**
 * Split over the works behind a document, as its lines stand now: each group gets what the entry comes to up to and with
 * it less what it comes to before it, each rounded. An entry for the whole document so falls on its lines to the cent,
 * and a reversal takes back from each group what that had got.
 */
const byWork = (orgId: string, moved: RawBuilder<unknown>, group: RawBuilder<unknown>): EntryShares => sql`
  with moved as materialized (${moved}),
  told as (
    select m.entry_id, m.currency, m.amount, e.document_type, e.document_id
    from moved m join journal_entry e on e.org_id = ${orgId} and e.id = m.entry_id),
  documents as (select distinct document_id from told where document_type = 'invoice'),
  lines as (
    select d.document_id, coalesce(${group}, 'none') as key, sum(l.net) as net
    from documents d join invoice i on i.org_id = ${orgId} and i.id = d.document_id
    join invoice_line l on l.org_id = i.org_id and l.invoice_id = i.id and l.revision = i.revision
      and (l.kind <> 'deposit' or l.net > 0)
    left join work w on w.org_id = l.org_id and w.id = l.work_id
    group by 1, 2),
  weights as (
    select document_id, key, net, sum(net) over (partition by document_id order by key) as up_to,
      sum(net) over (partition by document_id) as whole,
      row_number() over (partition by document_id order by key) as place
    from lines)
  select t.entry_id, t.currency, s.key,
    case when s.whole <> 0
      then round(t.amount * s.up_to / s.whole) - round(t.amount * (s.up_to - s.net) / s.whole)
      when s.place = 1 then t.amount else 0 end as amount
  from told t join weights s on s.document_id = t.document_id and t.document_type = 'invoice'
  union all
  select t.entry_id, t.currency, coalesce(${group}, 'none'), t.amount
  from told t left join work w on w.org_id = ${orgId} and w.id = t.document_id and t.document_type = 'work'
  where not exists (select from weights s where s.document_id = t.document_id and t.document_type = 'invoice')`

/** What each group earned in a span, the groups that earned most first. A customer bears the name they have now, or had then. */
export function revenueOf(
  tx: Tx,
  orgId: string,
  { span, by, currency, knownAt }: MovementsAsked & { readonly span: Span; readonly by: RevenueBy },
): Promise<GroupAmount[]> {
  const name =
    by === 'customer'
      ? customerName(orgId, sql`nullif(g.key, 'none')::uuid`, knownAt)
      : sql`nullif(g.key, 'none')`
  return tx.all(sql<GroupAmount>`
    select g.currency, g.key, ${name} as name, g.amount from (
      select s.currency, s.key, sum(s.amount)::bigint as amount from (${revenueShares(orgId, span, by, knownAt)}) s
      where ${currency === undefined ? sql`true` : sql`s.currency = ${currency}`}
      group by s.currency, s.key having sum(s.amount) <> 0) g
    order by g.currency, g.amount desc, g.key`)
}
