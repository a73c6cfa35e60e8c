import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { clusterOwner } from '../../src/store/engine/cluster.ts'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { billhookWith, jsonOf } from '../cli/billhook.ts'
import { writeRows } from './rows-file.ts'
import { freePort, RunningProgram } from './running-program.ts'

/** 3,000 in the tests; `npm run soak:rows` takes a million. */
const ROWS = Number(process.env['ROWS'] ?? 3_000)
const BAD_EVERY = Math.max(50, Math.floor(ROWS / 400))

test(
  `${ROWS.toLocaleString('en-US')} rows are ingested, killed twice in the middle: the bad ones are named with their lines, the others billed once`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'billhook-rows-'))
    chmodSync(folder, 0o711)
    const data = join(folder, 'data')
    const program = new RunningProgram(data, await freePort())
    onTestFinished(async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const billhook = billhookWith({ BILLHOOK_DATA: data }, folder)
    const opening = [
      '--slug',
      'rows',
      '--name',
      'Rows',
      '--zone',
      'UTC',
      '--currency',
      'USD',
      '--profile',
      'fleet',
    ]
    expect(await billhook(['org', 'create', ...opening])).toMatchObject({ code: 0 })
    const { good, total, bad } = await writeRows(
      join(folder, 'rows.csv'),
      join(folder, 'mapping.json'),
      ROWS,
      BAD_EVERY,
    )
    const ingest = ['ingest', 'rows.csv', '--mapping', 'mapping.json', '--errors', 'refused.ndjson', '--json']

    const from = performance.now()
    const taken: number[] = []
    for (const share of [0.3, 0.6]) {
      const reached = untilTaken(data, share * good)
      const killed = await billhook(ingest, { interruptWhen: () => reached.isSo, signal: 'SIGKILL' })
      expect(killed).toMatchObject({ code: null, out: '' })
      taken.push(await reached.count)
    }
    const last = await billhook(ingest)
    expect(last, last.err).toMatchObject({
      code: 1,
      err: expect.stringMatching(/was left by a program/) as string,
    })
    const { read, done, nothing, repeated, refused } = jsonOf<Record<string, number>>(last)
    expect({ read, told: done! + repeated!, nothing, refused }).toEqual({
      read: ROWS,
      told: good,
      nothing: 0,
      refused: bad.size,
    })
    expect(done).toBeGreaterThan(0)
    expect(repeated).toBeGreaterThanOrEqual(taken[1]!)
    const seconds = (performance.now() - from) / 1000

    const errors = readFileSync(join(folder, 'refused.ndjson'), 'utf8').trimEnd().split('\n')
    const named = errors.map((line) => JSON.parse(line) as { line: number; code: string })
    expect(named.map(({ line, code }) => [line, code])).toEqual([...bad])

    expect(await billhook(['verify'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^rows: everything holds/) as string,
    })
    await program.start()
    const billed = await withServer(data, (client) => client.query(BILLED))
    expect(billed.rows).toEqual([{ documents: good, works: good, total: String(total), last: good }])
    console.log(`${ROWS} rows in ${Math.round(seconds)} s, killed at ${taken.join(' and ')}`)
  },
  120_000 + ROWS * 5,
)

const BILLED = `select count(*)::int as documents, count(distinct work_id)::int as works, sum(total) as total,
    max(number_seq)::int as last
  from billhook.invoice i join billhook.work_billing b on b.org_id = i.org_id and b.invoice_id = i.id`

/** Watches the database of a data folder, whoever runs it, until so many events are in it. */
function untilTaken(data: string, many: number): { isSo: boolean; readonly count: Promise<number> } {
  const watched = { isSo: false, count: watch() }
  return watched

  async function watch(): Promise<number> {
    for (;;) {
      // No server runs yet, or one ends just now.
      const count = await withServer(data, countEvents).catch(() => 0)
      if (count >= many) {
        watched.isSo = true
        return count
      }
      await sleep(20)
    }
  }
}

async function countEvents(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from billhook.work_event')
  return rows[0]!.n
}

function withServer<T>(data: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const place = {
    kind: 'socket',
    socketFolder: join(data, 'socket'),
    owner: clusterOwner,
    database: 'billhook',
  } as const
  return withClient(clientConfig(place, 'owner'), work)
}
