import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { testDatabase } from '../support/test-database.ts'

const org = '018f0000-0000-7000-8000-00000000000a'
const { db } = await testDatabase({ poolSize: 1 })

test('plans made on a young book do not outlive what was done before them, nor a second', async () => {
  const client = await db.pool.connect()
  const said = vi.spyOn(client, 'query')
  client.release()
  const thrownAway = (): number =>
    said.mock.calls.filter(([text]) => typeof text === 'string' && text.includes('discard plans')).length
  const work = (): Promise<unknown> => inOrganization(db, org, (tx) => tx.all(sql`select 1`))

  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const when: number[] = []
  for (let n = 1; n <= 40; n++) {
    const before = thrownAway()
    await work()
    if (thrownAway() > before) when.push(n)
  }
  expect(when).toEqual([1, 3, 7, 15, 31])

  now += 999
  await work()
  expect(thrownAway()).toBe(5)
  now += 1
  await work()
  expect(thrownAway()).toBe(6)
})
