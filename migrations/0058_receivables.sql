-- What happens to money after it came: credit used, allocations undone, balances given up and owed again, differences
-- that are tolerated. Each is a record of its own; nothing that was written before is changed by it.

-- What is tolerated to differ has an account of its own, in the books of every organization.
insert into account (org_id, code, name, type, role, active)
select o.org_id, free.code, 'Payment differences', 'expense', 'payment_differences', true
from organization o
cross join lateral (
  select code from unnest(array['5300', '5301', '5302', '5303', '5304', '5305', 'PAYMENT-DIFFERENCES']) with ordinality as c (code, place)
  where not exists (select from account a where a.org_id = o.org_id and a.code = c.code)
  order by place limit 1
) free
where not exists (select from account a where a.org_id = o.org_id and a.role = 'payment_differences');

alter table allocation
  add column difference bigint not null default 0,     -- of amount: let go (more than 0), or kept beyond it (less than 0)
  add column of_credit  boolean not null default false; -- used out of customer credit: posted by itself
alter table allocation
  add check (difference < amount);

-- An allocation taken off its document again: once, and whole.
create table allocation_undo (
  org_id        uuid not null,
  id            uuid not null,
  allocation_id uuid not null,
  undone_on     date not null,
  reason        text not null check (reason <> ''),
  recorded_at   timestamptz not null,
  actor         text not null,
  primary key (org_id, id),
  unique (org_id, allocation_id),
  foreign key (org_id, allocation_id) references allocation
);

-- An open balance given up as bad debt, and what of it is owed again.
create table write_off (
  org_id         uuid not null,
  id             uuid not null,
  invoice_id     uuid not null,
  currency       text not null check (currency ~ '^[A-Z]{3}$'),
  amount         bigint not null check (amount > 0),
  written_off_on date not null,
  reason         text not null check (reason <> ''),
  recorded_at    timestamptz not null,
  actor          text not null,
  primary key (org_id, id),
  foreign key (org_id, invoice_id) references invoice
);
create index write_off_of_invoice on write_off (org_id, invoice_id);

create table reinstatement (
  org_id        uuid not null,
  id            uuid not null,
  write_off_id  uuid not null,
  reinstated_on date not null,
  reason        text not null check (reason <> ''),
  recorded_at   timestamptz not null,
  actor         text not null,
  primary key (org_id, id),
  unique (org_id, write_off_id),
  foreign key (org_id, write_off_id) references write_off
);

insert into append_only values ('allocation_undo'), ('write_off'), ('reinstatement');
do $$
declare t text;
begin
  foreach t in array array['allocation_undo', 'write_off', 'reinstatement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_rows on %I using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
  end loop;
end $$;

alter table payment add column alert_settled_at timestamptz;
create index payment_with_credit on payment (org_id, customer_id) where unapplied > 0;
create index payment_alert on payment (org_id, id) where alert is not null and alert_settled_at is null;
create index invoice_with_credit on invoice (org_id, customer_id) where kind = 'credit_note' and stage = 'posted';

-- A written-off document has a standing of its own, behind all the others, so that theirs stay as they are.
alter table invoice
  add column written_off bigint not null default 0 check (written_off >= 0),
  add check (kind = 'credit_note' or total - credited - paid + refunded - written_off >= 0),
  drop column standing,
  drop column open;
alter table invoice
  add column standing smallint not null generated always as (
    case when kind <> 'credit_note' and stage = 'posted' and written_off > 0
              and total - credited - paid + refunded - written_off = 0
    then 288 + ((3 + case when viewed_at is not null then 2 when sent_at is not null then 1 else 0 end) * 2) * 3
    else (((case stage when 'draft' then 0 when 'posted' then 1 when 'void' then 2 else 3 end * 3
       + case when viewed_at is not null then 2 when sent_at is not null then 1 else 0 end) * 4
      + case when kind = 'credit_note' then 0
             when refunded > 0 and refunded >= paid then 3
             when stage = 'posted' and total - credited - paid + refunded - written_off = 0 then 2
             when paid > refunded or credited > 0 then 1
             else 0 end) * 2
     + case when kind <> 'credit_note' and stage in ('draft', 'posted')
                 and total - credited - paid + refunded - written_off > 0
            then 1 else 0 end) * 3
    end
    + case when archived_at is not null then 2 when published_at is not null then 1 else 0 end) stored,
  -- What is still owed on it: minor units.
  add column open bigint not null generated always as (
    case when kind = 'credit_note' or stage in ('void', 'cancelled') then 0
         else total - credited - paid + refunded - written_off end) stored;
create index invoice_by_issue on invoice (org_id, standing, issued_on, id);
create index invoice_by_due on invoice (org_id, standing, due_on, id);
create index invoice_by_total on invoice (org_id, standing, total, id);
create index invoice_by_open on invoice (org_id, standing, open, id);
create index invoice_by_number on invoice (org_id, standing, number_key, id);
