-- A mail can be withdrawn before the mail server takes it: what it bears opens nothing any more, or its reader was let go.
alter table mail
  drop constraint mail_state_check,
  add constraint mail_state_check
    check (state in ('waiting', 'sent', 'kept', 'failed', 'given_up', 'withdrawn')),
  drop constraint mail_check1,
  add constraint mail_content_check check (content is not null or (is_secret and state in ('sent', 'withdrawn'))),
  add column client_id uuid,                           -- the client of the portal whose access is why it goes out
  add foreign key (org_id, client_id) references portal_client;
create index mail_not_sent on mail (org_id, recipient) where state not in ('sent', 'withdrawn');
