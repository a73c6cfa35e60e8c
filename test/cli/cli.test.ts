import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, describe, expect, test } from 'vitest'
import { runCli } from '../../src/cli/cli.ts'
import type { Opened } from '../../src/cli/settings.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { noSources } from '../support/no-sources.ts'
import { testDatabase } from '../support/test-database.ts'

const { db, owner } = await testDatabase()
const world = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
const folder = mkdtempSync(join(tmpdir(), 'billhook-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command line as a person would, on the database of this test. */
async function billhook(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [catching(process.stdout), catching(process.stderr)]
  try {
    const open = (): Promise<Opened> => Promise.resolve({ world, close: () => Promise.resolve() })
    const code = await runCli(
      ['node', 'billhook', ...args],
      {},
      { open, serve: () => Promise.reject(new Error('no')) },
    )
    return { code, out: out.stop(), err: err.stop() }
  } finally {
    out.stop()
    err.stop()
  }
}

function catching(stream: NodeJS.WriteStream): { stop(): string } {
  const write = stream.write.bind(stream)
  let text = ''
  stream.write = ((chunk: string) => ((text += chunk), true)) as typeof stream.write
  return {
    stop() {
      stream.write = write
      return text
    },
  }
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

const create = (slug: string) =>
  billhook(
    'organization',
    'create',
    '--slug',
    slug,
    '--name',
    'Swift',
    '--zone',
    'UTC',
    '--currency',
    'USD',
    '--profile',
    'fleet',
  )

describe('organizations and keys', () => {
  test('are made and listed', async () => {
    expect(await create('swift')).toEqual({ code: 0, out: 'Swift keeps books now, as swift.\n', err: '' })
    expect((await billhook('organization', 'list')).out).toBe('swift\tUSD\tSwift\n')
    expect((await billhook('key', 'create', '--organization', 'swift')).out).toMatch(
      /^bh_[0-9a-f]{32}_[0-9a-f]{32}_[\w-]{43}\n$/,
    )
  })

  test.each([
    [
      [
        'organization',
        'create',
        '--slug',
        'swift',
        '--name',
        'S',
        '--zone',
        'UTC',
        '--currency',
        'USD',
        '--profile',
        'fleet',
      ],
      1,
      /another one/,
    ],
    [
      [
        'organization',
        'create',
        '--slug',
        'x1',
        '--name',
        'S',
        '--zone',
        'Mars',
        '--currency',
        'USD',
        '--profile',
        'fleet',
      ],
      1,
      /timeZone/,
    ],
    [
      [
        'organization',
        'create',
        '--slug',
        'x1',
        '--name',
        'S',
        '--zone',
        'UTC',
        '--currency',
        'USD',
        '--profile',
        'bank',
      ],
      2,
      /Allowed choices are/,
    ],
    [['key', 'create', '--organization', 'nobody'], 2, /no organization "nobody"/],
    [['ingest', 'x.ndjson'], 2, /--organization/],
    [['ingest', 'nowhere.ndjson', '--organization', 'swift'], 1, /no such file/],
    [['ingest', '-', '--url', 'not an address', '--key', 'k'], 2, /not an address/],
    [['ingest', '-', '--url', 'http://127.0.0.1:9', '--key', ''], 2, /needs its API key/],
    [['dance'], 2, /unknown command/],
  ])('%j ends with %i and one line', async (args, code, line) => {
    const said = await billhook(...(args as string[]))
    expect(said.code).toBe(code)
    expect(said.err).toMatch(line as RegExp)
    expect(said.err).not.toMatch(/\n\s+at /)
  })
})

describe('ingest', () => {
  const events = Array.from({ length: 5 }, (_, n) => orderPriced(`cli-${n}`, 1000 + n, at(1)))
  const good = events.map((event) => JSON.stringify(event))

  test('carries out each event once, and names the lines that cannot be taken', async () => {
    const path = file('events.ndjson', [
      good[0]!,
      '',
      '{"broken',
      JSON.stringify({ ...events[1], type: 'order.eaten' }),
      good[2]!,
    ])
    const said = await billhook('ingest', path, '--organization', 'swift')
    expect(said.code).toBe(1)
    expect(said.out).toBe('4 events: 2 carried out, 0 with nothing to do, 0 told before, 2 refused.\n')
    expect(said.err).toMatch(
      /^line 3: This line is not JSON: .*\nline 4: \/type: This type of event is not known\..*\n$/,
    )
    const again = await billhook(
      'ingest',
      file('again.ndjson', [good[0]!, good[2]!]),
      '--organization',
      'swift',
    )
    expect(again).toEqual({
      code: 0,
      out: '2 events: 0 carried out, 0 with nothing to do, 2 told before, 0 refused.\n',
      err: '',
    })
  })

  test('sends to a server that runs', async () => {
    const log = { info() {}, warn() {}, error() {} }
    const app = createApp({
      world,
      log,
      operator: { token: 't', demo: false },
      fleetbaseWebhook: () => Promise.resolve({ status: 404, body: {} }),
      connections: noSources,
    })
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const key = (await billhook('key', 'create', '--organization', 'swift')).out.trim()
    const path = file('remote.ndjson', [good[3]!, good[4]!, good[0]!])
    expect(await billhook('ingest', path, '--url', url, '--key', key)).toEqual({
      code: 0,
      out: '3 events: 2 carried out, 0 with nothing to do, 1 told before, 0 refused.\n',
      err: '',
    })
    const wrong = await billhook('ingest', path, '--url', url, '--key', `${key.slice(0, -1)}_`)
    expect(wrong).toMatchObject({ code: 1, out: '' })
    expect(wrong.err).toMatch(/API key is not known/)
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    const gone = await billhook('ingest', path, '--url', url, '--key', key)
    expect(gone.err).toMatch(/does not answer/)
  })

  test('2,500 events through several batches', async () => {
    const many = Array.from({ length: 2_500 }, (_, n) =>
      JSON.stringify(orderPriced(`many-${n}`, 1000, at(2))),
    )
    const said = await billhook('ingest', file('many.ndjson', many), '--organization', 'swift')
    expect(said.out).toBe(
      '2,500 events: 2,500 carried out, 0 with nothing to do, 0 told before, 0 refused.\n',
    )
    const { rows } = await owner.query<{ n: number; last: number }>(
      'select count(*)::int as n, max(number_seq)::int as last from billhook.invoice',
    )
    expect(rows[0]!.n).toBe(rows[0]!.last)
  })
})

test('help says what there is', async () => {
  const { out, code } = await billhook('--help')
  expect(code).toBe(0)
  for (const word of ['serve', 'ingest', 'organization', 'key', 'DATABASE_URL', 'PORT'])
    expect(out).toContain(word)
})
