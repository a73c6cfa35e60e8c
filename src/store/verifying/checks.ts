import { sql } from 'kysely'
import { IS_GAP, missingNumbers } from '../number-series.ts'
import { ATTACHMENT_CHECKS } from './attachment-checks.ts'
import { check, type Check, heldIn, NAMED, standingAllocations } from './check.ts'
import { CREDIT_CHECKS } from './credit-checks.ts'
import { DEPOSIT_CHECKS } from './deposit-checks.ts'
import { ENTRY_CHECKS } from './entry-checks.ts'
import { LINE_ACCOUNT_CHECKS } from './line-account-checks.ts'
import { dueDays } from '../reading/instalments.ts'
import { INSTALMENT_CHECKS } from './instalment-checks.ts'
import { PAYOUT_CHECKS } from './payout-checks.ts'
import { REVALUATION_CHECKS } from './revaluation-checks.ts'
import { RECEIVABLE_CHECKS } from './receivable-checks.ts'
import { TAX_CHECKS } from './tax-checks.ts'

/**
 * Everything that must hold between the rows of an organization, each kept figure taken anew from the journal or from
 * the rows it is made of. Ordered so that what others are made of comes first.
 */
export const CHECKS: readonly Check[] = [
  ...ENTRY_CHECKS,
  check(
    'balance_day',
    22,
    'The balances kept for each day are the journal’s.',
    (org) => sql`
    select format('account %s, %s, %s: kept %s debit and %s credit, posted %s and %s',
      coalesce(j.account, b.account), coalesce(j.currency, b.currency), coalesce(j.date, b.date),
      coalesce(b.debit, 0), coalesce(b.credit, 0), coalesce(j.debit, 0), coalesce(j.credit, 0)) as offender
    from (select account, currency, date, coalesce(sum(amount) filter (where amount > 0), 0) debit,
            coalesce(-sum(amount) filter (where amount < 0), 0) credit, count(*) n
          from posting where org_id = ${org} group by 1, 2, 3) j
    full join (select * from balance_day where org_id = ${org}) b
      on b.account = j.account and b.currency = j.currency and b.date = j.date
    where j.debit is distinct from b.debit or j.credit is distinct from b.credit or j.n is distinct from b.postings
    order by coalesce(j.date, b.date), 1 limit 1`,
  ),
  check(
    'balance_month',
    22,
    'The balances kept for each month are the sums of its days.',
    (org) => sql`
    select format('account %s, %s, %s: kept %s debit and %s credit, its days %s and %s',
      coalesce(d.account, m.account), coalesce(d.currency, m.currency), coalesce(d.month, m.month),
      coalesce(m.debit, 0), coalesce(m.credit, 0), coalesce(d.debit, 0), coalesce(d.credit, 0)) as offender
    from (select account, currency, date_trunc('month', date)::date as month, sum(debit) debit, sum(credit) credit,
            sum(postings) n from balance_day where org_id = ${org} group by 1, 2, 3) d
    full join (select * from balance_month where org_id = ${org}) m
      on m.account = d.account and m.currency = d.currency and m.month = d.month
    where d.debit is distinct from m.debit or d.credit is distinct from m.credit or d.n is distinct from m.postings
    order by coalesce(d.month, m.month), 1 limit 1`,
  ),
  check(
    'receivable_day',
    19,
    'What is kept to fall due on each day is what the documents hold.',
    (org) => sql`
    select format('%s due %s (%s): kept %s on %s documents, held %s on %s', coalesce(i.currency, r.currency),
      coalesce(i.due_on, r.due_on), coalesce(i.stage, r.stage), coalesce(r.amount, 0), coalesce(r.items, 0),
      coalesce(i.amount, 0), coalesce(i.n, 0)) as offender
    from (select currency, due_on, stage, sum(amount) amount, count(*) n from (
            select currency, due_on, case stage when 'draft' then 'draft' else 'final' end as stage, receivable as amount
            from invoice where org_id = ${org} and receivable > 0 and instalments is null
            union all
            select i.currency, d.due_on, case i.stage when 'draft' then 'draft' else 'final' end, d.amount
            from invoice i cross join lateral ${dueDays(sql`i.receivable`)} d
            where i.org_id = ${org} and i.receivable > 0 and i.instalments is not null) each group by 1, 2, 3) i
    full join (select * from receivable_day where org_id = ${org} and (amount <> 0 or items <> 0)) r
      on r.currency = i.currency and r.due_on = i.due_on and r.stage = i.stage
    where i.amount is distinct from r.amount or i.n is distinct from r.items
    order by coalesce(i.due_on, r.due_on), 1 limit 1`,
  ),
  check(
    'work_billed',
    9,
    'Work counts as billed when it is on a live document, and only then.',
    (org) => sql`
    select format('%s is kept as %s', w.title, case when w.billed then 'billed' else 'not billed' end) as offender
    from work w left join (select distinct work_id from work_billing where org_id = ${org} and state in ('draft', 'final')) b
      on b.work_id = w.id
    where w.org_id = ${org} and w.billed <> (b.work_id is not null) order by w.id limit 1`,
  ),
  check(
    'invoice_count',
    15,
    'The counts and amounts kept of documents are what the documents come to.',
    (org) => sql`
    select format('standing %s due %s (%s): kept %s of %s, open %s; counted %s of %s, open %s',
      coalesce(i.standing, k.standing), coalesce(i.due_on, k.due_on), coalesce(i.currency, k.currency),
      coalesce(k.documents, 0), coalesce(k.total, 0), coalesce(k.open, 0), coalesce(i.n, 0), coalesce(i.total, 0), coalesce(i.open, 0)) as offender
    from (select standing, currency, due_on, count(*) n, sum(open) open, sum(case when kind = 'credit_note' then -total else total end) total
          from invoice where org_id = ${org} group by 1, 2, 3) i
    full join (select * from invoice_count where org_id = ${org} and (documents <> 0 or open <> 0 or total <> 0)) k
      on k.standing = i.standing and k.currency = i.currency and k.due_on = i.due_on
    where i.n is distinct from k.documents or i.open is distinct from k.open or i.total is distinct from k.total
    order by coalesce(i.due_on, k.due_on), 1 limit 1`,
  ),
  check(
    'totals',
    12,
    'Every document is the sum of its lines.',
    (org) => sql`
    select format('%s: net %s and tax %s in %s lines; its lines come to %s and %s in %s', ${NAMED}, i.net, i.tax,
      i.line_count, coalesce(l.net, 0), coalesce(l.tax, 0), coalesce(l.n, 0)) as offender
    from invoice i left join (
      select invoice_id, revision, count(*) n, sum(net) net, sum(tax) tax, sum(gross) gross
      from invoice_line where org_id = ${org} group by 1, 2) l on l.invoice_id = i.id and l.revision = i.revision
    where i.org_id = ${org} and (coalesce(l.n, 0) <> i.line_count or coalesce(l.net, 0) <> i.net
      or coalesce(l.tax, 0) <> i.tax or i.net + i.tax <> i.total
      or i.subtotal - i.discount <> case when i.prices_include_tax then i.total else i.net end)
    order by i.id limit 1`,
  ),
  check(
    'settled',
    23,
    'What is paid, credited, given back and given up on each document is what was allocated, refunded and written off.',
    (org) => sql`
    select format('%s: paid %s, allocated %s; credited %s, by notes %s; refunded %s, given back %s; written off %s, given up %s',
      ${NAMED}, i.paid, coalesce(a.paid, 0), i.credited, coalesce(a.credited, 0), i.refunded, coalesce(r.amount, 0),
      i.written_off, coalesce(w.amount, 0)) as offender
    from invoice i
    left join (select invoice_id, coalesce(sum(amount) filter (where source_type = 'payment'), 0) paid,
        coalesce(sum(amount) filter (where source_type = 'credit_note'), 0) credited
      from (${standingAllocations(org)}) s group by 1) a on a.invoice_id = i.id
    left join (select invoice_id, sum(amount) amount from refund where org_id = ${org} group by 1) r on r.invoice_id = i.id
    left join (select w.invoice_id, sum(w.amount) amount from write_off w where w.org_id = ${org}
      and not exists (select from reinstatement r where r.org_id = w.org_id and r.write_off_id = w.id) group by 1) w
      on w.invoice_id = i.id
    where i.org_id = ${org} and (i.paid <> coalesce(a.paid, 0) or i.written_off <> coalesce(w.amount, 0) or i.refunded <> coalesce(r.amount, 0)
      or (i.kind <> 'credit_note' and i.credited <> coalesce(a.credited, 0)))
    order by i.id limit 1`,
  ),
  check(
    'payments',
    23,
    'Every payment is what it settled and what is left of it.',
    (org) => sql`
    select format('payment %s of %s %s, received %s: settled %s, left %s', p.id, p.amount, p.currency, p.received_on,
      coalesce(a.amount, 0), p.unapplied) as offender
    from payment p left join (
      select source_id, sum(amount - difference) amount from (${standingAllocations(org)}) s
      where source_type = 'payment' group by 1) a
      on a.source_id = p.id
    where p.org_id = ${org} and p.amount <> p.unapplied + coalesce(a.amount, 0) order by p.id limit 1`,
  ),
  check(
    'customer_credit',
    23,
    'Customer credit is what payments and credit notes left, less what of it was given back.',
    (org) => sql`
    select format('%s: payments and notes left %s, the account holds %s', coalesce(a.currency, b.currency),
      coalesce(b.amount, 0), coalesce(a.amount, 0)) as offender
    from (select currency, -amount as amount from (${heldIn(org, 'customer_credit')}) h) a
    full join (
      select currency, sum(amount) amount from (
        select currency, unapplied as amount from payment where org_id = ${org}
        union all select currency, -amount from refund where org_id = ${org} and invoice_id is null
        union all select currency, total - credited from invoice
          where org_id = ${org} and kind = 'credit_note' and stage = 'posted') m group by 1) b
      on a.currency = b.currency
    where coalesce(a.amount, 0) <> coalesce(b.amount, 0) order by 1 limit 1`,
  ),
  ...RECEIVABLE_CHECKS,
  ...INSTALMENT_CHECKS,
  ...DEPOSIT_CHECKS,
  ...LINE_ACCOUNT_CHECKS,
  check(
    'numbers',
    14,
    'Numbers strictly increase: each that was drawn stands on one document, and none other.',
    (org) => sql`
    select coalesce(
      (select format('series %s: %s stands on two documents', d.series, min(d.number)) from invoice d
       where d.org_id = ${org} and d.series = s.code and d.number_seq is not null
       group by d.series, d.number_seq having count(*) > 1 order by d.number_seq limit 1),
      (select format('series %s: number %s was drawn and stands on no document', s.code, m.seq)
       from (${missingNumbers(org)}) m order by m.seq limit 1),
      format('series %s: the next number would be %s, the last one given is %s', s.code, s.next, i.last)) as offender
    from number_series s left join (
      select series, count(*) n, count(distinct number_seq) d, max(number_seq) last from invoice
      where org_id = ${org} and number_seq is not null group by 1) i on i.series = s.code
    where s.org_id = ${org} and (coalesce(i.n, 0) <> s.next - 1 or coalesce(i.d, 0) <> s.next - 1
      or coalesce(i.last, 0) <> s.next - 1)
    order by s.code limit 1`,
  ),
  check(
    'gaps_explained',
    14,
    'Every number that is not a live document says why.',
    (org) => sql`
    select format('%s is %s, without a reason', ${NAMED}, i.stage) as offender from invoice i
    where i.org_id = ${org} and ${IS_GAP} and coalesce(i.end_reason, '') = ''
    order by i.number_seq limit 1`,
  ),
  check(
    'one_live_draft',
    4,
    'No piece of work has more than one live draft.',
    (org) => sql`
    select format('%s %s has %s live drafts', w.kind, w.external_id, b.n) as offender
    from (select work_id, count(*) n from work_billing where org_id = ${org} and state = 'draft' group by 1) b
    join work w on w.org_id = ${org} and w.id = b.work_id where b.n > 1 order by w.id limit 1`,
  ),
  check(
    'billed_as_documents',
    9,
    'What is billed of each piece of work stands on live documents, as it is said.',
    (org) => sql`
    select format('%s %s is billed as %s on %s, which is %s', w.kind, w.external_id, b.state, ${NAMED}, i.stage) as offender
    from work_billing b
    left join invoice i on i.org_id = b.org_id and i.id = b.invoice_id
    left join work w on w.org_id = b.org_id and w.id = b.work_id
    where b.org_id = ${org} and (i.id is null or w.id is null
      or (b.state = 'draft') <> (i.stage = 'draft' and b.state <> 'deposit')
      or (b.state in ('draft', 'final') and i.kind = 'deposit')
      or (b.state = 'deposit' and i.kind not in ('deposit', 'credit_note')) or (b.state = 'released') <> (i.stage in ('void', 'cancelled')))
    order by b.work_id limit 1`,
  ),
  // A person may bill a piece of work again, and says so; no event ever does.
  check(
    'billed_once',
    9,
    'No event bills a piece of work that is on a live invoice already.',
    (org) => sql`
    with twice as (
      select b.work_id, array_agg(b.invoice_id) as documents
      from work_billing b join invoice i on i.org_id = b.org_id and i.id = b.invoice_id
      where b.org_id = ${org} and b.state <> 'released' and i.kind = 'invoice' and i.event_id is not null
      group by 1 having count(*) > 1)
    select format('%s %s stands on %s', w.kind, w.external_id, (
      select string_agg(coalesce(i.number, i.id::text), ' and ' order by i.id) from invoice i
      where i.org_id = ${org} and i.id = any (t.documents))) as offender
    from twice t join work w on w.org_id = ${org} and w.id = t.work_id order by w.id limit 1`,
  ),
  check(
    'one_outcome',
    1,
    'Every event is recorded once and has one outcome.',
    (org) => sql`
    select format('event %s of %s: %s times, outcome %s', e.external_id, e.source, e.n, e.outcome) as offender
    from (select source, external_id, count(*) n, min(outcome) outcome,
            bool_and(case outcome when 'done' then code is null and plan is not null
              when 'nothing' then coalesce(reason, '') <> '' else coalesce(code, '') <> '' end) whole
          from work_event where org_id = ${org} group by 1, 2) e
    where e.n > 1 or not e.whole order by 1 limit 1`,
  ),
  check(
    'made_by_events',
    1,
    'Every document and entry an event made is that of a recorded event.',
    (org) => sql`
    select format('%s %s names event %s', o.what, o.name, o.event_id) as offender from (
      select 'document' as what, coalesce(number, id::text) as name, event_id from invoice where org_id = ${org} and event_id is not null
      union all select 'entry', id::text, event_id from journal_entry where org_id = ${org} and event_id is not null
      union all select kind, external_id, event_id from work where org_id = ${org}) o
    where not exists (select from work_event e where e.org_id = ${org} and e.id = o.event_id)
    order by 1 limit 1`,
  ),
  check(
    'pictures',
    16,
    'Every picture is the one it was kept as, and every logo that documents froze is there.',
    (org) => sql`
    select format('picture %s is not what its hash says', p.hash) as offender from picture p
    where p.org_id = ${org} and p.hash <> encode(sha256(p.bytes), 'hex')
    union all
    select format('version %s of the organization names picture %s, which is not there', v.version, v.logo)
    from organization_version v
    where v.org_id = ${org} and v.logo is not null
      and not exists (select from picture p where p.org_id = v.org_id and p.hash = v.logo)
    order by 1 limit 1`,
  ),
  ...CREDIT_CHECKS,
  ...TAX_CHECKS,
  ...PAYOUT_CHECKS,
  ...REVALUATION_CHECKS,
  ...ATTACHMENT_CHECKS,
]
