import { sql } from 'kysely'
import { type Check, check } from './check.ts'

/** What must hold of credit notes that people made (rule 25). */
export const CREDIT_CHECKS: readonly Check[] = [
  check(
    'credited_within',
    25,
    'Credit notes take no more of a tax group than the document bears, and tax as their base does.',
    // Where a re-pricing credited too, a note may take from rates that the document does not bear: those are left out.
    // Each note bears what all up to it should, rounded once; where one was taken back since, each is out by less than one.
    (org) => sql`
    select format('%s: of %s %% %s, %s and tax %s, notes credit %s and %s', coalesce(i.number, i.id::text), g.rate,
      g.category, g.base, g.tax, c.base, c.tax) as offender
    from (
      select original_id, bool_and(crediting is not null) filter (where stage = 'posted') by_hand,
        bool_or(crediting #>> '{ask,of}' = 'total') by_total,
        case when bool_or(stage <> 'posted') then count(*) filter (where stage = 'posted') else 0 end out_by
      from invoice where org_id = ${org} and kind = 'credit_note' and posted_at is not null group by 1) n
    join invoice i on i.org_id = ${org} and i.id = n.original_id
    cross join lateral jsonb_to_recordset(i.tax_groups) g(category text, rate numeric, jurisdiction text, base bigint, tax bigint)
    cross join lateral (
      select coalesce(sum(c.base), 0) base, coalesce(sum(c.tax), 0) tax from invoice one
      cross join lateral jsonb_to_recordset(one.tax_groups) c(category text, rate numeric, jurisdiction text, base bigint, tax bigint)
      where one.org_id = ${org} and one.original_id = i.id and one.kind = 'credit_note' and one.stage = 'posted'
        and c.category = g.category and c.rate = g.rate
        and c.jurisdiction is not distinct from g.jurisdiction) c
    where n.by_hand and (
      c.base not between least(g.base, 0) and greatest(g.base, 0)
      or c.tax not between least(g.tax, 0) and greatest(g.tax, 0)
      or (c.base = g.base and c.tax <> g.tax)
      or (c.base <> g.base and g.base > 0 and i.tax_rounding = 'document' and not i.prices_include_tax
        and not coalesce(n.by_total, false)
        and abs(c.tax - least(g.tax, round(c.base * g.rate / 100))) > n.out_by))
    order by i.id limit 1`,
  ),
  check(
    'credited_as_asked',
    25,
    'Every credit note that a person made is what was asked of it.',
    (org) => sql`
    select format('%s: asked %s, credited %s', coalesce(i.number, i.id::text), o.asked, o.came) as offender
    from invoice i cross join lateral (
      select (a.asked ->> 'amount')::bigint as asked, case when i.prices_include_tax then l.total else l.net end as came
      from jsonb_array_elements(i.crediting #> '{ask,lines}') with ordinality a(asked, position)
      left join invoice_line l on l.org_id = ${org} and l.invoice_id = i.id and l.revision = i.revision
        and l.position = a.position
      where i.crediting #>> '{ask,by}' = 'lines' and a.asked ->> 'amount' is not null
      union all
      select sum((p ->> 'amount')::bigint), case i.crediting #>> '{ask,of}' when 'net' then i.net else i.total end
      from jsonb_array_elements(i.crediting #> '{ask,parts}') p
      where i.crediting #>> '{ask,by}' = 'amount'
      having count(*) > 0) o
    where i.org_id = ${org} and i.crediting is not null and o.asked is distinct from o.came
    order by i.id limit 1`,
  ),
]
