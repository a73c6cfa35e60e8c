-- Systems that send webhooks of their own form, which a mapping makes work events of.
create table webhook_source (
  org_id          uuid not null references organization,
  id              uuid not null,
  name            text not null,                       -- the source name its events carry
  is_active       boolean not null,
  mapping_version integer not null,
  samples         jsonb not null,                      -- payloads its mapping must manage before it is switched on
  secrets         bytea not null,                      -- sealed: the signing secrets, and until when each is good
  created_at      timestamptz not null,
  turned_away     bigint not null default 0,           -- webhooks without a valid signature; nothing else of them is kept
  turned_away_at  timestamptz,                         -- the last of them
  primary key (org_id, id),
  unique (org_id, name)
);

-- Every version a mapping had.
create table webhook_mapping (
  org_id    uuid not null,
  source_id uuid not null,
  version   integer not null,
  mapping   jsonb not null,
  made_at   timestamptz not null,
  actor     text not null,
  primary key (org_id, source_id, version),
  foreign key (org_id, source_id) references webhook_source
);
insert into append_only values ('webhook_mapping');

-- Every webhook that was verified, written with its outcome in the transaction that carried it out.
create table webhook_source_delivery (
  org_id          uuid not null,
  id              uuid not null,
  source_id       uuid not null,
  external_id     text not null,                       -- its webhook-id
  body            jsonb not null,
  received_at     timestamptz not null,
  sent_at         timestamptz not null,                -- its webhook-timestamp
  settled_at      timestamptz not null,
  mapping_version integer not null,                    -- what it was last mapped with
  outcome         text not null check (outcome in ('ingested', 'ignored', 'refused', 'failed')),
  reason          text,                                -- a sentence, unless it was ingested
  problems        jsonb not null,                      -- what was in the mapping's way
  event_id        uuid,
  attempts        integer not null,                    -- the first and every replay
  primary key (org_id, id),
  unique (org_id, source_id, external_id),
  foreign key (org_id, source_id) references webhook_source
);
create index webhook_source_delivery_of_source on webhook_source_delivery (org_id, source_id, id);

do $$
declare t text;
begin
  foreach t in array array['webhook_source', 'webhook_mapping', 'webhook_source_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_rows on %I using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
  end loop;
end $$;
