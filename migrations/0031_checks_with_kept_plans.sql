--! optional: the functions of 0009 once more, where there are statement triggers
-- Plans of the checks are kept again, as 0009 had them: the program throws a connection's plans away before they grow
-- old (`plansAreOld`), which 0015 did without by planning each check every time. That took 1.3 ms of a single event's 4.

create or replace function check_postings() returns trigger language plpgsql as $$
declare bad record;
begin
  select p.org_id, p.entry_id, p.n, p.total, p.debit, e.posting_count, e.amount, e.id as entry into bad
  from (
    select org_id, entry_id, count(*) n, sum(amount) total, sum(amount) filter (where amount > 0) debit,
           min(line) first_line, max(line) last_line, min(date) d1, max(date) d2, min(currency) c1, max(currency) c2
    from new_rows group by org_id, entry_id
  ) p
  left join lateral (
    select posting_count, amount, id, date, currency from journal_entry e
    where e.org_id = p.org_id and e.id = p.entry_id offset 0
  ) e on true
  where e.id is null or p.total <> 0 or p.n <> e.posting_count or p.debit <> e.amount or p.first_line <> 1
     or p.last_line <> p.n or p.d1 <> e.date or p.d2 <> e.date or p.c1 <> e.currency or p.c2 <> e.currency
  limit 1;
  if found then
    raise exception 'journal entry % does not balance or does not match its postings: % postings of %, sum %, debits % of %',
      bad.entry_id, bad.n, bad.posting_count, bad.total, bad.debit, bad.amount
      using errcode = '23514', constraint = 'journal_entry_balances';
  end if;
  if exists (select 1 from (select distinct org_id, account from new_rows) p
             left join lateral (select code from account a where a.org_id = p.org_id and a.code = p.account offset 0) a on true
             where a.code is null) then
    raise exception 'a posting names an account that is not in the chart'
      using errcode = '23503', constraint = 'posting_account';
  end if;
  return null;
end $$;

create or replace function check_lines() returns trigger language plpgsql as $$
declare bad record;
begin
  select l.invoice_id, l.n, i.line_count into bad
  from (
    select org_id, invoice_id, revision, count(*) n, max(position) last, sum(net) net, sum(tax) tax
    from new_rows group by org_id, invoice_id, revision
  ) l
  left join lateral (
    select id, line_count, net, tax from invoice i
    where i.org_id = l.org_id and i.id = l.invoice_id and i.revision = l.revision offset 0
  ) i on true
  where i.id is null or i.line_count <> l.n or l.last <> l.n or i.net <> l.net or i.tax <> l.tax
  limit 1;
  if found then
    raise exception 'the lines of invoice % do not match the document: % lines of %', bad.invoice_id, bad.n, bad.line_count
      using errcode = '23514', constraint = 'invoice_lines_match';
  end if;
  return null;
end $$;

create or replace function check_invoices() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct org_id, customer_id, customer_version from new_rows) i
             left join lateral (
               select customer_id from customer_version c
               where c.org_id = i.org_id and c.customer_id = i.customer_id and c.version = i.customer_version offset 0
             ) c on true
             where c.customer_id is null) then
    raise exception 'an invoice is addressed to a customer that does not exist'
      using errcode = '23503', constraint = 'invoice_customer';
  end if;
  if exists (select 1 from (select distinct org_id, seller_version, profile_version from new_rows) i
             where not exists (select 1 from organization_version v where v.org_id = i.org_id and v.version = i.seller_version)
                or not exists (select 1 from organization_version v where v.org_id = i.org_id and v.version = i.profile_version)) then
    raise exception 'an invoice freezes a version of the organization that does not exist'
      using errcode = '23503', constraint = 'invoice_frozen';
  end if;
  return null;
end $$;

create or replace function check_allocations() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct org_id, source_id from new_rows where source_type = 'payment') s
    left join lateral (
      select id, amount, unapplied from payment p where p.org_id = s.org_id and p.id = s.source_id offset 0
    ) p on true
    where p.id is null or p.amount - p.unapplied <>
      (select sum(a.amount) from allocation a where a.org_id = s.org_id and a.source_id = s.source_id)
  ) then
    raise exception 'a payment''s allocations do not add up to what it applies'
      using errcode = '23514', constraint = 'allocation_within_payment';
  end if;
  if exists (
    select 1 from (select distinct org_id, invoice_id from new_rows) s
    join lateral (
      select paid, credited from invoice i where i.org_id = s.org_id and i.id = s.invoice_id offset 0
    ) i on true
    where i.paid + i.credited <> (select sum(a.amount) from allocation a where a.org_id = s.org_id and a.invoice_id = s.invoice_id)
  ) then
    raise exception 'an invoice''s settled amount is not the sum of its allocations'
      using errcode = '23514', constraint = 'allocation_matches_invoice';
  end if;
  return null;
end $$;
