-- The journal, the audit trail and the outbox are lists of which views are kept, too.
alter table saved_view
  drop constraint saved_view_list_check,
  add constraint saved_view_list_check check (
    list in ('invoices', 'work', 'events', 'payments', 'customers', 'journal', 'audit', 'outbox'));

-- Most mails were sent: those that need somebody are few and are found at once, and so are those about a document.
create index mail_by_state on mail (org_id, state, id) where state <> 'sent';
create index mail_of_invoice on mail (org_id, invoice_id, id) where invoice_id is not null;
