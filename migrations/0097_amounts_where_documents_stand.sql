-- Beside how many documents stand where, in each currency what is open on them and what they come to, so that the
-- dashboard tells what is under way without reading every document that is owed.
alter table invoice_count
  add column currency text,
  add column open     bigint,              -- what is owed on them: minor units
  add column total    bigint;              -- what they come to: minor units, credit notes negative
truncate invoice_count;
alter table invoice_count
  drop constraint invoice_count_pkey,
  alter column currency set not null,
  alter column open set not null,
  alter column total set not null,
  add primary key (org_id, standing, currency, due_on);
insert into invoice_count (org_id, standing, currency, due_on, documents, open, total)
select org_id, standing, currency, due_on, count(*), sum(open), sum(case when kind = 'credit_note' then -total else total end)
from invoice group by 1, 2, 3, 4;
