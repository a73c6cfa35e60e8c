-- Whose tax it is, where a line names it: a short code such as US-IL. Tax is kept for each day by it too; empty where none is
-- named, as on all there is.
alter table invoice_line add column tax_jurisdiction text;
alter table tax_day add column jurisdiction text not null default '';
alter table tax_day drop constraint tax_day_pkey,
  add primary key (org_id, currency, date, category, rate, jurisdiction);
