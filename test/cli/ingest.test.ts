import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { linesOf as readLines } from '../../src/cli/ingest/lines.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { serve } from '@hono/node-server'
import { createApp } from '../../src/http/server.ts'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { at, orderCancelled, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookWith, jsonOf, temporaryFolder, urlOf } from './billhook.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const database = await testDatabase()
const books = await Books.open(database, 'fleet')
const folder = temporaryFolder()
const billhook = billhookWith({ DATABASE_URL: urlOf(database.place) }, folder)

const events = (prefix: string, many: number): string[] =>
  Array.from({ length: many }, (_, n) => JSON.stringify(orderPriced(`${prefix}-${n}`, 1000 + n, at(1))))

function file(name: string, lines: readonly (string | Buffer)[]): string {
  writeFileSync(
    join(folder, name),
    Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])),
  )
  return name
}

const [good = '', better = ''] = events('cli', 2)
const eaten = JSON.stringify({ ...(JSON.parse(better) as object), type: 'order.eaten' })
const mixed = ['\uFEFF' + good, '', '{"broken', eaten, Buffer.from([0x22, 0xff, 0x22]), `${better}\r`]

test('each event is carried out once, and the rows that cannot be taken are named', async () => {
  const path = file('events.ndjson', mixed)
  const said = await billhook(['ingest', path])
  expect(said).toMatchObject({
    code: 1,
    out: '5 events: 2 carried out, 0 with nothing to do, 0 told before, 3 refused.\n',
  })
  expect(said.err).toMatch(
    /^line 3: This line is not JSON: .*\nline 4: \/type: This type of event is not known\..*\nline 5: This line is not UTF-8.*\n$/,
  )
  const again = await billhook(['ingest', path, '--errors', 'refused.ndjson', '--json'])
  expect(again).toMatchObject({ code: 1, err: '' })
  expect(jsonOf(again)).toEqual({ read: 5, done: 0, nothing: 0, repeated: 2, refused: 3 })
  const refused = readFileSync(join(folder, 'refused.ndjson'), 'utf8').trim().split('\n')
  expect(refused.map((line) => JSON.parse(line) as object)).toMatchObject([
    { line: 3, code: 'invalid_json', row: '{"broken', remedy: expect.any(String) as string },
    { line: 4, code: 'unknown_event_type', pointer: '/type', row: { type: 'order.eaten' } },
    { line: 5, code: 'not_utf8' },
  ])
})

test('a dry run where no books are named looks at form only, and tells nobody', async () => {
  const path = file('dry.ndjson', [...events('dry', 3), eaten])
  // No database and no key: nothing is opened.
  const said = await billhook(['ingest', path, '--dry-run'], { env: { DATABASE_URL: '' } })
  expect(said.out).toBe('4 events: 3 well formed, 1 refused. Nothing was sent.\n')
  expect(said).toMatchObject({ code: 1, err: expect.stringMatching(/^line 4: \/type/) as string })
  const json = await billhook(['ingest', path, '--dry-run', '--json'], { env: { DATABASE_URL: '' } })
  expect(jsonOf(json)).toEqual({ read: 4, wellFormed: 3, refused: 1 })
})

/** How many rows there are of what telling writes. */
async function written() {
  const { rows } = await database.owner.query<{ events: number; documents: number; entries: number }>(
    `select (select count(*)::int from billhook.work_event) as events,
       (select count(*)::int from billhook.invoice) as documents,
       (select count(*)::int from billhook.journal_entry) as entries`,
  )
  return rows[0]!
}

/** Tries a file, then tells it, and compares; gives what was said of it. */
async function triedAndTold(path: string): Promise<unknown> {
  const before = await written()
  const tried = await billhook(['ingest', path, '--dry-run', '--json', '--errors', 'tried.errors'])
  expect(await written()).toEqual(before)
  const told = await billhook(['ingest', path, '--json', '--errors', 'told.errors'])
  const documents = (await written()).documents - before.documents
  expect(jsonOf(tried)).toEqual({ ...(jsonOf(told) as object), documents })
  expect(tried.code).toBe(told.code)
  const errors = (name: string): string => readFileSync(join(folder, name), 'utf8')
  expect(errors('tried.errors')).toBe(errors('told.errors'))
  return jsonOf(tried)
}

test('a dry run in the books that are named says what becomes of each event, and changes nothing', async () => {
  const [first = '', ...others] = events('tried', 3)
  const path = file('tried.ndjson', [
    first,
    ...others,
    JSON.stringify(orderPriced('tried-1', 9_000, at(2))), // another draft in place of the first
    JSON.stringify(orderCancelled('tried-2', at(2))),
    JSON.stringify(orderCancelled('tried-2', at(2))), // again
    first.replace('1000', '1001'), // a conflict
    eaten,
    good, // told before
  ])
  const said = await billhook(['ingest', path, '--dry-run'])
  expect(said.out).toBe(
    '9 events: 5 would be carried out and make 4 documents, 1 with nothing to do, 1 told before, 2 refused. Nothing was changed.\n',
  )
  expect(said.err).toMatch(/^line 7: .*\nline 8: \/type: This type of event is not known/)
  expect(await triedAndTold(path)).toMatchObject({ done: 5, documents: 4, refused: 2 })
})

test('a dry run goes in batches, and what one would have done the next does not see', async () => {
  const lines = events('long', 1_000)
  const path = file('tried-long.ndjson', [...lines, lines[0]!])
  const tried = await billhook(['ingest', path, '--dry-run', '--json'])
  expect(jsonOf(tried)).toMatchObject({ read: 1_001, done: 1_001, repeated: 0, documents: 1_001 })
  expect(jsonOf(await billhook(['ingest', path, '--json']))).toMatchObject({ done: 1_000, repeated: 1 })
})

test('an input is resumed where it was left, and begins anew when it is another', async () => {
  const lines = events('resumed', 2_300)
  const path = file('big.ndjson', [...lines.slice(0, 1_500), '{"broken'])
  const note = join(folder, `${path}.billhook-progress`)
  const first = await billhook(['ingest', path, '--resume'])
  expect(first.out).toMatch(/^1,501 events: 1,500 carried out/)
  expect(existsSync(note)).toBe(false)

  // A run that was ended after its first thousand leaves its note; the file has grown since.
  const bytes = Buffer.byteLength(
    lines
      .slice(0, 1_000)
      .map((line) => `${line}\n`)
      .join(''),
  )
  const { createHash } = await import('node:crypto')
  const head = createHash('sha256')
    .update(readFileSync(join(folder, path)).subarray(0, 64 * 1024))
    .digest('hex')
    .slice(0, 32)
  writeFileSync(note, JSON.stringify({ bytes, line: 1_000, to: ' ', head }))
  file('big.ndjson', lines)
  const second = await billhook(['ingest', path, '--resume'])
  expect(second.err).toMatch(/^Going on after line 1,000/)
  expect(second.out).toMatch(/^1,300 events: 800 carried out, 0 with nothing to do, 500 told before/)
  expect(existsSync(note)).toBe(false)

  writeFileSync(note, JSON.stringify({ bytes, line: 1_000, to: ' ', head: 'of another' }))
  expect((await billhook(['ingest', path, '--resume'])).err).toMatch(/about another file .* begins anew/)
  const { rows } = await database.owner.query<{ n: number; last: number }>(
    'select count(*)::int as n, max(number_seq)::int as last from billhook.invoice',
  )
  expect(rows[0]!.n).toBe(rows[0]!.last)
})

test('a Ctrl+C ends in order: what was told is noted, and the rest is told by the next run', async () => {
  const path = file('interrupted.ndjson', events('interrupted', 6_000))
  const note = join(folder, `${path}.billhook-progress`)
  const stopped = await billhook(['ingest', path, '--resume'], { interruptWhen: () => existsSync(note) })
  expect(stopped).toMatchObject({ code: 130, out: '', err: '' })
  const { line } = JSON.parse(readFileSync(note, 'utf8')) as { line: number }
  const told = await books.rows(`select 1 from work where org_id = $1 and external_id like 'interrupted-%'`)
  expect([line, line + 1_000]).toContain(told.length) // the note may lag behind by a batch, never run ahead
  const rest = jsonOf(await billhook(['ingest', path, '--resume', '--json']))
  expect(rest).toEqual({
    read: 6_000 - line,
    done: 6_000 - told.length,
    nothing: 0,
    repeated: told.length - line,
    refused: 0,
  })
})

test('a server is told through its API, and who has no key is told so', async () => {
  const app = createApp({
    ...httpDoubles,
    world: books.world,
    operator: { token: 't', demo: false },
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const made = await createApiKey(
    books.world,
    books.orgId,
    { name: 'Test', role: 'owner' },
    { name: 'x', role: 'owner' },
  )
  const key = isRefusal(made) ? '' : made.key
  const remote = { env: { BILLHOOK_URL: url, BILLHOOK_KEY: key, DATABASE_URL: '' } }
  const path = file('remote.ndjson', [...events('remote', 2), good])
  const [told, shown, wrong] = await Promise.all([
    billhook(['ingest', path], remote),
    billhook(['customers', '--csv'], remote),
    billhook(['ingest', path, '--url', url, '--key', `${key.slice(0, -1)}_`]),
  ])
  server.close()
  expect(told).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^3 events: 2 carried out, .* 1 told before/) as string,
  })
  expect(shown.out).toContain('Acme Foods')
  expect(wrong).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/API key is not known/) as string,
  })
})

test('lines are read at their bytes, however the chunks fall; one too long is let go', async () => {
  const path = join(folder, 'long.ndjson')
  const long = 'x'.repeat(9 * 1024 * 1024)
  writeFileSync(path, `{"a":"ä"}\n\n${long}\n{"b":2}`)
  const read = []
  for await (const line of readLines(path)) read.push(line)
  expect(read).toEqual([
    { number: 1, end: 11, text: '{"a":"ä"}', utf8: true },
    { number: 3, end: 13 + long.length, text: null, utf8: true },
    { number: 4, end: 20 + long.length, text: '{"b":2}', utf8: true },
  ])
  const rest = []
  for await (const line of readLines(path, { bytes: 13 + long.length, line: 3 })) rest.push(line)
  expect(rest).toEqual(read.slice(2))
})
