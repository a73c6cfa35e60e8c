import { sql } from 'kysely'
import { type Check, check } from './check.ts'

/** What must hold of entries by hand and of closed years. Their amounts stand in the journal alone. */
export const LEDGER_CHECKS: readonly Check[] = [
  check(
    'acts_in_ledger',
    20,
    'Every entry by hand and every close of a year stands in the journal as what it is, and none other does.',
    (org) => sql`
    select coalesce(
      (select format('%s %s has %s entries', m.kind, m.id, count(e.id)) from manual_entry m
       left join journal_entry e on e.org_id = m.org_id and e.document_id = m.id and e.reverses is null and e.kind = m.kind
       where m.org_id = ${org} group by m.id, m.kind having count(e.id) <> 1 order by m.id limit 1),
      (select format('entry %s of %s (%s) names no act of its kind', e.id, e.date, e.kind) from journal_entry e
       where e.org_id = ${org} and e.document_type = 'manual'
         and not exists (select from manual_entry m where m.org_id = e.org_id and m.id = e.document_id
           and e.kind in (m.kind, m.kind || '_reversal'))
         and not exists (select from year_close y where y.org_id = e.org_id and y.id = e.document_id
           and e.kind in ('year_close', 'year_close_reversal'))
         and not exists (select from payout o where o.org_id = e.org_id and o.id = e.document_id
           and e.kind in ('gateway_payout', 'gateway_payout_reversal'))
         and not exists (select from revaluation v where v.org_id = e.org_id and v.id = e.document_id
           and e.kind in ('exchange_realised', 'exchange_unrealised', 'exchange_returned', 'exchange_realised_reversal',
             'exchange_unrealised_reversal', 'exchange_returned_reversal'))
       order by e.id limit 1)) as offender`,
  ),
  check(
    'by_hand',
    19,
    'Nothing is posted by hand to accounts that are kept document by document.',
    (org) => sql`
    select format('entry %s posts %s to %s', e.id, p.amount, p.account) as offender
    from journal_entry e
    join posting p on p.org_id = e.org_id and p.entry_id = e.id
    join account a on a.org_id = p.org_id and a.code = p.account and a.role in ('receivable', 'customer_credit')
    where e.org_id = ${org} and e.document_type = 'manual' order by e.id limit 1`,
  ),
  check(
    'year_close',
    22,
    'Closing entries take revenue and expenses to retained earnings, on the last day of their year or later.',
    (org) => sql`
    select format('entry %s of %s, of the year that ends on %s, posts %s to %s', e.id, e.date, y.ends_on, p.amount, p.account) as offender
    from year_close y
    join journal_entry e on e.org_id = y.org_id and e.document_id = y.id
    join posting p on p.org_id = e.org_id and p.entry_id = e.id
    join account a on a.org_id = p.org_id and a.code = p.account
    where y.org_id = ${org} and (e.date < y.ends_on
      or (a.type not in ('revenue', 'expense') and a.role is distinct from 'retained_earnings'))
    order by e.id limit 1`,
  ),
  check(
    'recurring',
    20,
    'Every recurring entry posted what it says, once for each day, and as often as it counts.',
    (org) => sql`
    select coalesce(
      (select format('recurring entry %s: one of %s posted something else', r.id, m.due_on)
       from manual_entry m
       join recurring_entry r on r.org_id = m.org_id and r.id = m.recurring_id
       join journal_entry e on e.org_id = m.org_id and e.document_id = m.id and e.reverses is null
       where m.org_id = ${org} and (e.currency <> r.currency or r.lines <> (
         select jsonb_agg(jsonb_build_array(p.account, p.amount::text) order by p.line) from posting p
         where p.org_id = e.org_id and p.entry_id = e.id))
       order by m.id limit 1),
      (select format('recurring entry %s: %s made, it counts %s', r.id, count(m.id), r.made)
       from recurring_entry r left join manual_entry m on m.org_id = r.org_id and m.recurring_id = r.id
       where r.org_id = ${org} group by r.id, r.made
       having count(m.id) <> r.made or count(distinct m.due_on) <> r.made order by r.id limit 1)) as offender`,
  ),
]
