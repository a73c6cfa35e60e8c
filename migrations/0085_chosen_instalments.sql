-- Whether the client chose the plan in the portal, of what was offered to them.
alter table instalment_plan add column by_client boolean not null default false;
