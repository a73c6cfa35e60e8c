-- Invoices, supplements and credit notes: one kind of document, one table.
--
-- There is no status column (rule 15): the stage and dated facts are stored, every word is derived from them.
-- Lines are append-only: an edit writes the lines of the next revision, so a final document's lines cannot change
-- and a draft's history is kept.

create table invoice (
  org_id           uuid not null,
  id               uuid not null,
  kind             text not null check (kind in ('invoice', 'supplement', 'credit_note')),
  stage            text not null check (stage in ('draft', 'posted', 'void', 'cancelled')),
  series           text not null,
  number_seq       bigint,
  number           text,
  customer_id      uuid not null,
  customer_version integer not null,
  seller_version   integer not null,
  profile_version  integer not null,
  event_id         uuid,                               -- the work event that made it; null for one made by hand
  original_id      uuid,                               -- the document a supplement or credit note corrects
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  issued_on        date not null,
  due_on           date not null,
  terms            text not null,
  reference        text,
  notes            text,
  revision         integer not null default 1,
  line_count       integer not null check (line_count between 0 and 10000),
  tax_rounding     text not null check (tax_rounding in ('document', 'line')),
  prices_include_tax boolean not null,
  document_discount jsonb,
  tax_groups       jsonb not null,
  subtotal         bigint not null,
  discount         bigint not null,
  net              bigint not null,
  tax              bigint not null,
  total            bigint not null check (total >= 0 and total <= 1000000000000000),
  paid             bigint not null default 0 check (paid >= 0),
  credited         bigint not null default 0 check (credited >= 0),
  refunded         bigint not null default 0 check (refunded >= 0),
  receivable       bigint not null default 0 check (receivable >= 0),   -- what Accounts Receivable holds for it
  review           text,                               -- a sentence: what a person must look at before it goes out
  sent_at          timestamptz,
  viewed_at        timestamptz,
  posted_at        timestamptz,
  published_at     timestamptz,
  archived_at      timestamptz,
  ended_at         timestamptz,                        -- when it was voided or cancelled
  ended_on         date,
  end_reason       text,
  superseded_by    uuid,
  version          integer not null default 1,         -- goes up with every change, for If-Match
  created_at       timestamptz not null,
  created_by       text not null,
  primary key (org_id, id),
  check (net + tax = total),
  check (kind = 'credit_note' or total - credited - paid + refunded >= 0),
  check (refunded <= paid),
  check ((number is null) = (number_seq is null)),
  check ((stage in ('void', 'cancelled')) = (ended_at is not null)),
  check (stage <> 'posted' or number is not null)
) with (fillfactor = 90);
create unique index invoice_number on invoice (org_id, number) where number is not null;
create index invoice_by_day on invoice (org_id, issued_on, id);
create index invoice_by_customer on invoice (org_id, customer_id, issued_on, id);
create index invoice_open on invoice (org_id, currency, customer_id, due_on) include (receivable, stage) where receivable > 0;
create index invoice_corrections on invoice (org_id, original_id) where original_id is not null;

create table invoice_line (
  org_id            uuid not null,
  invoice_id        uuid not null,
  revision          integer not null,
  position          integer not null,
  kind              text not null,
  description       text not null,
  quantity          numeric(20, 8) not null,
  unit              text,
  unit_price        numeric(24, 8) not null,
  discount_kind     text check (discount_kind in ('percent', 'amount')),
  discount_value    numeric(24, 8),
  tax_category      text not null,
  tax_rate          numeric(12, 8) not null,
  gross             bigint not null,
  discount          bigint not null,
  document_discount bigint not null,
  net               bigint not null,
  tax               bigint not null,
  total             bigint not null,
  work_id           uuid,
  primary key (org_id, invoice_id, revision, position)
);
