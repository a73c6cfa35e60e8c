-- A chain over what may never change: journal entries, the lines of every revision, final documents, and the versions
-- of customers and of the organization that documents freeze. Each transaction that writes any of it adds one link,
-- whose hash covers the link before. An edit, a removal, a swap or an insertion behind the program's back breaks it.
create table book_link (
  org_id    uuid not null,
  seq       bigint not null check (seq >= 1),
  at        timestamptz not null,
  entries   bytea not null,                            -- ids, 16 bytes each, in the order in which they are hashed
  revisions bytea not null,                            -- document id and revision, 20 bytes each
  documents bytea not null,                            -- ids of documents that became final, 16 bytes each
  customers bytea not null,                            -- customer id and version, 20 bytes each
  versions  integer[] not null,                        -- versions of the organization
  digests   bytea not null,                            -- the first 8 bytes of each item's hash: names the one that was changed
  hash      bytea not null check (length(hash) = 32),  -- SHA-256 over the link before and every item's hash
  mark      bytea,                                     -- HMAC of the hash with the installation's key, which is not in here
  primary key (org_id, seq)
);
insert into append_only values ('book_link');
alter table book_link enable row level security;
create policy own_rows on book_link using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
