-- Which entry gave a balance up: a record of its own, so that owing it again undoes that very entry.
create table write_off_entry (
  org_id       uuid not null,
  write_off_id uuid not null,
  entry_id     uuid not null,
  primary key (org_id, write_off_id),
  unique (org_id, entry_id),
  foreign key (org_id, write_off_id) references write_off,
  foreign key (org_id, entry_id) references journal_entry
);

-- Until now it was told by its document and amount: what was taken back has an entry that was reversed, and where several
-- are alike, they were made in the same order.
with told as (
  select w.org_id, w.id, w.invoice_id, w.amount, r.id is not null as back,
    row_number() over (partition by w.org_id, w.invoice_id, w.amount, r.id is not null order by w.id) as place
  from write_off w left join reinstatement r on r.org_id = w.org_id and r.write_off_id = w.id
), posted as (
  select e.org_id, e.id, e.document_id, e.amount, r.id is not null as back,
    row_number() over (partition by e.org_id, e.document_id, e.amount, r.id is not null order by e.id) as place
  from journal_entry e left join journal_entry r on r.org_id = e.org_id and r.reverses = e.id
  where e.kind = 'write_off'
)
insert into write_off_entry (org_id, write_off_id, entry_id)
select w.org_id, w.id, e.id from told w
join posted e on e.org_id = w.org_id and e.document_id = w.invoice_id and e.amount = w.amount
    and e.back = w.back and e.place = w.place;

insert into append_only values ('write_off_entry');
alter table write_off_entry enable row level security;
create policy own_rows on write_off_entry using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
