import { sql } from 'kysely'
import { accountsIn, check, type Check, heldIn, NAMED, standingAllocations } from './check.ts'

/** What must hold of the days on which receivables moved, of credit that was used, of allocations that were undone, of write-offs, and of differences. */
export const RECEIVABLE_CHECKS: readonly Check[] = [
  {
    statements: [
      {
        code: 'receivable',
        rule: 19,
        says: 'What each document holds in Accounts Receivable is what the journal posts for it.',
      },
      {
        code: 'receivable_moved',
        rule: 19,
        says: 'The days on which what each document holds moved, and what it held before the last, are those of its postings.',
      },
    ],
    offenders: (org) => sql`
    select
      min(format('%s holds %s, posted are %s', ${NAMED}, i.receivable, coalesce(p.amount, 0)))
        filter (where coalesce(p.amount, 0) <> i.receivable) as receivable,
      min(format('%s moved first %s, before %s, last %s, held %s before; posted: %s, %s, %s, %s', ${NAMED},
          coalesce(i.moved_first::text, 'never'), coalesce(i.moved_before::text, 'never'), coalesce(i.moved_last::text, 'never'),
          coalesce(i.held_before::text, 'nothing'), coalesce(p.first::text, 'never'), coalesce(p.before::text, 'never'),
          coalesce(p.last::text, 'never'), coalesce(p.held::text, 'nothing')))
        filter (where (i.moved_first, i.moved_before, i.moved_last, i.held_before)
          is distinct from (p.first, p.before, p.last, p.held)) as receivable_moved
    from invoice i left join (
      select invoice_id, sum(amount) as amount, min(date) as first, max(date) as last,
        max(date) filter (where date < newest) as before, sum(amount) filter (where date < newest) as held
      from (
        select p.invoice_id, p.date, p.amount, max(p.date) over (partition by p.invoice_id) as newest from posting p
        where p.org_id = ${org} and p.invoice_id is not null and p.account = any (${accountsIn(org, 'receivable')})) each
      group by invoice_id) p on p.invoice_id = i.id
    where i.org_id = ${org}`,
  },
  check(
    'aging_total',
    19,
    'The aging total is the balance of Accounts Receivable, for each currency.',
    (org) => sql`
    select format('%s: the documents hold %s, the account %s', coalesce(a.currency, b.currency),
      coalesce(b.amount, 0), coalesce(a.amount, 0)) as offender
    from (${heldIn(org, 'receivable')}) a
    full join (select currency, sum(receivable) amount from invoice where org_id = ${org} group by 1) b
      on a.currency = b.currency
    where coalesce(a.amount, 0) <> coalesce(b.amount, 0) order by 1 limit 1`,
  ),
  check(
    'credit_note_used',
    25,
    'What each credit note set against documents is what was allocated of it.',
    (org) => sql`
    select format('%s: set against documents %s, allocated %s', ${NAMED}, i.credited, coalesce(a.amount, 0)) as offender
    from invoice i left join (
      select source_id, sum(amount) amount from (${standingAllocations(org)}) s where source_type = 'credit_note' group by 1) a
      on a.source_id = i.id
    where i.org_id = ${org} and i.kind = 'credit_note' and i.stage = 'posted'
      and (i.credited <> coalesce(a.amount, 0) or i.credited > i.total)
    order by i.id limit 1`,
  ),
  check(
    'allocations_posted',
    23,
    'Credit that was used, and what was taken off a document again, stands in the journal as it was recorded.',
    (org) => sql`
    select format('%s: recorded %s, posted %s', coalesce(said.id, posted.id), coalesce(said.amount, 0),
      coalesce(posted.amount, 0)) as offender
    from (
      select id, sum(amount) amount from (
        select a.id, case when u.id is null then a.amount else 0 end as amount
        from allocation a left join allocation_undo u on u.org_id = a.org_id and u.allocation_id = a.id
        where a.org_id = ${org} and a.of_credit
        union all
        select case a.source_type when 'payment' then u.id else a.source_id end,
          case when n.stage in ('void', 'cancelled') then 0 else greatest(a.amount, a.amount - a.difference) end
        from allocation_undo u join allocation a on a.org_id = u.org_id and a.id = u.allocation_id
        left join invoice n on n.org_id = a.org_id and n.id = a.source_id
        where u.org_id = ${org} and not a.of_credit) each group by id) said
    full join (
      select document_id as id, sum(case when reverses is null then amount else -amount end) amount
      from journal_entry where org_id = ${org} and kind in ('credit_applied', 'credit_applied_reversal',
        'allocation_undone', 'allocation_undone_reversal') group by 1) posted on posted.id = said.id
    where coalesce(said.amount, 0) <> coalesce(posted.amount, 0) order by 1 limit 1`,
  ),
  check(
    'write_offs',
    19,
    'What is given up on each document is what the journal posts to Bad debt for it.',
    (org) => sql`
    select format('%s: given up %s, posted %s', ${NAMED}, i.written_off, coalesce(p.amount, 0)) as offender
    from invoice i left join (
      select e.document_id, sum(p.amount) amount from journal_entry e
      join posting p on p.org_id = e.org_id and p.entry_id = e.id
      join account k on k.org_id = p.org_id and k.code = p.account and k.role = 'bad_debt'
      where e.org_id = ${org} and e.kind in ('write_off', 'write_off_reversal') group by 1) p on p.document_id = i.id
    where i.org_id = ${org} and i.written_off <> coalesce(p.amount, 0) order by i.id limit 1`,
  ),
  check(
    'write_off_entries',
    19,
    'Each write-off is one entry of its amount, undone once it was reinstated and not before.',
    (org) => sql`
    select format('%s: write-off %s over %s, entry %s over %s', ${NAMED}, w.id, w.amount,
      coalesce(e.id::text, 'none'), coalesce(e.amount, 0)) as offender
    from write_off w
    join invoice i on i.org_id = w.org_id and i.id = w.invoice_id
    left join write_off_entry l on l.org_id = w.org_id and l.write_off_id = w.id
    left join journal_entry e on e.org_id = l.org_id and e.id = l.entry_id
    where w.org_id = ${org} and (e.id is null or e.kind <> 'write_off' or e.document_id <> w.invoice_id
      or e.amount <> w.amount
      or exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)
        <> exists (select from reinstatement r where r.org_id = w.org_id and r.write_off_id = w.id))
    order by w.id limit 1`,
  ),
  check(
    'payment_differences',
    23,
    'What payments were let differ is what they posted to Payment differences, for each currency.',
    (org) => sql`
    select format('%s: let differ %s, posted %s', coalesce(a.currency, b.currency), coalesce(b.amount, 0),
      coalesce(a.amount, 0)) as offender
    from (select p.currency, sum(p.amount) amount from posting p
          join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
          where p.org_id = ${org} and p.account = any (${accountsIn(org, 'payment_differences')})
            and e.kind in ('invoice_payment', 'allocation_undone') group by 1) a
    full join (select i.currency, sum(s.difference) amount from (${standingAllocations(org)}) s
          join invoice i on i.org_id = s.org_id and i.id = s.invoice_id where s.difference <> 0 group by 1) b
      on a.currency = b.currency
    where coalesce(a.amount, 0) <> coalesce(b.amount, 0) order by 1 limit 1`,
  ),
]
