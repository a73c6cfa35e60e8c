-- Lists cost what they show, however many documents there are.
--
-- Row security lets an index be used only by comparisons that leak nothing: = and < of plain columns, not lower(), LIKE
-- or arithmetic. So what a list is found and sorted by are columns of their own, which PostgreSQL itself keeps in step.

alter table invoice
  -- Where it stands on the day after its due date, as a number: its place in everyPosition() of the program. Every word
  -- follows from it and the day, so a word is a few ranges of an index.
  add column standing smallint not null generated always as (
    (((case stage when 'draft' then 0 when 'posted' then 1 when 'void' then 2 else 3 end * 3
       + case when viewed_at is not null then 2 when sent_at is not null then 1 else 0 end) * 4
      + case when kind = 'credit_note' then 0
             when refunded > 0 and refunded >= paid then 3
             when stage = 'posted' and total - credited - paid + refunded = 0 then 2
             when paid > refunded or credited > 0 then 1
             else 0 end) * 2
     + case when kind <> 'credit_note' and stage in ('draft', 'posted') and total - credited - paid + refunded > 0
            then 1 else 0 end) * 3
    + case when archived_at is not null then 2 when published_at is not null then 1 else 0 end) stored,
  -- What is still owed on it: minor units.
  add column open bigint not null generated always as (
    case when kind = 'credit_note' or stage in ('void', 'cancelled') then 0
         else total - credited - paid + refunded end) stored,
  -- What is typed to find it: the number and the reference from their beginning, the reference also from its end.
  add column number_key text collate "C" not null generated always as (lower(coalesce(number, ''))) stored,
  add column reference_key text collate "C" generated always as (lower(reference)) stored,
  add column reference_back text collate "C" generated always as (reverse(lower(reference))) stored;

drop index invoice_by_day;
create index invoice_by_issue on invoice (org_id, standing, issued_on, id);
create index invoice_by_due on invoice (org_id, standing, due_on, id);
create index invoice_by_total on invoice (org_id, standing, total, id);
create index invoice_by_open on invoice (org_id, standing, open, id);
create index invoice_by_number on invoice (org_id, standing, number_key, id);
create index invoice_number_key on invoice (org_id, number_key);
create index invoice_number_seq on invoice (org_id, number_seq) where number_seq is not null;
create index invoice_reference_key on invoice (org_id, reference_key) where reference_key is not null;
create index invoice_reference_back on invoice (org_id, reference_back) where reference_back is not null;
create index invoice_flagged on invoice (org_id, issued_on, id) where review is not null;
create index invoice_correcting on invoice (org_id, issued_on, id) where kind <> 'invoice';

-- How many documents stand where, by the day they fall due: counts by word are sums of these, on any day.
create table invoice_count (
  org_id    uuid not null references organization,
  standing  smallint not null,
  due_on    date not null,
  documents bigint not null,
  primary key (org_id, standing, due_on)
) with (fillfactor = 70);
alter table invoice_count enable row level security;
create policy own_rows on invoice_count using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
insert into invoice_count select org_id, standing, due_on, count(*) from invoice group by 1, 2, 3;

alter table work
  add column reference_key text collate "C" not null generated always as (lower(reference)) stored,
  add column reference_back text collate "C" not null generated always as (reverse(lower(reference))) stored;
-- None begins with (org_id, kind): before there are statistics it would be taken for the key by which an event finds its work.
create index work_reference_key on work (org_id, reference_key);
create index work_reference_back on work (org_id, reference_back);

create index work_event_not_done on work_event (org_id, outcome, id) where outcome <> 'done';
create index work_event_by_type on work_event (org_id, type, id);
create index work_event_by_time on work_event (org_id, recorded_at);
