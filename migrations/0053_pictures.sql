-- Pictures of an organization: its logos. Each is kept once, by its content, and never changes or goes: a final document
-- shows the one it froze (rule 16).
create table picture (
  org_id     uuid not null references organization,
  hash       text not null check (hash = encode(sha256(bytes), 'hex')),
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  width      integer not null check (width between 1 and 2000),   -- in pixels, as it is shown
  height     integer not null check (height between 1 and 2000),
  bytes      bytea not null check (length(bytes) <= 256 * 1024),
  created_at timestamptz not null,
  primary key (org_id, hash)
);
insert into append_only values ('picture');

alter table picture enable row level security;
create policy own_rows on picture using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));

-- The logo that a version's seller names is there.
alter table organization_version
  add column logo text generated always as (seller ->> 'logo') stored,
  add foreign key (org_id, logo) references picture;
