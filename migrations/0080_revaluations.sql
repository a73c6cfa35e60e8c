-- Days at whose end the books were revalued. The amounts stand in the journal alone; `id` is the document its entries name.

insert into account (org_id, code, name, type, role, active)
select o.org_id, free.code, 'Exchange gains and losses', 'revenue', 'fx_gain_loss', true
from organization o
cross join lateral (
  select code from unnest(array['4910', '4911', '4912', '4913', '4914', '4915', 'EXCHANGE-GAINS']) with ordinality as c (code, place)
  where not exists (select from account a where a.org_id = o.org_id and a.code = c.code)
  order by place limit 1
) free
where not exists (select from account a where a.org_id = o.org_id and a.role = 'fx_gain_loss');

insert into account (org_id, code, name, type, role, active)
select o.org_id, free.code, 'Exchange difference', 'equity', 'exchange_difference', true
from organization o
cross join lateral (
  select code from unnest(array['3800', '3801', '3802', '3803', '3804', '3805', 'EXCHANGE-DIFFERENCE']) with ordinality as c (code, place)
  where not exists (select from account a where a.org_id = o.org_id and a.code = c.code)
  order by place limit 1
) free
where not exists (select from account a where a.org_id = o.org_id and a.role = 'exchange_difference');

create table revaluation (
  org_id      uuid not null references organization,
  id          uuid not null,
  day         date not null,
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id),
  unique (org_id, day)
);
insert into append_only values ('revaluation');
alter table revaluation enable row level security;
create policy own_rows on revaluation using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
