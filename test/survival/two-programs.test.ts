import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { BillhookClient } from '../../src/client/index.ts'
import { FORGET_TASK } from '../../src/jobs/forget-answers.ts'
import { BACK_FILL_TASK } from '../../src/operations/fleetbase/back-fill-task.ts'
import { POLL_TASK } from '../../src/operations/fleetbase/schedule-polls.ts'
import { SETTLE_TASK } from '../../src/operations/fleetbase/settle-task.ts'
import { clientConfig } from '../../src/store/engine/connections.ts'
import { urlOf } from '../cli/billhook.ts'
import { FakeFleetbase } from '../support/fake-fleetbase.ts'
import { emptyDatabase } from '../support/test-database.ts'
import { priced } from './business.ts'
import { jobsRun, logJobs } from './job-log.ts'
import { clientOf, keyOfNewBooks } from './open-books.ts'
import { freePort, RunningProgram } from './running-program.ts'

/** Jobs that one program does at once. */
const AT_ONCE = 4
const EVENTS = 150
const PAYMENTS = 30
const ORDERS = 40
const DAY_MS = 24 * 60 * 60 * 1000

test('two programs on one database: each event and each job once, and what a killed one was at is done by the other', async () => {
  const place = await emptyDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'billhook-two-'))
  const env = { DATABASE_URL: urlOf(place), BILLHOOK_SECRET: randomBytes(32).toString('hex') }
  const programOf = async (name: string) => new RunningProgram(join(folder, name), await freePort(), env)
  const [one, other] = [await programOf('one'), await programOf('other')]
  const owner = new pg.Client(clientConfig(place, 'owner'))
  const fleetbase = await FakeFleetbase.start(Date.now() - 60 * 60_000)
  onTestFinished(async () => {
    await Promise.all([one.stop(), other.stop(), fleetbase.stop(), owner.end()])
    rmSync(folder, { recursive: true, force: true })
  })
  await Promise.all([one.start(), other.start()])
  await owner.connect()
  await logJobs(owner)
  const key = await keyOfNewBooks(one, 'fleet')
  const first = clientOf(one, key)
  const second = clientOf(other, key)
  const toBoth = <T>(ask: (client: BillhookClient) => Promise<T>) => Promise.all([ask(first), ask(second)])

  const told = await Promise.all(
    Array.from({ length: EVENTS }, (_, n) =>
      toBoth((client) => client.post('/v1/work-events', { body: priced(`told-${n}`, 1_000 + n, n) })),
    ),
  )
  for (const [here, there] of told) {
    expect(here.repeated).toBe(!there.repeated)
    expect(here.invoiceIds).toEqual(there.invoiceIds)
  }
  const paid = await Promise.all(
    told.slice(0, PAYMENTS).map(([{ invoiceIds }], n) => {
      const allocations = [{ invoiceId: invoiceIds[0]! }]
      const body = {
        currency: 'USD',
        amount: 100,
        receivedOn: '2026-02-01',
        method: 'card',
        allocations,
      } as const
      return toBoth((client) => client.post('/v1/payments', { body, idempotencyKey: `payment-${n}` }))
    }),
  )
  for (const [here, there] of paid) expect(here.id).toBe(there.id)

  // Jobs of every kind, with webhooks that arrive at both, while Fleetbase says nothing: each program is at four of them.
  const body = { kind: 'fleetbase', source: 'fleetbase', ...addressOf(fleetbase) } as const
  const { id, webhookPath } = await first.post('/v1/source-connections', { body })
  fleetbase.webhooks.hold()
  await ordersIn(fleetbase)
  const held = fleetbase.webhooks.hold()
  await ordersIn(fleetbase)
  fleetbase.webhooks.listenAt(`${one.url}${webhookPath}`)
  fleetbase.webhooks.listenAt(`${other.url}${webhookPath}`)
  fleetbase.api.trouble = 'says nothing'
  const params = { id }
  const since = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10)
  const { id: backFillId } = await second.post('/v1/source-connections/{id}/back-fills', {
    params,
    body: { since },
  })
  await first.post('/v1/source-connections/{id}/polls', { params })
  await Promise.all(held.map((envelope) => fleetbase.webhooks.deliver(envelope)))
  await owner.query("update billhook.kept_answer set created_at = created_at - interval '8 days'")
  expect(await rowsOf(owner, OLD_ANSWERS)).toBeGreaterThanOrEqual(PAYMENTS)
  await owner.query(`select from graphile_worker.add_job('${FORGET_TASK}')`)
  await expect.poll(() => rowsOf(owner, JOBS_AT_WORK), { timeout: 10_000 }).toBe(2 * AT_ONCE)

  await one.kill()
  fleetbase.api.recover()
  await expect.poll(() => rowsOf(owner, DUE_JOBS), { timeout: 30_000 }).toBe(0)
  await expect.poll(() => rowsOf(owner, JOBS_AT_WORK), { timeout: 30_000 }).toBe(AT_ONCE)
  // Nobody works at a job for so long: they are the other's now.
  await owner.query(`update graphile_worker._private_jobs set locked_at = locked_at - interval '5 minutes'`)
  const ended = async () =>
    (await second.get('/v1/source-connections/{id}/back-fills/{backFillId}', { params: { id, backFillId } }))
      .state
  await expect.poll(ended, { timeout: 30_000 }).toBe('done')
  await expect.poll(() => rowsOf(owner, WAITING_DELIVERIES), { timeout: 30_000 }).toBe(0)
  await expect.poll(() => rowsOf(owner, JOBS_AT_WORK), { timeout: 30_000 }).toBe(0)

  const jobs = await jobsRun(owner)
  expect(new Set(jobs.map(({ task }) => task))).toEqual(
    new Set([SETTLE_TASK, BACK_FILL_TASK, POLL_TASK, FORGET_TASK]),
  )
  expect(jobs.filter(({ done }) => done !== 1)).toEqual([])
  const takenOver = jobs.filter(({ begun }) => begun !== 1)
  expect(takenOver.map(({ begun, workers }) => [begun, workers.length])).toEqual(Array(AT_ONCE).fill([2, 2]))
  expect(await rowsOf(owner, OLD_ANSWERS)).toBe(0)
  const { rows } = await owner.query(BILLED)
  expect(rows).toEqual([
    { source: 'dispatch', documents: EVENTS, total: expect.any(Number) as number },
    { source: 'fleetbase', documents: 2 * ORDERS, total: fleetbase.owed('USD') },
  ])
  expect((await second.get('/v1/verification')).verdicts.filter(({ holds }) => !holds)).toEqual([])
}, 120_000)

const JOBS_AT_WORK = 'graphile_worker._private_jobs where locked_at is not null'
const DUE_JOBS = 'graphile_worker._private_jobs where locked_at is null and run_at <= now()'
const WAITING_DELIVERIES = "billhook.webhook_delivery where outcome = 'waiting'"
const OLD_ANSWERS = "billhook.kept_answer where created_at < now() - interval '7 days'"
const BILLED = `select source, count(*)::int as documents, sum(total)::int as total
  from billhook.invoice i join billhook.work_billing b on b.org_id = i.org_id and b.invoice_id = i.id
    join billhook.work w on w.org_id = b.org_id and w.id = b.work_id group by source order by source`

async function rowsOf(owner: pg.Client, which: string): Promise<number> {
  return (await owner.query(`select from ${which}`)).rowCount ?? 0
}

const addressOf = ({ api }: FakeFleetbase) => ({ baseUrl: api.baseUrl, apiKey: api.key })

async function ordersIn(fleetbase: FakeFleetbase): Promise<void> {
  for (let n = 0; n < ORDERS; n++)
    await fleetbase.price(await fleetbase.order(), fleetbase.quote(1_000 + n, [], 'USD'))
}
