-- What the operations systems told us, and the work it is about.

-- One row for each event, written with its outcome in the transaction that carried it out (rule 1).
create table work_event (
  org_id      uuid not null,
  id          uuid not null,
  source      text not null,
  external_id text not null,
  type        text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  body        jsonb not null,
  body_hash   bytea not null,
  outcome     text not null check (outcome in ('done', 'nothing', 'refused')),
  reason      text,                                    -- a sentence for people; for a refusal, what and why
  code        text,                                    -- the refusal's code
  plan        jsonb,                                   -- the steps carried out: "why did this happen?"
  work_id     uuid,
  actor       text not null,
  primary key (org_id, id),
  unique (org_id, source, external_id)
);
create index work_event_of_work on work_event (org_id, work_id, occurred_at) where work_id is not null;

-- The same id with another body: kept for people to see, never applied (rule 1).
create table work_event_conflict (
  org_id      uuid not null,
  id          uuid not null,
  event_id    uuid not null,
  body        jsonb not null,
  body_hash   bytea not null,
  recorded_at timestamptz not null,
  resolved_at timestamptz,
  primary key (org_id, id),
  unique (org_id, event_id, body_hash),
  foreign key (org_id, event_id) references work_event
);

-- An order, service order, trip, booking or storefront sale. Its charges are not stored again: they are what the
-- event it points at says.
create table work (
  org_id          uuid not null,
  id              uuid not null,
  kind            text not null check (kind in ('order', 'service_order', 'trip', 'booking', 'sale')),
  source          text not null,
  external_id     text not null,
  reference       text not null,
  title           text not null,
  customer_id     uuid,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  stage           text not null check (stage in ('planned', 'in_progress', 'done', 'priced', 'completed', 'cancelled')),
  value           bigint not null,                     -- net of tax, minor units: what billing all of it would bring
  occurred_on     date not null,
  as_of           timestamptz not null,                -- occurredAt of the newest event that spoke of it
  price_reference text,                                -- what priced it (a quote), to know a repeat from a re-price
  event_id        uuid not null,                       -- the event whose data carries its charges
  review          text,                                -- a sentence: what a person must look at
  primary key (org_id, id),
  unique (org_id, kind, source, external_id)
);
create index work_by_customer on work (org_id, customer_id, occurred_on);
create index work_by_day on work (org_id, occurred_on, id);

-- How much of a piece of work is on which document (rule 9). Released when the document is void or cancelled.
create table work_billing (
  org_id     uuid not null,
  work_id    uuid not null,
  invoice_id uuid not null,
  amount     bigint not null,                          -- net, minor units; a credit note's is negative
  state      text not null check (state in ('draft', 'final', 'released')),
  primary key (org_id, work_id, invoice_id)
);
-- Never more than one live draft for a piece of work, whatever races (rule 4).
create unique index work_one_live_draft on work_billing (org_id, work_id) where state = 'draft';
create index work_billing_of_invoice on work_billing (org_id, invoice_id);
