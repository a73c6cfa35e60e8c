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
    'reversed_taxes',
    22,
    'Every reversal takes back the tax of the entry it reverses, rate by rate in each jurisdiction.',
    (org) => sql`
    -- Of the few that reverse or are reversed, and not of every entry there is.
    with told as (select t.* from (${taxesOf(org)}) t where t.reverses is not null
      or t.id in (select r.reverses from journal_entry r where r.org_id = ${org} and r.reverses is not null))
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
