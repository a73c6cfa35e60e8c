-- What a client of the portal is written to in: publishing mails them by itself (rule 30).
alter table portal_client
  add column language text not null default 'en' check (language in ('en', 'fr', 'de'));
