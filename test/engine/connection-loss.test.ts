import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DatabaseUnavailable, isTransient } from '../../src/store/engine/errors.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import type { Tx } from '../../src/store/engine/transaction.ts'
import { testDatabase } from '../support/test-database.ts'

const { db, owner } = await testDatabase({ poolSize: 2 })

const backend = (tx: Tx) => tx.first(sql<{ pid: number }>`select pg_backend_pid() as pid`)
const end = (pid: number | undefined) => owner.query('select pg_terminate_backend($1)', [pid])

test('a connection lost while idle is replaced unnoticed', async () => {
  const before = await acrossOrganizations(db, backend)
  await end(before?.pid)
  await sleep(50)
  const after = await acrossOrganizations(db, backend)
  expect(after?.pid).not.toBe(before?.pid)
})

test('a connection lost in the middle of work is told as such, and nothing was done', async () => {
  const work = acrossOrganizations(db, async (tx) => {
    await end((await backend(tx))?.pid)
    await sleep(50) // it breaks between two queries
    await tx.run(sql`select 1`)
  })
  const err = await work.catch((error: unknown) => error)
  expect(err).toBeInstanceOf(DatabaseUnavailable)
  expect(err).toMatchObject({ outcomeUnknown: false })
  expect(isTransient(err)).toBe(true)
  expect(await acrossOrganizations(db, (tx) => tx.first(sql`select 1 as well`))).toEqual({ well: 1 })
})

test('a connection lost while committing leaves the outcome unknown, and says so', async () => {
  await owner.query(`
    create table slow (id int);
    grant insert on slow to billhook_program;
    create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(5); return null; end $$;
    create constraint trigger dawdle after insert on slow deferrable initially deferred for each row execute function dawdle()`)
  let pid: number | undefined
  const work = acrossOrganizations(db, async (tx) => {
    pid = (await backend(tx))?.pid
    await tx.run(sql`insert into slow values (1)`)
  })
  void sleep(300).then(() => end(pid))
  const err = await work.catch((error: unknown) => error)
  expect(err).toBeInstanceOf(DatabaseUnavailable)
  expect(err).toMatchObject({ outcomeUnknown: true })
})

test('a statement that was prepared before its table changed is prepared again', async () => {
  await owner.query(
    'create table shape (a int); insert into shape values (1); grant select on shape to billhook_program',
  )
  const read = () => acrossOrganizations(db, (tx) => tx.all(sql`select * from shape`))
  await Promise.all([read(), read()]) // on both connections
  await owner.query('alter table shape add column b int default 2')
  expect(await Promise.all([read(), read(), read()])).toEqual(
    Array.from({ length: 3 }, () => [{ a: 1, b: 2 }]),
  )
})
