-- Money given back (rule 24): of what a payment settled on a document, or of what it left as customer credit.
create table refund (
  org_id      uuid not null,
  id          uuid not null,
  payment_id  uuid not null,
  invoice_id  uuid,                                    -- whose money it was; null: customer credit
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  amount      bigint not null check (amount > 0),
  refunded_on date not null,
  reason      text not null,
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id),
  foreign key (org_id, payment_id) references payment,
  foreign key (org_id, invoice_id) references invoice
);
create index refund_of_payment on refund (org_id, payment_id);
create index refund_of_invoice on refund (org_id, invoice_id) where invoice_id is not null;

insert into append_only values ('refund');
alter table refund enable row level security;
create policy own_rows on refund using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
