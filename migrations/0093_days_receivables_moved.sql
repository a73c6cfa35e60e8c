-- The days on which what a document holds in Accounts receivable moved, so that the aged receivables of a past day are read
-- from the documents that held something then, and not from the postings of all that were ever billed. From the first day
-- on it held something; at the end of any day from moved_before on, until moved_last, it held held_before; since then it
-- holds what it holds now. Only a day between moved_first and moved_before takes its postings.
alter table invoice
  add column moved_first  date,
  add column moved_before date,                        -- the newest before the last; null while it moved on one day alone
  add column moved_last   date,
  add column held_before  bigint;                      -- at the end of each day from moved_before on, until moved_last

update invoice i set moved_first = m.first, moved_before = m.before, moved_last = m.last, held_before = m.held
from (
  select org_id, invoice_id, min(date) as first, max(date) as last,
    max(date) filter (where date < newest) as before, sum(amount) filter (where date < newest) as held
  from (
    select p.org_id, p.invoice_id, p.date, p.amount, max(p.date) over (partition by p.org_id, p.invoice_id) as newest
    from posting p join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'receivable'
    where p.invoice_id is not null) each
  group by org_id, invoice_id) m
where i.org_id = m.org_id and i.id = m.invoice_id;

-- What is open, with all that a report of a past day asks of it, so that it is read from here alone.
drop index invoice_open;
create index invoice_open on invoice (org_id, currency, customer_id, due_on)
  include (moved_last, issued_on, receivable, created_at, posted_at, stage) where receivable > 0;

-- The same of what moved on several days: for each day on which documents were first billed, those that moved after the
-- day that is asked for. What was billed and not touched since is not in it, so that a bill run writes none of it.
create index invoice_moved on invoice (org_id, moved_first, moved_last)
  include (customer_id, currency, due_on, issued_on, moved_before, held_before, id, created_at, posted_at)
  where moved_last > moved_first;
