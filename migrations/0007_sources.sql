-- Operations systems that call us with webhooks and are re-read over their API.
create table source_connection (
  org_id      uuid not null references organization,
  id          uuid not null,
  kind        text not null check (kind in ('fleetbase')),
  source      text not null,                           -- the source name its events carry
  base_url    text not null,
  api_key     bytea not null,                          -- sealed with the installation's key
  path_hash   bytea not null,                          -- of the secret at the end of the webhook's address
  secrets     bytea,                                   -- sealed: the signing secrets to accept
  created_at  timestamptz not null,
  revoked_at  timestamptz,
  primary key (org_id, id),
  unique (org_id, source)
);

-- Every delivery, with what became of it (rule 27's habit: stored first, acted on once).
create table webhook_delivery (
  org_id        uuid not null,
  id            uuid not null,
  connection_id uuid not null,
  external_id   text not null,                         -- the envelope's id
  event         text not null,
  body          jsonb not null,
  signature     text not null check (signature in ('valid', 'invalid', 'absent')),
  received_at   timestamptz not null,
  settled_at    timestamptz,
  outcome       text not null default 'waiting' check (outcome in ('waiting', 'ingested', 'ignored', 'refused', 'failed')),
  reason        text,
  attempts      integer not null default 0,
  primary key (org_id, id),
  unique (org_id, connection_id, external_id),
  foreign key (org_id, connection_id) references source_connection
);
