-- Reports are narrowed to a customer by all entries about the customer: the recognition of revenue, too, which the index
-- left out while only statements read it. A draft may go to another customer, so its documents do not tell them.
drop index journal_entry_of_customer;
create index journal_entry_of_customer on journal_entry (org_id, customer_id, date, id) where customer_id is not null;
