-- Views of a list that somebody keeps under a name: what it is narrowed and sorted by, and which columns it shows.
create table saved_view (
  org_id     uuid not null references organization,
  id         uuid not null,
  owner      text,                                     -- the credential that keeps it, as "person 0199…"; null: everybody's
  list       text not null check (list in ('invoices', 'work', 'events')),
  name       text not null check (length(name) between 1 and 60),
  search     jsonb not null,                           -- what stands in the list's address, name by name
  columns    text[],                                   -- shown ones in their order; null: as the device has it
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique nulls not distinct (org_id, owner, list, name)
);
alter table saved_view enable row level security;
create policy own_rows on saved_view using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
