--! optional: a row trigger on updates; engines that refuse it rely on the program and on `billhook verify`
-- Rule 16: what was asked of a credit note is part of what never changes once it is final.
create trigger invoice_crediting_final before update on invoice for each row
  when (old.stage <> 'draft' and new.crediting is distinct from old.crediting)
  execute function refuse_change_of_final();
