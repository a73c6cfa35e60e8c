-- What goes out by mail, written in the transaction of the act that asks for it (rule 28), and handed to the mail
-- server by a job afterwards.
create table mail (
  org_id     uuid not null references organization,
  id         uuid not null,
  kind       text not null,
  act        text not null,                            -- what asked for it: one act, one mail
  recipient  text not null,
  sender     text not null,                            -- the name it goes out under
  reply_to   text,
  subject    text not null,
  content    bytea,                                    -- sealed: its text and HTML; gone when a secret one was sent
  is_secret  boolean not null,                         -- its content lets in whoever has it
  invoice_id uuid,
  state      text not null check (state in ('waiting', 'sent', 'kept', 'failed', 'given_up')),
  reason     text,                                     -- why it was not sent, in a sentence
  attempts   integer not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  tried_at   timestamptz,
  sent_at    timestamptz,                              -- when the mail server took it
  primary key (org_id, id),
  unique (org_id, act),
  check ((state = 'sent') = (sent_at is not null)),
  check (content is not null or (is_secret and state = 'sent'))
);

-- Links by which a document is seen without a login (rule 29).
create table document_link (
  org_id        uuid not null references organization,
  id            uuid not null,
  invoice_id    uuid not null,
  token_hash    bytea not null,
  token         bytea not null,                        -- sealed, so that staff can show the link again
  created_at    timestamptz not null,
  created_by    text not null,
  expires_at    timestamptz,
  revoked_at    timestamptz,
  first_seen_at timestamptz,
  primary key (org_id, id),
  unique (org_id, token_hash),
  foreign key (org_id, invoice_id) references invoice
);
create unique index document_link_live on document_link (org_id, invoice_id) where revoked_at is null;

do $$
declare t text;
begin
  foreach t in array array['mail', 'document_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_rows on %I using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
  end loop;
end $$;
