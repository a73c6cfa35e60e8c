import { expect, test } from 'vitest'
import { testDatabase } from '../support/test-database.ts'

const { owner } = await testDatabase()

const names = async (question: string): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(question)
  return rows.map((row) => row.name)
}

test('there is a schema to look at', async () => {
  expect(
    await names(
      `select relname as name from pg_class where relnamespace = 'billhook'::regnamespace and relkind = 'r'`,
    ),
  ).toContain('invoice')
})

test('every table with an organization has row security and a policy', async () => {
  const open = await names(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'billhook'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')
      and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`)
  expect(open).toEqual([])
})

test('every key of a table with an organization begins with it', async () => {
  const others = await names(`
    select c.relname || ': ' || pg_get_constraintdef(k.oid) as name
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'billhook'::regnamespace and c.relname <> 'organization'
      and k.contype in ('p', 'u', 'f') and k.conkey[1] <> a.attnum`)
  expect(others).toEqual([])
})

test('every view reads with the rights of who asks, so that row security reaches through it', async () => {
  const open = await names(`
    select relname as name from pg_class
    where relnamespace = 'billhook'::regnamespace and relkind = 'v'
      and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`)
  expect(open).toEqual([])
})

test('no function runs with the rights of the owner', async () => {
  expect(
    await names(
      `select proname as name from pg_proc where pronamespace = 'billhook'::regnamespace and prosecdef`,
    ),
  ).toEqual([])
})

test('every table named as append-only exists, and the program may only read it and add to it', async () => {
  const loose = await names(`
    select l.table_name as name from append_only l
    where to_regclass('billhook.' || l.table_name) is null
      or not has_table_privilege('billhook_program', 'billhook.' || l.table_name, 'select')
      or not has_table_privilege('billhook_program', 'billhook.' || l.table_name, 'insert')
      or has_table_privilege('billhook_program', 'billhook.' || l.table_name, 'update, delete, truncate, trigger')
      or has_any_column_privilege('billhook_program', 'billhook.' || l.table_name, 'update')`)
  expect(loose).toEqual([])
})

const columnsWhere = async (condition: string): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'billhook' and ${condition} order by 1`,
    )
  ).rows.map(({ name }) => name)

test('money is whole minor units, and nothing is a float', async () => {
  expect(await columnsWhere(`data_type in ('real', 'double precision', 'money')`)).toEqual([])
  const AMOUNTS = `column_name in ('amount', 'total', 'net', 'tax', 'paid', 'credited', 'refunded', 'receivable', 'unapplied',
    'subtotal', 'gross', 'debit', 'credit', 'value')`
  expect(await columnsWhere(`${AMOUNTS} and data_type <> 'bigint'`)).toEqual([])
  expect((await columnsWhere(AMOUNTS)).length).toBeGreaterThan(20)
})

test('instants know their zone, days are dates', async () => {
  expect(await columnsWhere(`data_type = 'timestamp without time zone'`)).toEqual([])
  expect(await columnsWhere(`column_name like '%\\_at' and data_type <> 'timestamp with time zone'`)).toEqual(
    [],
  )
  expect(await columnsWhere(`column_name like '%\\_on' and data_type <> 'date'`)).toEqual([])
})

test('ids are made by the program: no sequence, no identity, no default that draws one', async () => {
  expect(
    await columnsWhere(
      `is_identity = 'YES' or column_default like '%nextval%' or column_default like '%uuid%'`,
    ),
  ).toEqual([])
  const { rows } = await owner.query(`select sequencename from pg_sequences where schemaname = 'billhook'`)
  expect(rows).toEqual([])
})

test('no index begins like a key of four and more columns: without statistics it would be taken for the key', async () => {
  const misleading = await names(`
    select k.indexrelid::regclass || ' and ' || i.indexrelid::regclass as name
    from pg_index k
    join pg_index i using (indrelid)
    join pg_class c on c.oid = k.indrelid
    where c.relnamespace = 'billhook'::regnamespace
      and k.indisunique and k.indnkeyatts >= 4
      and not i.indisunique and i.indpred is null and i.indnkeyatts >= 3
      and k.indkey[0] = i.indkey[0] and k.indkey[1] = i.indkey[1] and k.indkey[2] <> i.indkey[2]`)
  expect(misleading).toEqual([])
})
