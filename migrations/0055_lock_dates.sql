-- Days through which the books are locked (rule 21): softly, for a tax return, and for ever. The latest of them closes.
alter table organization
  add column soft_locked_through date,
  add column tax_locked_through date,
  add column hard_locked_through date;
update organization set soft_locked_through = closed_through where closed_through is not null;
alter table organization drop column closed_through;
alter table organization
  add column closed_through date
    generated always as (greatest(soft_locked_through, tax_locked_through, hard_locked_through)) stored;

create function keep_hard_lock() returns trigger language plpgsql as $$
begin
  if new.hard_locked_through is null or new.hard_locked_through < old.hard_locked_through then
    raise exception 'the hard lock through % stays (rule 21)', old.hard_locked_through;
  end if;
  return new;
end $$;
create trigger keep_hard_lock before update of hard_locked_through on organization
  for each row when (old.hard_locked_through is not null) execute function keep_hard_lock();
