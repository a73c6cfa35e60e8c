-- What one unit of a currency is worth in another, from a day on. A change is a new record: the newest of a day counts,
-- and the newest day on or before the one that is asked for.

create table exchange_rate (
  org_id      uuid not null references organization,
  id          uuid not null,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  base        text not null check (base ~ '^[A-Z]{3}$' and base <> currency),
  day         date not null,
  rate        numeric(21, 12) not null check (rate > 0),
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id)
);
create index exchange_rate_of_day on exchange_rate (org_id, base, currency, day desc, id desc) include (rate);
insert into append_only values ('exchange_rate');
alter table exchange_rate enable row level security;
create policy own_rows on exchange_rate using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
