import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../src/http/listen.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

/** Long enough for whoever has to wait in these tests, and for verification to be seen to have no limit. */
const MOST_MS = 1_000

const { app, tenant, owner, logged } = await openServer({ mostMs: MOST_MS })
const fleet = await tenant('fleet', 'fleet')
await fleet.call('POST', '/v1/work-events', orderPriced('1'))

/** Keeps everybody from reading a table for as long as `meanwhile` runs. */
async function withNobodyReading<T>(table: string, meanwhile: () => Promise<T>): Promise<T> {
  const keeper = await owner.connect()
  try {
    await keeper.query(`begin; lock table billhook.${table} in access exclusive mode`)
    return await meanwhile()
  } finally {
    await keeper.query('rollback')
    keeper.release()
  }
}

/** How many of the program's connections are at something. Its login differs from one server to the next. */
async function busy(): Promise<number> {
  const { rows } = await owner.query<{ busy: bigint }>(
    `select count(*) as busy from pg_stat_activity
      where datname = current_database() and state <> 'idle'
        and pid <> pg_backend_pid() and query not like 'begin; lock table%'`,
  )
  return Number(rows[0]!.busy)
}

test('a question that takes too long is stopped and told so, and its connection is free again', async () => {
  const told = await withNobodyReading('account', () => fleet.call('GET', '/v1/reports/trial-balance'))
  expect(problemOf(told)).toMatchObject({ status: 503, code: 'took_too_long' })
  // Asking again would take as long.
  expect(told.headers.get('retry-after')).toBeNull()
  expect(await busy()).toBe(0)
  expect((await fleet.call('GET', '/v1/reports/trial-balance')).status).toBe(200)
})

test('proving the books takes what it takes', async () => {
  const proving = await withNobodyReading('account', async () => {
    const asked = fleet.call<{ holds: boolean }>('GET', '/v1/verification')
    await new Promise((resolve) => setTimeout(resolve, 2 * MOST_MS))
    expect(await busy()).toBeGreaterThan(0)
    return { asked }
  })
  const { status, body } = await proving.asked
  expect({ status, holds: body.holds }).toEqual({ status: 200, holds: true })
})

test('what is written is waited for', async () => {
  const writing = await withNobodyReading('account', async () => {
    const asked = fleet.call('POST', '/v1/work-events', orderPriced('2'))
    await new Promise((resolve) => setTimeout(resolve, 2 * MOST_MS))
    return { asked }
  })
  expect((await writing.asked).status).toBe(201)
})

test('what nobody waits for any more is stopped, and those who do are answered', async () => {
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.stop())
  const headers = { authorization: `Bearer ${await fleet.key('owner')}` }
  const before = logged.length
  await withNobodyReading('account', async () => {
    const leaving = new AbortController()
    // More than there are connections: those who wait for one do not begin any more.
    const asked = Array.from({ length: 20 }, () =>
      fetch(`${server.url}/v1/verification`, { headers, signal: leaving.signal }).catch(
        (err: Error) => err.name,
      ),
    )
    await expect.poll(busy, { timeout: 10_000 }).toBeGreaterThan(4)
    leaving.abort()
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['AbortError']))
    await expect.poll(busy, { timeout: 10_000 }).toBe(0)
    const other = await fetch(`${server.url}/v1/invoices`, { headers })
    expect(other.status).toBe(200)
  })
  const proven = await fetch(`${server.url}/v1/verification`, { headers })
  expect(await proven.json()).toMatchObject({ holds: true })
  expect(logged.slice(before)).toEqual([])
})
