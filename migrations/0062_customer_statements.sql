-- A customer's statement reads what was posted for the customer: for their documents through posting_receivable, the
-- rest through the entries that name the customer. What recognizes revenue names its document, so it is not in here.
create index journal_entry_of_customer on journal_entry (org_id, customer_id, date)
  where customer_id is not null and kind not in ('revenue_recognition', 'revenue_recognition_reversal');
