-- Whether a piece of work is on a live document, kept with it: what waits to be billed is a few rows of an index, however
-- much work there is. Work that is billed as it is told is written so at once.
alter table work add column billed boolean not null default false;
update work w set billed = true
where exists (select from work_billing b where b.org_id = w.org_id and b.work_id = w.id and b.state <> 'released');
create index work_not_billed on work (org_id, occurred_on, id) where not billed;
