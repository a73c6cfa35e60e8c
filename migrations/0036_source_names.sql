-- A source name is of one kind of system: two of them under one name could tell events with one id (rule 1). Each kind
-- keeps its own names unique; this table keeps the kinds apart.
create table source_name (
  org_id uuid not null references organization,
  name   text not null,
  kind   text not null check (kind in ('fleetbase', 'webhook')),
  primary key (org_id, name),
  unique (org_id, name, kind)
);
insert into append_only values ('source_name');
alter table source_name enable row level security;
create policy own_rows on source_name using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));

insert into source_name select org_id, source, kind from source_connection;
insert into source_name select org_id, name, 'webhook' from webhook_source on conflict (org_id, name) do nothing;

alter table source_connection
  add foreign key (org_id, source, kind) references source_name (org_id, name, kind);

-- A name that both had before stays with both, so that no event is told anew under another: there the kind is null.
alter table webhook_source add column kind text default 'webhook' check (kind = 'webhook');
update webhook_source set kind = null
where (org_id, name) in (select org_id, name from source_name where kind <> 'webhook');
alter table webhook_source
  add foreign key (org_id, name, kind) references source_name (org_id, name, kind);
