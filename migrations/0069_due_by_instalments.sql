--! optional: a row trigger on updates; engines that refuse it rely on the program and on `billhook verify`
-- Rule 16: of a final document the day it falls due moves with its instalments, and the day that was agreed never changes.
drop trigger invoice_final on invoice;
create trigger invoice_final before update on invoice for each row
  when (
    (old.stage <> 'draft' and (
      new.kind, new.series, new.number, new.number_seq, new.customer_id, new.customer_version, new.seller_version,
      new.profile_version, new.event_id, new.original_id, new.currency, new.issued_on,
      coalesce(new.instalments->>'agreedDueOn', new.due_on::text), new.terms,
      new.reference, new.notes, new.revision, new.line_count, new.tax_rounding, new.prices_include_tax,
      new.document_discount, new.tax_groups, new.subtotal, new.discount, new.net, new.tax, new.total)
      is distinct from (
      old.kind, old.series, old.number, old.number_seq, old.customer_id, old.customer_version, old.seller_version,
      old.profile_version, old.event_id, old.original_id, old.currency, old.issued_on,
      coalesce(old.instalments->>'agreedDueOn', old.due_on::text), old.terms,
      old.reference, old.notes, old.revision, old.line_count, old.tax_rounding, old.prices_include_tax,
      old.document_discount, old.tax_groups, old.subtotal, old.discount, old.net, old.tax, old.total))
    or (old.stage <> 'draft' and old.instalments is not null and new.instalments is null)
    or (old.number is not null and new.number is distinct from old.number)
    or (old.stage in ('void', 'cancelled') and new.stage <> old.stage)
    or (old.stage = 'posted' and new.stage = 'draft')
  )
  execute function refuse_change_of_final();
