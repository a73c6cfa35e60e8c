import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isUniqueViolation } from '../../src/store/engine/errors.ts'
import {
  acrossOrganizations,
  inOrganization,
  momentOf,
  readOrganization,
} from '../../src/store/engine/transaction.ts'
import type { Tx } from '../../src/store/engine/transaction.ts'
import { testDatabase } from '../support/test-database.ts'

const { db, owner } = await testDatabase()
const org = '018f0000-0000-7000-8000-00000000000a'

beforeAll(async () => {
  await owner.query(`
    create table fruit (id int constraint fruit_key primary key, kilos int not null default 0);
    grant select, insert, update, delete on fruit to billhook_program`)
})

afterEach(() => owner.query('truncate fruit'))

const add = (id: number) => sql`insert into fruit values (${id}, 0)`
const fruits = async (): Promise<number[]> => {
  const { rows } = await owner.query<{ id: number }>('select id from fruit order by id')
  return rows.map((row) => row.id)
}
const setting = (tx: Tx) => tx.first(sql<{ org: string }>`select current_setting('billhook.org') as org`)

describe('the organization', () => {
  test('is set for the length of the transaction', async () => {
    expect(await inOrganization(db, org, setting)).toEqual({ org })
    expect(await acrossOrganizations(db, setting)).toEqual({ org: '' })
    const after = await Promise.all(
      Array.from({ length: 8 }, () => db.pool.query(`select current_setting('billhook.org', true) as org`)),
    )
    expect(after.flatMap((result) => result.rows).every((row) => row.org === null || row.org === '')).toBe(
      true,
    )
  })

  test('is refused when it is not a uuid, before anything is sent', async () => {
    for (const wrong of ['', '1', `${org}'; drop table fruit; --`, `${org}\n`]) {
      expect(() => inOrganization(db, wrong, setting)).toThrow('Not an organization id')
    }
  })
})

describe('what a transaction keeps', () => {
  test('what the work did, and its answer', async () => {
    const answer = await inOrganization(db, org, async (tx) => {
      expect(await tx.run(sql`insert into fruit values (1), (2)`)).toBe(2)
      expect(await tx.first(sql`select id from fruit where id = 3`)).toBeUndefined()
      return tx.all(sql`select id from fruit order by id`)
    })
    expect(answer).toEqual([{ id: 1 }, { id: 2 }])
    expect(await fruits()).toEqual([1, 2])
  })

  test('nothing when the work throws, and the same error comes out', async () => {
    const wrong = new Error('no')
    const work = inOrganization(db, org, async (tx) => {
      await tx.run(add(1))
      throw wrong
    })
    await expect(work).rejects.toBe(wrong)
    expect(await fruits()).toEqual([])
  })

  test('an error of PostgreSQL keeps its SQLSTATE and constraint', async () => {
    const twice = inOrganization(db, org, async (tx) => {
      await tx.run(add(1))
      await tx.run(add(1))
    })
    const err = await twice.catch((error: unknown) => error)
    expect(err).toMatchObject({ code: '23505', constraint: 'fruit_key' })
    expect([
      isUniqueViolation(err),
      isUniqueViolation(err, 'fruit_key'),
      isUniqueViolation(err, 'other'),
    ]).toEqual([true, true, false])
    expect(isUniqueViolation(new Error('23505'))).toBe(false)
  })

  test('nothing when a query failed that nobody waited for', async () => {
    const work = inOrganization(db, org, async (tx) => {
      void tx.run(add(1))
      void tx.run(add(1)).catch(() => {})
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
    expect(await fruits()).toEqual([])
  })

  test('nothing when the work swallows the error of a query: it is not told that all is well', async () => {
    const work = inOrganization(db, org, async (tx) => {
      await tx.run(add(1))
      await tx.run(add(1)).catch(() => {})
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
    expect(await fruits()).toEqual([])
  })

  test('queries asked for together run in that order', async () => {
    const [first, second, third] = await inOrganization(db, org, (tx) =>
      Promise.all([
        tx.run(add(1)),
        tx.run(sql`update fruit set kilos = 5 where id = 1`),
        tx.first(sql`select kilos from fruit`),
      ]),
    )
    expect([first, second, third]).toEqual([1, 1, { kilos: 5 }])
  })

  test('a query asked for after the end is a mistake, not a query of the next transaction', async () => {
    let kept: Tx | undefined
    await inOrganization(db, org, async (tx) => {
      kept = tx
    })
    await expect(kept?.run(add(1))).rejects.toThrow('after its transaction had ended')
    expect(await fruits()).toEqual([])
  })

  test('may see the moment another sees, whatever was written meanwhile', async () => {
    await inOrganization(db, org, (tx) => tx.run(add(1)))
    const count = (tx: Tx) => tx.all(sql<{ id: number }>`select id from fruit order by id`)
    await readOrganization(db, org, async (tx) => {
      const moment = await momentOf(tx)
      await inOrganization(db, org, (other) => other.run(add(2)))
      expect(await readOrganization(db, org, count, { moment })).toEqual([{ id: 1 }])
      expect(await readOrganization(db, org, count)).toEqual([{ id: 1 }, { id: 2 }])
      expect(await count(tx)).toEqual([{ id: 1 }])
    })
  })

  test('a reading transaction cannot write and sees one moment', async () => {
    await expect(readOrganization(db, org, (tx) => tx.run(add(1)))).rejects.toMatchObject({ code: '25006' })
    await readOrganization(db, org, async (tx) => {
      expect(await tx.all(sql`select id from fruit`)).toEqual([])
      await owner.query('insert into fruit values (9)')
      expect(await tx.all(sql`select id from fruit`)).toEqual([])
    })
  })
})

describe('lost races', () => {
  test('work that met a newer row is done again from its beginning', async () => {
    await owner.query('insert into fruit values (1, 10)')
    let attempts = 0
    const kilos = await inOrganization(
      db,
      org,
      async (tx) => {
        attempts++
        const before = await tx.first(sql<{ kilos: number }>`select kilos from fruit where id = 1`)
        if (attempts === 1) await owner.query('update fruit set kilos = 20 where id = 1')
        await tx.run(sql`update fruit set kilos = ${(before?.kilos ?? 0) + 1}::int where id = 1`)
        return tx.first(sql<{ kilos: number }>`select kilos from fruit where id = 1`)
      },
      { isolation: 'repeatable read' },
    )
    expect({ attempts, kilos }).toEqual({ attempts: 2, kilos: { kilos: 21 } })
  })

  test('of two transactions in a deadlock both get through', async () => {
    await owner.query('insert into fruit values (1), (2)')
    let waiting = 0
    let attempts = 0
    const together: (() => void)[] = []
    const more = (id: number) => sql`update fruit set kilos = kilos + 1 where id = ${id}`
    const crossing = (first: number, second: number) =>
      inOrganization(db, org, async (tx) => {
        attempts++
        await tx.run(more(first))
        if (++waiting <= 2) {
          await new Promise<void>((go) => {
            together.push(go)
            if (together.length === 2) for (const each of together) each()
          })
        }
        await tx.run(more(second))
      })
    await Promise.all([crossing(1, 2), crossing(2, 1)])
    expect(attempts).toBe(3)
    const { rows } = await owner.query('select kilos from fruit')
    expect(rows).toEqual([{ kilos: 2 }, { kilos: 2 }])
  })

  test('are not fought for ever: after some attempts the error comes out', async () => {
    let attempts = 0
    const work = inOrganization(db, org, (tx) => {
      attempts++
      return tx.run(sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`)
    })
    await expect(work).rejects.toMatchObject({ code: '40001' })
    expect(attempts).toBe(6)
  })
})
