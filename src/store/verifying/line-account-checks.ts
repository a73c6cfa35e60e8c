import { type RawBuilder, sql } from 'kysely'
import { check, type Check, NAMED } from './check.ts'

/** What lines of documents, as they stand, earn on accounts they name: minor units without tax. */
const named = (org: string): RawBuilder<unknown> => sql`
  select i.id, a.account, sum(l.net) as net from line_account a
  join invoice i on i.org_id = a.org_id and i.id = a.invoice_id and i.revision = a.revision
  left join invoice_line l on l.org_id = a.org_id and l.invoice_id = a.invoice_id and l.revision = a.revision
    and l.position = a.position
  where a.org_id = ${org} group by i.id, a.account`

/** What must hold of revenue accounts that lines name (rule 20). */
export const LINE_ACCOUNT_CHECKS: readonly Check[] = [
  check(
    'line_accounts_told',
    20,
    'What a document says it earns on an account is what its lines that name it come to.',
    (org) => sql`
    select format('%s: says %s on account %s, its lines come to %s', ${NAMED}, coalesce(s.base, 0),
      coalesce(s.account, n.account), coalesce(n.net, 0)) as offender
    from (select i.id, g->>'account' as account, sum((g->>'base')::bigint) as base
      from invoice i cross join lateral jsonb_path_query(i.tax_groups, '$[*].accounts[*]') g
      where i.org_id = ${org} group by 1, 2) s
    full join (${named(org)}) n on n.id = s.id and n.account = s.account
    join invoice i on i.org_id = ${org} and i.id = coalesce(s.id, n.id)
    where coalesce(s.base, 0) is distinct from n.net and not (coalesce(s.base, 0) = 0 and n.id is null)
    order by i.id limit 1`,
  ),
  check(
    'line_accounts_posted',
    20,
    'What a document earns is posted on the accounts its lines name.',
    (org) => sql`
    with posted as (
      select e.document_id as id, p.account, -sum(p.amount) as amount from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.type = 'revenue' and a.role is distinct from 'revenue'
      join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id and e.document_type = 'invoice'
      where p.org_id = ${org} group by 1, 2),
    should as (
      select n.id, n.account, case when i.kind = 'credit_note' then -n.net else n.net end as amount
      from (${named(org)}) n join invoice i on i.org_id = ${org} and i.id = n.id
      join organization_version v on v.org_id = ${org} and v.version = i.profile_version
      where i.stage = 'posted' or (i.stage = 'draft' and i.kind not in ('credit_note', 'deposit')
        and v.profile->>'recognizeAt' = 'draft'))
    select format('%s: earns %s on account %s, posted there are %s', ${NAMED}, coalesce(s.amount, 0),
      coalesce(s.account, p.account), coalesce(p.amount, 0)) as offender
    from should s full join posted p on p.id = s.id and p.account = s.account
    left join invoice i on i.org_id = ${org} and i.id = coalesce(s.id, p.id)
    where coalesce(s.amount, 0) <> coalesce(p.amount, 0) order by i.id limit 1`,
  ),
]
