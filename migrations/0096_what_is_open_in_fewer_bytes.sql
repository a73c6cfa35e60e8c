-- What is open, without the stage: what holds a receivable and was never posted is a draft, told without comparing texts.
drop index invoice_open;
create index invoice_open on invoice (org_id, currency, customer_id, due_on)
  include (receivable, posted_at, issued_on, moved_last, created_at) where receivable > 0;
