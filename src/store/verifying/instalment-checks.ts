import { sql } from 'kysely'
import { AGREED_DUE, dueDays } from '../reading/instalments.ts'
import { check, type Check, NAMED } from './check.ts'

const OPEN = sql`(i.total - i.credited - i.paid + i.refunded - i.written_off)`

/** What must hold of instalments. */
export const INSTALMENT_CHECKS: readonly Check[] = [
  check(
    'instalment_plans',
    17,
    'The instalments of each document are those that were agreed last, and come to what was split.',
    (org) => sql`
    select coalesce(
      (select format('%s: a plan over %s has parts of %s', ${NAMED}, p.total, p.came) as offender
       from (select invoice_id, id, total, (select coalesce(sum((part->>'amount')::bigint), 0)
             from jsonb_array_elements(parts) part) as came from instalment_plan where org_id = ${org}) p
       join invoice i on i.org_id = ${org} and i.id = p.invoice_id
       where p.total <> p.came order by p.id limit 1),
      (select format('%s: due in %s, agreed were %s', ${NAMED}, i.instalments - 'asked', p.plan)
       from invoice i left join (
         select distinct on (invoice_id) invoice_id,
           jsonb_build_object('agreedDueOn', agreed_due_on, 'parts', parts)
             || coalesce((select jsonb_build_object('chosenOn', min(c.set_on)) from instalment_plan c
                where c.org_id = ${org} and c.invoice_id = instalment_plan.invoice_id and c.by_client
                having count(*) > 0), '{}') as plan
         from instalment_plan where org_id = ${org} order by invoice_id, id desc) p on p.invoice_id = i.id
       where i.org_id = ${org} and i.instalments - 'asked' is distinct from p.plan order by i.id limit 1)) as offender`,
  ),
  check(
    'instalments_follow',
    17,
    'The instalments of a draft come to what it comes to, or fit it no more; a final one remembers what was asked only of all of it.',
    (org) => sql`
    select format('%s: a %s of %s, its instalments come to %s', ${NAMED}, i.stage, i.total, planned) as offender
    from invoice i cross join lateral (
      select coalesce(sum((part->>'amount')::bigint), 0) as planned from jsonb_array_elements(i.instalments->'parts') part) p
    where i.org_id = ${org} and i.instalments is not null and case when i.stage = 'draft'
      then planned not in (0, i.total) or (planned > 0 and not i.instalments ? 'asked') else i.instalments ? 'asked' and planned <> i.total end
    order by i.id limit 1`,
  ),
  check(
    'instalments_due',
    17,
    'A document with instalments is due when the oldest of them that is open is.',
    (org) => sql`
    select format('%s: due %s, its instalments %s', ${NAMED}, i.due_on, next.due_on) as offender
    from invoice i cross join lateral (
      select coalesce((select min(d.due_on) from ${dueDays(OPEN)} d),
        (i.instalments->'parts'->-1->>'dueOn')::date, ${AGREED_DUE}) as due_on) next
    where i.org_id = ${org} and i.instalments is not null and i.due_on is distinct from next.due_on
    order by i.id limit 1`,
  ),
]
