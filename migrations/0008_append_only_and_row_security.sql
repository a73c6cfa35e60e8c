-- Tables whose rows are never changed or removed by the program; grants are withdrawn accordingly at every start.
create table append_only (table_name text primary key);
insert into append_only values
  ('organization_version'), ('customer_version'), ('work_event'), ('invoice_line'), ('journal_entry'), ('posting'),
  ('allocation'), ('history');

-- The second line behind every statement's own org_id: a row is seen and written only under its organization.
do $$
declare t text;
begin
  for t in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'billhook' and c.relkind = 'r'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')
  loop
    execute format('alter table %I enable row level security', t);
    if t = 'organization' then
      -- The list of organizations is read across them, by the program itself; it is written only from within.
      execute format('create policy read_all on %I for select using (true)', t);
      execute format('create policy own_insert on %I for insert with check (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
      execute format('create policy own_update on %I for update using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
    else
      execute format('create policy own_rows on %I using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
    end if;
  end loop;
end $$;
