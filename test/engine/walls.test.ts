import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { acrossOrganizations, inOrganization } from '../../src/store/engine/transaction.ts'
import { testDatabase } from '../support/test-database.ts'

const migrations = mkdtempSync(join(tmpdir(), 'billhook-walls-'))
afterAll(() => rmSync(migrations, { recursive: true }))
writeFileSync(
  join(migrations, '0001_sample.sql'),
  `create table note (org_id uuid, id int generated always as identity, text text, primary key (org_id, id));
   create table journal (org_id uuid, id int, text text, primary key (org_id, id));
   create table event (org_id uuid, day date, text text) partition by range (day);
   create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
   create table append_only (table_name text primary key);
   insert into append_only values ('journal');
   alter table note enable row level security;
   create policy own_rows on note using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
   create view noted with (security_invoker = true) as select * from note;
   create sequence counter;`,
)
const { db, owner } = await testDatabase({ migrations })
const acme = '018f0000-0000-7000-8000-00000000000a'
const other = '018f0000-0000-7000-8000-00000000000b'

beforeEach(async () => {
  await owner.query('truncate note, journal, event')
  await owner.query(`insert into note (org_id, text) values ($1, 'ours'), ($2, 'theirs')`, [acme, other])
  await owner.query(`insert into journal values ($1, 1, 'entry')`, [acme])
})

const refused = { code: '42501' }

describe('row security', () => {
  test('shows the rows of the organization only, in tables and views, without a filter', async () => {
    const rows = await inOrganization(db, acme, (tx) =>
      Promise.all([tx.all(sql`select text from note`), tx.all(sql`select text from noted`)]),
    )
    expect(rows).toEqual([[{ text: 'ours' }], [{ text: 'ours' }]])
  })

  test('shows nothing across organizations, nor to a connection that never named one', async () => {
    expect(await acrossOrganizations(db, (tx) => tx.all(sql`select text from note`))).toEqual([])
    const client = await db.pool.connect()
    const { rows } = await client.query('select text from billhook.note').finally(() => client.release(true))
    expect(rows).toEqual([])
  })

  test('changes no row of another and lets none be written for another', async () => {
    const changed = await inOrganization(db, acme, (tx) =>
      Promise.all([
        tx.run(sql`update note set text = 'x' where org_id = ${other}`),
        tx.run(sql`delete from note where org_id = ${other}`),
      ]),
    )
    expect(changed).toEqual([0, 0])
    const forged = inOrganization(db, acme, (tx) =>
      tx.run(sql`insert into note (org_id, text) values (${other}, 'forged')`),
    )
    await expect(forged).rejects.toMatchObject(refused)
    const moved = inOrganization(db, acme, (tx) => tx.run(sql`update note set org_id = ${other}`))
    await expect(moved).rejects.toMatchObject(refused)
  })

  test.each(['alter table note disable row level security', 'drop policy own_rows on note'])(
    'cannot be lifted by the program: %s',
    async (statement) => {
      await expect(inOrganization(db, acme, (tx) => tx.run(sql.raw(statement)))).rejects.toMatchObject(
        refused,
      )
    },
  )

  // At a URL the program shares the login of the owner and has only taken the role; a login of its own is stronger.
  test.runIf(db.identity === 'login').each(['set role', 'set session authorization'])(
    'cannot be slipped by becoming the owner: %s',
    async (statement) => {
      const { rows } = await owner.query<{ name: string }>('select current_user as name')
      const becoming = sql.raw(`${statement} ${rows[0]?.name}`)
      await expect(inOrganization(db, acme, (tx) => tx.run(becoming))).rejects.toMatchObject(refused)
    },
  )
})

describe('rights', () => {
  test.each([
    `update journal set text = 'changed'`,
    'delete from journal',
    'truncate journal',
    'truncate note',
    'drop table journal',
    'create table mine (id int)',
    'create table public.mine (id int)',
    `create function f() returns int language sql as 'select 1'`,
    `insert into append_only values ('note')`,
    'delete from append_only',
    'delete from billhook_migration',
    'alter table journal disable trigger all',
    `insert into event_2026 values (gen_random_uuid(), '2026-01-01', 'past the parent')`,
    'create role another',
    `copy note to '/tmp/billhook-note'`,
  ])('the program may not %s', async (statement) => {
    await expect(inOrganization(db, acme, (tx) => tx.run(sql.raw(statement)))).rejects.toMatchObject(refused)
  })

  test('it may add to an append-only table and read it', async () => {
    await inOrganization(db, acme, (tx) => tx.run(sql`insert into journal values (${acme}, 2, 'more')`))
    expect(await inOrganization(db, acme, (tx) => tx.all(sql`select id from journal order by id`))).toEqual([
      { id: 1 },
      { id: 2 },
    ])
  })

  test('it may do all four to an ordinary table, through a partitioned parent, and draw from a sequence', async () => {
    await inOrganization(db, acme, async (tx) => {
      await tx.run(sql`insert into note (org_id, text) values (${acme}, 'new')`)
      await tx.run(sql`update note set text = 'changed' where text = 'new'`)
      expect(await tx.run(sql`delete from note where text = 'changed'`)).toBe(1)
      await tx.run(sql`insert into event values (${acme}, '2026-05-01', 'went')`)
      expect(await tx.run(sql`update event set text = 'came'`)).toBe(1)
      expect(await tx.first(sql`select nextval('counter')`)).toEqual({ nextval: 1n })
    })
  })

  test('its role owns nothing, is no superuser, and does not bypass row security', async () => {
    const { rows } = await owner.query(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
             (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns,
             (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = 'billhook_program'`)
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        owns: 0,
        memberships: 0,
      },
    ])
    expect(await acrossOrganizations(db, (tx) => tx.first(sql`select current_user as role`))).toEqual({
      role: 'billhook_program',
    })
  })
})
