-- Who keeps books here, and everything about them that an invoice freezes.
--
-- Every tenant table starts its keys with org_id: one organization's rows live together, on one server or on a
-- shard, and no key, reference or transaction crosses organizations. Ids are UUIDv7, made by the program: their
-- first 48 bits are the time of creation, so a big table can later be partitioned by ranges of its own key.

create table organization (
  org_id          uuid primary key,
  slug            text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name            text not null check (length(name) between 1 and 200),
  time_zone       text not null,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  version         integer not null default 1,          -- of organization_version: what new documents freeze
  closed_through  date,                                -- rule 21: no entry is dated on or before this day
  created_at      timestamptz not null
);

-- The seller block and the billing profile, each change a new row: documents point at the version they froze.
create table organization_version (
  org_id     uuid not null references organization,
  version    integer not null,
  profile    jsonb not null,
  seller     jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (org_id, version)
);

create table number_series (
  org_id       uuid not null references organization,
  code         text not null,
  prefix       text not null,
  pattern      text not null,
  next         bigint not null default 1 check (next >= 1),
  yearly_reset boolean not null default false,
  year         integer,
  primary key (org_id, code)
);

create table account (
  org_id uuid not null references organization,
  code   text not null check (code ~ '^[0-9A-Z-]{1,20}$'),
  name   text not null,
  type   text not null check (type in ('asset', 'liability', 'equity', 'revenue', 'expense')),
  role   text,                                         -- what the posting rules call it; null for a person's own
  active boolean not null default true,
  primary key (org_id, code),
  unique (org_id, role)
);

create table customer (
  org_id      uuid not null references organization,
  id          uuid not null,
  source      text not null,                           -- who named it: a work source, or 'manual'
  external_id text not null,
  version     integer not null default 1,
  created_at  timestamptz not null,
  primary key (org_id, id),
  unique (org_id, source, external_id)
);

-- Name, address and tax id as they were: a final invoice points at the version it was addressed to (rule 16).
create table customer_version (
  org_id      uuid not null,
  customer_id uuid not null,
  version     integer not null,
  name        text not null check (length(name) between 1 and 200),
  company     text,
  email       text,
  phone       text,
  tax_id      text,
  address     jsonb,
  terms       text,
  created_at  timestamptz not null,
  primary key (org_id, customer_id, version),
  foreign key (org_id, customer_id) references customer
);

-- A key names its organization in its own text, so that it is found by (org_id, id); only a hash is kept.
create table api_key (
  org_id       uuid not null references organization,
  id           uuid not null,
  name         text not null,
  role         text not null,
  secret_hash  bytea not null,
  created_at   timestamptz not null,
  revoked_at   timestamptz,
  primary key (org_id, id)
);
