-- Clients who are let into the portal (rule 30): an address invited for one customer. Invited, active from the first
-- time they entered, and revoked by its instants.
create table portal_client (
  org_id       uuid not null references organization,
  id           uuid not null,
  customer_id  uuid not null,
  email        text not null check (email = lower(email)),
  invited_at   timestamptz not null,
  invited_by   text not null,
  entered_at   timestamptz,
  last_seen_at timestamptz,
  revoked_at   timestamptz,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references customer
);
create unique index portal_client_live on portal_client (org_id, customer_id, email) where revoked_at is null;
create index portal_client_of_email on portal_client (email) where revoked_at is null;

-- Links that let an address in, once and for a quarter of an hour. Only a hash is kept.
create table portal_link (
  org_id     uuid not null references organization,
  id         uuid not null,
  email      text not null check (email = lower(email)),
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (org_id, id),
  unique (org_id, token_hash)
);

-- Where an address was let in; apart from the sessions of people who sign in. Only a hash is kept.
create table portal_session (
  org_id     uuid not null references organization,
  id         uuid not null,
  email      text not null check (email = lower(email)),
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, token_hash)
);

do $$
declare t text;
begin
  foreach t in array array['portal_client', 'portal_link', 'portal_session'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_rows on %I using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
  end loop;
end $$;
-- Where an address is a client is found before any organization is named, and nothing else of it.
create policy own_address on portal_client for select
  using (email = (select nullif(current_setting('billhook.portal_email', true), '')));

-- What clients may do in the portal. It holds at once and stands on no document, so it is of no version.
alter table organization
  add column portal jsonb not null default '{"invoices": true, "pdf": true, "payment": false}';
