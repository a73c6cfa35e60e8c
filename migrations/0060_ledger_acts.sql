-- What a bookkeeper does in the ledger: entries by hand, opening balances, the close of a fiscal year. The amounts stand in
-- the journal alone; here stands who asked for them and why. `id` is the document that their entries name.

insert into account (org_id, code, name, type, role)
  select org_id, '3900', 'Opening balance equity', 'equity', 'opening_balance_equity' from organization;

create table manual_entry (
  org_id       uuid not null references organization,
  id           uuid not null,
  kind         text not null check (kind in ('manual', 'opening_balance')),
  reference    text,
  reason       text,
  recurring_id uuid,                                   -- the recurring entry it was made by
  due_on       date,                                   -- the day on which that one was due
  recorded_at  timestamptz not null,
  actor        text not null,
  primary key (org_id, id),
  check ((recurring_id is null) = (due_on is null))
);
-- A recurring entry is made once for each day on which it is due.
create unique index manual_entry_once on manual_entry (org_id, recurring_id, due_on) where recurring_id is not null;
insert into append_only values ('manual_entry');

-- A fiscal year that was closed, with the days it had then.
create table year_close (
  org_id      uuid not null references organization,
  id          uuid not null,
  starts_on   date not null,
  ends_on     date not null check (ends_on >= starts_on),
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id),
  unique (org_id, ends_on)
);
insert into append_only values ('year_close');

alter table organization
  add column fiscal_year_end text not null default '12-31' check (fiscal_year_end ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$');

-- Income statements leave closing entries out: there are a few for each year.
create index journal_entry_closings on journal_entry (org_id, date) where kind in ('year_close', 'year_close_reversal');

alter table manual_entry enable row level security;
create policy own_rows on manual_entry using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
alter table year_close enable row level security;
create policy own_rows on year_close using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
