import { Logger, run } from 'graphile-worker'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { testDatabase } from '../support/test-database.ts'

const { db, owner } = await testDatabase()
const org = '018f0000-0000-7000-8000-00000000000a'
const quiet = new Logger(() => () => {})

const addJob = (what: string) =>
  sql`select graphile_worker.add_job('note', ${JSON.stringify({ what })}::json)`

test('a job is added with the transaction or not at all, and run, all with the program role', async () => {
  const done: unknown[] = []
  const runner = await run({
    pgPool: db.openJobPool(3),
    logger: quiet,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 100,
    taskList: {
      note: (payload) => {
        done.push(payload)
      },
    },
  })
  try {
    const undone = inOrganization(db, org, async (tx) => {
      await tx.run(addJob('undone'))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await inOrganization(db, org, (tx) => tx.run(addJob('kept')))
    await expect.poll(() => done).toEqual([{ what: 'kept' }])
    await expect.poll(async () => (await owner.query('select from graphile_worker.jobs')).rowCount).toBe(0)
  } finally {
    await runner.stop()
  }
})

test('a job that fails is kept for another attempt', async () => {
  const runner = await run({
    pgPool: db.openJobPool(3),
    logger: quiet,
    noHandleSignals: true,
    taskList: {
      note: () => {
        throw new Error('not today')
      },
    },
  })
  try {
    await inOrganization(db, org, (tx) => tx.run(addJob('hard')))
    await expect
      .poll(
        async () =>
          (await owner.query('select attempts, last_error from graphile_worker.jobs where locked_at is null'))
            .rows,
      )
      .toEqual([{ attempts: 1, last_error: expect.stringContaining('not today') }])
  } finally {
    await runner.stop()
  }
})
