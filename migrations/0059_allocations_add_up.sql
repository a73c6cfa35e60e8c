--! optional: statement triggers with transition tables, as 0009
-- What is undone no longer counts, and what was tolerated to differ is no money of the payment.
create or replace function check_allocations() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct org_id, source_id from new_rows where source_type = 'payment') s
    left join lateral (
      select id, amount, unapplied from payment p where p.org_id = s.org_id and p.id = s.source_id offset 0
    ) p on true
    where p.id is null or p.amount - p.unapplied <>
      (select coalesce(sum(a.amount - a.difference), 0) from allocation a where a.org_id = s.org_id and a.source_id = s.source_id
         and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id))
  ) then
    raise exception 'a payment''s allocations do not add up to what it applies'
      using errcode = '23514', constraint = 'allocation_within_payment';
  end if;
  if exists (
    select 1 from (select distinct org_id, invoice_id from new_rows) s
    join lateral (
      select paid, credited from invoice i where i.org_id = s.org_id and i.id = s.invoice_id offset 0
    ) i on true
    where i.paid + i.credited <>
      (select coalesce(sum(a.amount), 0) from allocation a where a.org_id = s.org_id and a.invoice_id = s.invoice_id
         and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id))
  ) then
    raise exception 'an invoice''s settled amount is not the sum of its allocations'
      using errcode = '23514', constraint = 'allocation_matches_invoice';
  end if;
  return null;
end $$;

create function check_allocation_undos() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows n
    join lateral (select source_type, source_id, invoice_id from allocation a
                  where a.org_id = n.org_id and a.id = n.allocation_id offset 0) a on true
    left join lateral (
      select id, amount, unapplied from payment p where p.org_id = n.org_id and p.id = a.source_id offset 0
    ) p on true
    where a.source_type = 'payment' and (p.id is null or p.amount - p.unapplied <>
      (select coalesce(sum(o.amount - o.difference), 0) from allocation o where o.org_id = n.org_id and o.source_id = a.source_id
         and not exists (select from allocation_undo u where u.org_id = o.org_id and u.allocation_id = o.id)))
  ) then
    raise exception 'a payment''s allocations do not add up to what it applies'
      using errcode = '23514', constraint = 'allocation_within_payment';
  end if;
  if exists (
    select 1 from new_rows n
    join lateral (select invoice_id from allocation a
                  where a.org_id = n.org_id and a.id = n.allocation_id offset 0) a on true
    join lateral (
      select paid, credited from invoice i where i.org_id = n.org_id and i.id = a.invoice_id offset 0
    ) i on true
    where i.paid + i.credited <>
      (select coalesce(sum(o.amount), 0) from allocation o where o.org_id = n.org_id and o.invoice_id = a.invoice_id
         and not exists (select from allocation_undo u where u.org_id = o.org_id and u.allocation_id = o.id))
  ) then
    raise exception 'an invoice''s settled amount is not the sum of its allocations'
      using errcode = '23514', constraint = 'allocation_matches_invoice';
  end if;
  return null;
end $$;
create trigger allocation_undos_add_up after insert on allocation_undo
  referencing new table as new_rows for each statement execute function check_allocation_undos();
