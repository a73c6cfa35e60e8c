-- What is said to people is kept by a code and what is put in, so that every language can say it. What was written before
-- stands as it was written.
alter table history add column said jsonb;
alter table work_event add column said jsonb;           -- why there was nothing to do

create function as_written(sentence text) returns jsonb language sql immutable
  return case when sentence is not null
    then jsonb_build_array(jsonb_build_object('code', 'as_written', 'parts', jsonb_build_object('text', sentence))) end;

-- What a person must look at: a list of sentences, null where there is nothing. Few rows have any, so that only those
-- are written anew.
alter table work rename column review to review_text;
alter table work add column review jsonb;
update work set review = as_written(review_text) where review_text is not null;
alter table work drop column review_text;
create index work_flagged on work (org_id, occurred_on, id) where review is not null;

alter table invoice rename column review to review_text;
alter table invoice add column review jsonb;
update invoice set review = as_written(review_text) where review_text is not null;
alter table invoice drop column review_text;
create index invoice_flagged on invoice (org_id, issued_on, id) where review is not null;

alter table payment rename column alert to alert_text;
alter table payment add column alert jsonb;
update payment set alert = as_written(alert_text) where alert_text is not null;
alter table payment drop column alert_text;
create index payment_alert on payment (org_id, id) where alert is not null and alert_settled_at is null;

drop function as_written;
