-- What the program's role may do, told anew at every start, as the owner, after the migrations, in one transaction.
-- The role owns nothing, so it cannot lift row-level security, drop a trigger or give itself a right.

grant usage on schema billhook to billhook_program;

do $$
declare
  t record;
  append_only text[] := '{}';
begin
  -- A table of this name lists the tables whose rows the program adds and never changes: the journal, history, lines.
  if to_regclass('billhook.append_only') is not null then
    append_only := array(select table_name from billhook.append_only);
  end if;

  for t in
    select c.relname as name, c.relkind as kind, c.relispartition as is_partition
    from pg_class c
    where c.relnamespace = 'billhook'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  loop
    if t.kind = 'S' then
      execute format('grant usage, select on sequence billhook.%I to billhook_program', t.name);
      continue;
    end if;
    execute format('revoke all on billhook.%I from billhook_program', t.name);
    if t.is_partition then
      null; -- reached through its parent only, whose rights and row security then hold
    elsif t.name in ('append_only', 'billhook_migration') or t.kind = 'm' then
      execute format('grant select on billhook.%I to billhook_program', t.name);
    elsif t.name = any (append_only) then
      execute format('grant select, insert on billhook.%I to billhook_program', t.name);
    else
      execute format('grant select, insert, update, delete on billhook.%I to billhook_program', t.name);
    end if;
  end loop;
end $$;

-- People who sign in: their rows come and go.
do $$
begin
  if to_regnamespace('billhook_people') is not null then
    grant usage on schema billhook_people to billhook_program;
    grant select, insert, update, delete on all tables in schema billhook_people to billhook_program;
  end if;
end $$;

-- Jobs: the queue's own functions run with the caller's rights, and its tables have row security without a policy,
-- which hides them from everyone but their owner.
grant usage on schema graphile_worker to billhook_program;
grant select, insert, update, delete on all tables in schema graphile_worker to billhook_program;
grant usage, select on all sequences in schema graphile_worker to billhook_program;
grant execute on all functions in schema graphile_worker to billhook_program;

do $$
declare
  t text;
begin
  for t in
    select c.relname from pg_class c
    where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'billhook_program')
  loop
    execute format('create policy billhook_program on graphile_worker.%I to billhook_program using (true) with check (true)', t);
  end loop;
end $$;
