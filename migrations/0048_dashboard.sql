-- What the dashboard asks for stands apart from everything that is done with, so that it costs what it shows.
create index invoice_draft on invoice (org_id, issued_on) where stage = 'draft';
create index work_flagged on work (org_id, occurred_on, id) where review is not null;
create index webhook_delivery_failed on webhook_delivery (org_id, id) where outcome = 'failed';
create index webhook_source_delivery_failed on webhook_source_delivery (org_id, id) where outcome = 'failed';
