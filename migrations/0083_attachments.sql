-- Receipts and contracts behind entries by hand. What was attached stays: it may be withdrawn, with a reason, by a record of
-- its own. Bytes are kept once for each organization, by their content.

create table attachment_content (
  org_id uuid not null references organization,
  hash   text not null check (hash = encode(sha256(bytes), 'hex')),
  bytes  bytea not null check (length(bytes) between 1 and 10 * 1024 * 1024),
  primary key (org_id, hash)
);
-- Documents and pictures are packed already.
alter table attachment_content alter column bytes set storage external;

create table attachment (
  org_id      uuid not null,
  id          uuid not null,
  manual_id   uuid not null,
  name        text not null check (length(name) between 1 and 120),
  media_type  text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain', 'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  size        integer not null check (size > 0),       -- in bytes
  hash        text not null,
  attached_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id),
  foreign key (org_id, manual_id) references manual_entry,
  foreign key (org_id, hash) references attachment_content
);
create index attachment_of_entry on attachment (org_id, manual_id);

create table attachment_withdrawal (
  org_id        uuid not null,
  attachment_id uuid not null,
  reason        text not null check (reason <> ''),
  withdrawn_at  timestamptz not null,
  actor         text not null,
  primary key (org_id, attachment_id),
  foreign key (org_id, attachment_id) references attachment
);

-- Each link of the chain covers what was attached and withdrawn with it: the id and 1, or the id and 2, 20 bytes each.
alter table book_link add column attachments bytea not null default '';

insert into append_only values ('attachment_content'), ('attachment'), ('attachment_withdrawal');
alter table attachment_content enable row level security;
create policy own_rows on attachment_content using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
alter table attachment enable row level security;
create policy own_rows on attachment using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
alter table attachment_withdrawal enable row level security;
create policy own_rows on attachment_withdrawal using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
