-- Payments are looked for as documents are: by what is typed of them, from its beginning, and by their amount. Row security
-- lets an index be used only by comparisons of plain columns, so what is typed is kept in columns of its own.
alter table payment
  add column reference_key text collate "C" generated always as (lower(reference)) stored,
  add column provider_key text collate "C" not null generated always as (lower(provider_id)) stored;
create index payment_reference_key on payment (org_id, reference_key) where reference_key is not null;
create index payment_provider_key on payment (org_id, provider_key);
create index payment_by_amount on payment (org_id, amount, id);

alter table saved_view
  drop constraint saved_view_list_check,
  add constraint saved_view_list_check check (list in ('invoices', 'work', 'events', 'payments', 'customers'));
