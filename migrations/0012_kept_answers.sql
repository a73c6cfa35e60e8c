-- Answers to writes that carried an Idempotency-Key: the same key and request is answered the same, and acts once.
-- Written in the transaction of the effect itself, or after it where the effect acts once by its own nature.
create table kept_answer (
  org_id      uuid not null,                           -- all zeros: of the installation itself
  caller      text not null,                           -- the credential: one caller never sees another's answer
  key         text not null check (length(key) between 1 and 255),
  fingerprint bytea not null,                          -- of method, path, query and body
  answer      bytea,                                   -- sealed: an answer may hold a secret that is shown once
  created_at  timestamptz not null,
  primary key (org_id, caller, key)
);
create index kept_answer_by_age on kept_answer (org_id, created_at);
alter table kept_answer enable row level security;
create policy own_rows on kept_answer using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
