-- Deposits and progress invoices: what is billed of a whole before the whole is. A deposit is a document of its own kind;
-- what it brings is deferred until the document that bills the whole deducts it, line by line with its tax.
alter table invoice drop constraint invoice_kind_check;
alter table invoice add constraint invoice_kind_check check (kind in ('invoice', 'supplement', 'credit_note', 'deposit'));

-- What a deposit bills of a piece of work stands apart from who bills the whole (rule 9), in draft too.
alter table work_billing drop constraint work_billing_state_check;
alter table work_billing add constraint work_billing_state_check check (state in ('draft', 'final', 'released', 'deposit'));
create index work_billing_of_deposits on work_billing (org_id, work_id) where state = 'deposit';

-- Which line of which revision of a document is deducted for which deposit. The amounts are the line's.
create table deduction (
  org_id     uuid not null,
  invoice_id uuid not null,
  revision   integer not null,
  position   integer not null,
  deposit_id uuid not null,
  primary key (org_id, invoice_id, revision, position),
  foreign key (org_id, invoice_id) references invoice,
  foreign key (org_id, deposit_id) references invoice
);
create index deduction_of_deposit on deduction (org_id, deposit_id);

insert into append_only values ('deduction');
alter table deduction enable row level security;
create policy own_rows on deduction using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));

-- Revenue that is not earned yet has an account with a role in the books of every organization: 2400 where nobody took
-- it for something else, otherwise one of its own.
update account a set role = 'deferred_revenue', active = true
where a.code = '2400' and a.type = 'liability' and a.name = 'Deferred revenue' and a.role is null
  and not exists (select from posting p where p.org_id = a.org_id and p.account = a.code);
insert into account (org_id, code, name, type, role, active)
select o.org_id, free.code, 'Deferred revenue', 'liability', 'deferred_revenue', true
from organization o
cross join lateral (
  select code from unnest(array['2400', '2401', '2402', '2403', '2404', '2405', 'DEFERRED-REVENUE']) with ordinality as c (code, place)
  where not exists (select from account a where a.org_id = o.org_id and a.code = c.code)
  order by place limit 1
) free
where not exists (select from account a where a.org_id = o.org_id and a.role = 'deferred_revenue');
