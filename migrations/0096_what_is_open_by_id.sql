-- What is open, without the stage: what holds a receivable and was never posted is a draft, told without comparing texts.
-- With the id, so that the documents behind a figure of the aged receivables are found in here, too.
drop index invoice_open;
create index invoice_open on invoice (org_id, currency, customer_id, due_on)
  include (receivable, posted_at, id, issued_on, moved_last, created_at) where receivable > 0;
