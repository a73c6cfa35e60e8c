-- What was asked of a credit note that a person made: reason, lines or amounts, and where the rest goes (rule 25). Its
-- amounts are worked out anew when it is confirmed, and it is frozen from then on.
alter table invoice add column crediting jsonb;
alter table invoice add constraint invoice_crediting check (crediting is null or kind = 'credit_note');

-- What replaced a document is looked for from both sides.
create index invoice_superseded on invoice (org_id, superseded_by) where superseded_by is not null;
