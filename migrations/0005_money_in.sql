create table payment (
  org_id      uuid not null,
  id          uuid not null,
  provider    text not null,
  provider_id text not null,                           -- rule 23: recorded once per (provider, provider id)
  body_hash   bytea not null,                          -- to tell a repeat from a contradiction
  customer_id uuid not null,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  amount      bigint not null check (amount > 0 and amount <= 1000000000000000),
  unapplied   bigint not null check (unapplied >= 0 and unapplied <= amount),   -- customer credit
  received_on date not null,
  method      text not null,
  reference   text,
  memo        text,
  alert       text,                                    -- a sentence: why a person should look
  recorded_at timestamptz not null,
  actor       text not null,
  primary key (org_id, id),
  unique (org_id, provider, provider_id),
  foreign key (org_id, customer_id) references customer
);
create index payment_by_day on payment (org_id, received_on, id);
create index payment_by_customer on payment (org_id, customer_id, received_on, id);

-- Which document an amount settles. The source is a payment, or a credit note set against its original.
create table allocation (
  org_id       uuid not null,
  id           uuid not null,
  source_type  text not null check (source_type in ('payment', 'credit_note')),
  source_id    uuid not null,
  invoice_id   uuid not null,
  amount       bigint not null check (amount > 0),
  allocated_on date not null,
  recorded_at  timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, invoice_id) references invoice
);
create index allocation_of_invoice on allocation (org_id, invoice_id);
create index allocation_of_source on allocation (org_id, source_id);
