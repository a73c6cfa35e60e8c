import { type RawBuilder, sql } from 'kysely'
import { check, type Check, NAMED } from './check.ts'

/**
 * Documents with what their tax groups say is unearned: minor units without tax. Whatever stands there is read, so that a
 * fault is named and not stumbled over.
 */
const deferrals = (org: string): RawBuilder<unknown> => sql`
  select i.*, coalesce((select sum((g->>'deferred')::bigint) from jsonb_path_query(i.tax_groups, '$[*]') g), 0) as deferred
  from invoice i where i.org_id = ${org}`

/** Posted credit notes over documents, and what they take back unearned. */
const unearnedNotes = (org: string): RawBuilder<unknown> => sql`
  select n.original_id, sum(n.deferred) as deferred, sum(n.total) as total from (${deferrals(org)}) n
  where n.kind = 'credit_note' and n.stage = 'posted' group by 1`

/** The lines that documents deduct for deposits, of their revisions as they stand. */
const deducted = (org: string): RawBuilder<unknown> => sql`
  select d.invoice_id, d.position, d.deposit_id, i.stage, i.total, i.number, i.customer_id, i.currency, l.kind, l.net, l.tax
  from deduction d join invoice i on i.org_id = ${org} and i.id = d.invoice_id and i.revision = d.revision
  left join invoice_line l on l.org_id = ${org} and l.invoice_id = d.invoice_id and l.revision = d.revision
    and l.position = d.position
  where d.org_id = ${org} and i.stage in ('draft', 'posted')`

/** Whether a document had earned its deposits when a credit note was posted: such a note leaves alone what it deducts. */
const earnedBefore = (
  org: string,
  invoiceId: RawBuilder<unknown>,
  noteId: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  exists (select from journal_entry e
    join posting p on p.org_id = e.org_id and p.entry_id = e.id
    join account k on k.org_id = p.org_id and k.code = p.account and k.role = 'deferred_revenue'
    where e.org_id = ${org} and e.document_id = ${invoiceId} and e.id < (
      select o.id from journal_entry o where o.org_id = ${org} and o.document_id = ${noteId} order by o.id limit 1))`

/** What must hold of deposits (rule 9). */
export const DEPOSIT_CHECKS: readonly Check[] = [
  check(
    'deposits_deferred',
    9,
    'What a document does not earn yet is what its lines for deposits bill, rate by rate.',
    (org) => sql`
    select format('%s: defers %s at %s %s, its lines for deposits come to %s', ${NAMED}, f.deferred, f.category, f.rate, f.net)
      as offender
    from (
      select id, category, rate, jurisdiction, sum(deferred) as deferred, sum(net) as net from (
        select i.id, g->>'category' as category, (g->>'rate')::numeric as rate, g->>'jurisdiction' as jurisdiction,
          (g->>'deferred')::bigint as deferred, 0 as net
        from invoice i cross join lateral jsonb_path_query(i.tax_groups, '$[*] ? (exists (@.deferred))') g
        where i.org_id = ${org} and i.kind <> 'credit_note'
        union all
        select i.id, l.tax_category, l.tax_rate, l.tax_jurisdiction, 0, l.net
        from invoice_line l join invoice i on i.org_id = ${org} and i.id = l.invoice_id and i.revision = l.revision
        where l.org_id = ${org} and l.kind = 'deposit' and i.kind <> 'credit_note') e
      group by 1, 2, 3, 4 having sum(deferred) <> sum(net)) f
    join invoice i on i.org_id = ${org} and i.id = f.id
    order by i.id limit 1`,
  ),
  check(
    'deposits_deducted',
    9,
    'What is deducted for a deposit is what credit notes left of it, with its tax, on one document.',
    (org) => sql`
    with deducted as (${deducted(org)}), notes as (${unearnedNotes(org)}),
    -- A document that was credited whole gave its deposits back.
    holding as (
      select d.* from deducted d left join notes n on n.original_id = d.invoice_id
      where d.total = 0 or n.total is null or n.total < d.total)
    select coalesce(
      (select format('%s: line %s is deducted for a deposit and is none', ${NAMED}, d.position) from deducted d
       join invoice i on i.org_id = ${org} and i.id = d.invoice_id
       where d.kind is distinct from 'deposit' order by d.invoice_id, d.position limit 1),
      (select format('%s: line %s deducts what no deposit billed', ${NAMED}, l.position) from invoice i
       join invoice_line l on l.org_id = ${org} and l.invoice_id = i.id and l.revision = i.revision and l.kind = 'deposit'
       where i.org_id = ${org} and i.kind not in ('deposit', 'credit_note') and not exists (
         select from deduction d where d.org_id = ${org} and d.invoice_id = i.id and d.revision = l.revision and d.position = l.position)
       order by i.id limit 1),
      (select format('%s is deducted on %s documents', ${NAMED}, h.n) from (
         select deposit_id, count(distinct invoice_id) n from holding group by 1) h
       join invoice i on i.org_id = ${org} and i.id = h.deposit_id where h.n > 1 order by i.id limit 1),
      (select format('%s: %s and tax %s of it are deducted, %s and %s are left of it', ${NAMED}, -h.net, -h.tax, b.net, b.tax)
       from (select deposit_id, invoice_id, min(customer_id::text) customer, min(currency) currency, sum(net) net, sum(tax) tax
             from holding group by 1, 2) h
       left join invoice i on i.org_id = ${org} and i.id = h.deposit_id
       cross join lateral (
         select i.net - coalesce(sum(n.net), 0) as net, i.tax - coalesce(sum(n.tax), 0) as tax from (${deferrals(org)}) n
         where n.original_id = i.id and n.kind = 'credit_note' and n.stage = 'posted'
           and (n.deferred <> 0 or not ${earnedBefore(org, sql`h.invoice_id`, sql`n.id`)})) b
       where i.kind is distinct from 'deposit' or i.stage <> 'posted' or i.customer_id::text <> h.customer
         or i.currency <> h.currency or -h.net <> b.net or -h.tax <> b.tax
       order by h.deposit_id limit 1)) as offender`,
  ),
  check(
    'deferred_revenue',
    20,
    'Deferred revenue is what documents defer, less what they earn and what credit notes take back.',
    (org) => sql`
    select format('%s: the documents defer %s, the account holds %s', coalesce(a.currency, b.currency),
      coalesce(b.amount, 0), coalesce(a.amount, 0)) as offender
    from (select p.currency, -sum(p.amount) amount from posting p
          join account k on k.org_id = p.org_id and k.code = p.account and k.role = 'deferred_revenue'
          join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id and e.document_type = 'invoice'
          where p.org_id = ${org} group by 1) a
    full join (
      select d.currency, sum(case when d.kind = 'credit_note' then -d.deferred else d.deferred end) amount
      from (${deferrals(org)} and i.tax_groups @? '$[*].deferred') d
      join organization_version v on v.org_id = ${org} and v.version = d.profile_version
      where d.stage = 'posted' or (d.stage = 'draft' and d.kind not in ('credit_note', 'deposit')
        and v.profile->>'recognizeAt' = 'draft') group by 1) b
      on a.currency = b.currency
    where coalesce(a.amount, 0) <> coalesce(b.amount, 0) order by 1 limit 1`,
  ),
]
