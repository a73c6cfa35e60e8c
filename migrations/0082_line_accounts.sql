-- Which revenue account a line of a document earns on, where that is not the organization's Revenue. What a document earns on
-- each of them stands beside its tax groups.
create table line_account (
  org_id     uuid not null,
  invoice_id uuid not null,
  revision   integer not null,
  position   integer not null,
  account    text not null,
  primary key (org_id, invoice_id, revision, position),
  foreign key (org_id, invoice_id) references invoice,
  foreign key (org_id, account) references account
);
create index line_account_of_account on line_account (org_id, account);

insert into append_only values ('line_account');
alter table line_account enable row level security;
create policy own_rows on line_account using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
