-- Double entry, append-only. A posting's amount is signed: debit positive, credit negative; an entry's sum is zero.

create table journal_entry (
  org_id        uuid not null,
  id            uuid not null,
  date          date not null,                         -- when it happened
  recorded_at   timestamptz not null,                  -- when we wrote it down
  kind          text not null,
  document_type text not null check (document_type in ('invoice', 'payment', 'work', 'manual')),
  document_id   uuid not null,
  customer_id   uuid,
  currency      text not null check (currency ~ '^[A-Z]{3}$'),
  description   text not null,
  reverses      uuid,
  amount        bigint not null check (amount > 0),    -- sum of its debits
  posting_count smallint not null check (posting_count >= 2),
  event_id      uuid,
  actor         text not null,
  primary key (org_id, id)
);
create index journal_entry_of_document on journal_entry (org_id, document_id);
create index journal_entry_by_day on journal_entry (org_id, date, id);
-- An entry is reversed once.
create unique index journal_entry_reverses on journal_entry (org_id, reverses) where reverses is not null;

create table posting (
  org_id     uuid not null,
  entry_id   uuid not null,
  line       smallint not null,
  account    text not null,
  currency   text not null,
  date       date not null,
  amount     bigint not null check (amount <> 0),
  invoice_id uuid,                                     -- whose receivable it is, on Accounts Receivable
  primary key (org_id, entry_id, line)
);
create index posting_ledger on posting (org_id, account, currency, date, entry_id, line) include (amount);
create index posting_receivable on posting (org_id, invoice_id, date) include (amount) where invoice_id is not null;

-- Kept in the same statement as the postings: a report costs what it shows. Provable from the journal at any time.
create table balance_day (
  org_id   uuid not null,
  account  text not null,
  currency text not null,
  date     date not null,
  debit    bigint not null,
  credit   bigint not null,
  postings bigint not null,
  primary key (org_id, account, currency, date)
) with (fillfactor = 70);

create table balance_month (
  org_id   uuid not null,
  account  text not null,
  currency text not null,
  month    date not null check (extract(day from month) = 1),
  debit    bigint not null,
  credit   bigint not null,
  postings bigint not null,
  primary key (org_id, account, currency, month)
) with (fillfactor = 70);

create table receivable_day (
  org_id   uuid not null,
  currency text not null,
  due_on   date not null,
  stage    text not null check (stage in ('draft', 'final')),
  amount   bigint not null,
  items    bigint not null,
  primary key (org_id, currency, due_on, stage)
) with (fillfactor = 70);
