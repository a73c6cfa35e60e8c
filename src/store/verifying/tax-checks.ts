import { type RawBuilder, sql } from 'kysely'
import { type Check, check } from './check.ts'

/** What each entry says of tax, group by group; whatever stands there is read, so that a fault is named and not stumbled over. */
const taxesOf = (org: string): RawBuilder<unknown> => sql`
  select e.id, e.currency, e.date, e.reverses, g->>'category' as category, (g->>'rate')::numeric as rate,
    coalesce(g->>'jurisdiction', '') as jurisdiction,
    coalesce((g->>'base')::bigint, 0) as base, coalesce((g->>'tax')::bigint, 0) as tax
  from journal_entry e cross join lateral jsonb_path_query(e.taxes, '$[*]') g
  where e.org_id = ${org} and e.taxes is not null`

/** A jurisdiction after its rate, where there is one. */
const named = sql`coalesce(' ' || nullif(s.jurisdiction, ''), '')`

/** What entries say of tax, held to what they post and to what is kept for each day. */
export const TAX_CHECKS: readonly Check[] = [
  check(
    'entry_taxes',
    22,
    'The tax an entry tells of by rate is what it posts to Tax payable; a document’s entry tells of all of it.',
    (org) => sql`
    select format('entry %s of %s (%s) tells of %s tax, posted are %s', e.id, e.date, e.description,
      coalesce(g.tax, 0), coalesce(p.amount, 0)) as offender
    from journal_entry e
    left join (select id, sum(tax) as tax from (${taxesOf(org)}) t group by id) g on g.id = e.id
    left join (select p.entry_id, -sum(p.amount) as amount from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'tax_payable'
      where p.org_id = ${org} group by 1) p on p.entry_id = e.id
    where e.org_id = ${org}
      and (e.taxes is not null or (e.document_type = 'invoice'
        and e.kind in ('revenue_recognition', 'revenue_recognition_reversal', 'credit_note', 'credit_note_reversal')))
      and (coalesce(g.tax, 0) <> coalesce(p.amount, 0) or jsonb_typeof(e.taxes) <> 'array')
    order by e.id limit 1`,
  ),
  check(
    'reversed_taxes',
    22,
    'Every reversal takes back the tax of the entry it reverses, rate by rate in each jurisdiction.',
    (org) => sql`
    with told as (${taxesOf(org)})
    select format('entry %s, %s %s %%%s: %s base and %s tax are left of what it reverses', s.id, s.category, s.rate,
      ${named}, sum(s.base), sum(s.tax)) as offender
    from (select id, category, rate, jurisdiction, base, tax from told where reverses is not null
      union all select r.id, t.category, t.rate, t.jurisdiction, t.base, t.tax from told t
        join journal_entry r on r.org_id = ${org} and r.reverses = t.id) s
    group by s.id, s.category, s.rate, s.jurisdiction having sum(s.base) <> 0 or sum(s.tax) <> 0
    order by s.id limit 1`,
  ),
  check(
    'tax_day',
    22,
    'The tax kept for each day is what its entries tell of.',
    (org) => sql`
    select format('%s, %s, %s %s %%%s: kept %s base and %s tax, told %s and %s', s.currency, s.date, s.category,
      trim_scale(s.rate), ${named}, sum(s.base) filter (where s.kept), sum(s.tax) filter (where s.kept),
      sum(s.base) filter (where not s.kept), sum(s.tax) filter (where not s.kept)) as offender
    from (select currency, date, category, rate, jurisdiction, base, tax, true as kept from tax_day where org_id = ${org}
      union all select currency, date, category, rate, jurisdiction, base, tax, false from (${taxesOf(org)}) t) s
    group by s.currency, s.date, s.category, s.rate, s.jurisdiction
    having coalesce(sum(s.base) filter (where s.kept), 0) <> coalesce(sum(s.base) filter (where not s.kept), 0)
      or coalesce(sum(s.tax) filter (where s.kept), 0) <> coalesce(sum(s.tax) filter (where not s.kept), 0)
    order by s.date limit 1`,
  ),
]
