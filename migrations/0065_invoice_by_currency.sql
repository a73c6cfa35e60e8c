-- The few documents of a currency that is hardly used are not looked for among all the others.
create index invoice_by_currency on invoice (org_id, currency, issued_on, id);
