-- What a gateway paid out: money it held in clearing, less its fees, that came to the bank. `id` is the document its
-- entry names. One that was undone leaves its id at the provider free for what was right: `take` counts.

create table payout (
  org_id      uuid not null references organization,
  id          uuid not null,
  provider    text not null check (provider <> ''),
  provider_id text not null check (provider_id <> ''),
  take        smallint not null check (take > 0),
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  gross       bigint not null,                          -- out of clearing; below zero where refunds were more
  fee         bigint not null check (fee >= 0),
  net         bigint not null,                          -- into the bank, or out of it
  paid_on     date not null,
  reference   text,
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id),
  unique (org_id, provider, provider_id, take),
  check (gross = fee + net),
  check (gross <> 0 or fee <> 0)
);
insert into append_only values ('payout');
alter table payout enable row level security;
create policy own_rows on payout using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
