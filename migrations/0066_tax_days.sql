-- What each entry says of tax: for each category and rate its base and its tax, credits and reversals negative. It is kept
-- with the entry as it is posted, and summed for each day beside the balances, so that a tax return costs what it shows.
alter table journal_entry add column taxes jsonb;

create table tax_day (
  org_id   uuid not null,
  currency text not null,
  date     date not null,
  category text not null,
  rate     numeric(12, 8) not null,
  base     bigint not null,
  tax      bigint not null,
  primary key (org_id, currency, date, category, rate)
) with (fillfactor = 70);
alter table tax_day enable row level security;
create policy own_rows on tax_day using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));

-- What was posted before: the lines of the newest revision that comes to the entry. The chain does not cover what is
-- filled in here; the lines it is taken from are in it.
update journal_entry e set taxes = (
  select r.groups from (
    select g.revision, sum(g.base) + sum(g.tax) as total, sum(g.tax) as tax,
      jsonb_agg(jsonb_build_object('category', g.tax_category, 'rate', trim_scale(g.tax_rate)::text,
        'base', g.base::text, 'tax', g.tax::text) order by g.tax_category, g.tax_rate) as groups
    from (
      select l.revision, l.tax_category, l.tax_rate,
        (case e.kind when 'credit_note' then -1 else 1 end * sum(l.net))::bigint as base,
        (case e.kind when 'credit_note' then -1 else 1 end * sum(l.tax))::bigint as tax
      from invoice_line l where l.org_id = e.org_id and l.invoice_id = e.document_id
      group by l.revision, l.tax_category, l.tax_rate) g
    group by g.revision) r
  where (r.total, r.tax) = (
    select -coalesce(sum(p.amount) filter (where coalesce(a.role, '') not in ('receivable', 'customer_credit')), 0),
      -coalesce(sum(p.amount) filter (where a.role = 'tax_payable'), 0)
    from posting p join account a on a.org_id = p.org_id and a.code = p.account
    where p.org_id = e.org_id and p.entry_id = e.id)
  order by r.revision desc limit 1)
where e.kind in ('revenue_recognition', 'credit_note') and e.reverses is null;

update journal_entry e set taxes = (
  select jsonb_agg(jsonb_build_object('category', g.category, 'rate', g.rate,
    'base', (-g.base)::text, 'tax', (-g.tax)::text) order by g.category, g.rate::numeric)
  from jsonb_to_recordset(o.taxes) as g (category text, rate text, base bigint, tax bigint))
from journal_entry o
where o.org_id = e.org_id and o.id = e.reverses and o.taxes is not null;

insert into tax_day (org_id, currency, date, category, rate, base, tax)
select e.org_id, e.currency, e.date, g.category, g.rate, sum(g.base), sum(g.tax)
from journal_entry e cross join lateral jsonb_to_recordset(e.taxes) as g (category text, rate numeric, base bigint, tax bigint)
where e.taxes is not null
group by 1, 2, 3, 4, 5;
