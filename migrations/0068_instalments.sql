-- What is open on a final document, split into instalments, each due on a day of its own. Without a plan nothing is
-- kept. With one, due_on is when the oldest instalment that is open falls due, so that whatever asks how late a document
-- is, asks as before; the day that was agreed at first stays in the plan.
alter table invoice add column instalments jsonb;

-- Every plan that was made for a document, the newest last; without parts it is due as agreed at first. Amounts are minor
-- units as text: [{"dueOn": "2026-04-01", "amount": "5000"}].
create table instalment_plan (
  org_id        uuid not null,
  id            uuid not null,
  invoice_id    uuid not null,
  currency      text not null check (currency ~ '^[A-Z]{3}$'),
  set_on        date not null,
  agreed_due_on date not null,
  total         bigint not null check (total >= 0),  -- what the parts come to, those that were settled before too
  parts         jsonb not null,
  reason        text,
  recorded_at   timestamptz not null,
  actor         text not null,
  primary key (org_id, id),
  foreign key (org_id, invoice_id) references invoice
);
create index instalment_plan_of_invoice on instalment_plan (org_id, invoice_id, id);

insert into append_only values ('instalment_plan');
alter table instalment_plan enable row level security;
create policy own_rows on instalment_plan using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
