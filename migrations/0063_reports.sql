-- What was recorded after an instant is taken off the kept balances, to tell what a report said then (rule 21).
create index journal_entry_by_recording on journal_entry (org_id, recorded_at);
-- The gap register costs what it shows: numbers whose documents were taken back (rule 14).
create index invoice_taken_back on invoice (org_id, series, number_seq)
  where stage in ('void', 'cancelled') and number_seq is not null;
