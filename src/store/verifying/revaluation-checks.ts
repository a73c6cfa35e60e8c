import { sql } from 'kysely'
import { type Check, check } from './check.ts'

/** What must hold of revaluations. Their amounts stand in the journal alone. */
export const REVALUATION_CHECKS: readonly Check[] = [
  check(
    'revaluations',
    21,
    'Every revaluation stands on its day, against gains and losses and the exchange difference alone, and what is unrealised goes back the day after.',
    (org) => sql`
    select coalesce(
      (select format('revaluation of %s: entry %s of %s (%s) posts %s to %s', v.day, e.id, e.date, e.kind, p.amount, p.account)
       from revaluation v
       join journal_entry e on e.org_id = v.org_id and e.document_id = v.id
       join posting p on p.org_id = e.org_id and p.entry_id = e.id
       join account a on a.org_id = p.org_id and a.code = p.account
       where v.org_id = ${org} and (a.role is distinct from 'fx_gain_loss' and a.role is distinct from 'exchange_difference'
         or (e.date <> v.day + case when e.kind = 'exchange_returned' then 1 else 0 end and e.reverses is null))
       order by e.id, p.line limit 1),
      (select format('revaluation of %s: %s unrealised, %s returned', v.day, stands.unrealised, -stands.returned)
       from revaluation v
       cross join lateral (
         select coalesce(sum(p.amount) filter (where e.kind = 'exchange_unrealised'), 0) as unrealised,
           coalesce(sum(p.amount) filter (where e.kind = 'exchange_returned'), 0) as returned
         from journal_entry e
         join posting p on p.org_id = e.org_id and p.entry_id = e.id
         join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'exchange_difference'
         where e.org_id = v.org_id and e.document_id = v.id and e.reverses is null
           and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)) stands
       where v.org_id = ${org} and stands.unrealised <> -stands.returned order by v.day limit 1),
      (select format('revaluation of %s has %s entries of %s', v.day, count(*), e.kind)
       from revaluation v
       join journal_entry e on e.org_id = v.org_id and e.document_id = v.id and e.reverses is null
       where v.org_id = ${org} and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)
       group by v.day, e.kind having count(*) > 1 order by v.day limit 1)) as offender`,
  ),
]
