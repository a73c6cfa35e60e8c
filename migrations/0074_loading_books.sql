--! optional: statement triggers with transition tables, as 0009
-- Books that are brought in whole (`billhook import`) come table by table: the lines of a revision that was replaced since,
-- or an allocation before it was undone, fit no statement's check. Their owner may load them past these checks, and asks
-- the same of everything at once before it stands. The program's role cannot, whatever it sets.
do $$
declare
  it record;
  definition text;
begin
  for it in
    select t.oid, t.tgname, t.tgrelid::regclass as on_table from pg_trigger t
    where t.tgrelid in ('posting'::regclass, 'invoice_line'::regclass, 'invoice'::regclass, 'allocation'::regclass, 'allocation_undo'::regclass)
      and not t.tgisinternal and t.tgnewtable is not null
  loop
    definition := replace(pg_get_triggerdef(it.oid), ' FOR EACH STATEMENT EXECUTE ',
      ' FOR EACH STATEMENT WHEN (coalesce(current_setting(''billhook.loading'', true), '''') <> ''on'' or current_user = ''billhook_program'') EXECUTE ');
    execute format('drop trigger %I on %s', it.tgname, it.on_table);
    execute definition;
  end loop;
end $$;
