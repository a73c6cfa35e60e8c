-- Entries that are made again and again: what they post, and on which days. What they post never changes; another one is
-- made instead. `next_on` is the next day on which one is due, null when there is none any more.
create table recurring_entry (
  org_id      uuid not null references organization,
  id          uuid not null,
  description text not null,
  reference   text,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  lines       jsonb not null,                          -- [[account, minor units as text, debit positive]]
  every       text not null check (every in ('month', 'quarter', 'year')),
  day         smallint not null check (day between 1 and 31),   -- a month that has no such day: its last
  starts_on   date not null,
  ends_on     date,
  most        integer check (most >= 1),               -- so many are made at most
  made        integer not null default 0,
  next_on     date,
  paused      boolean not null default false,
  problem     text,                                    -- why the one that is due could not be made
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id)
);
create index recurring_entry_due on recurring_entry (org_id, next_on) where next_on is not null and not paused;
alter table manual_entry add foreign key (org_id, recurring_id) references recurring_entry;

alter table recurring_entry enable row level security;
create policy own_rows on recurring_entry using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
