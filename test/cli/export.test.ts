import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookWith, temporaryFolder, urlOf } from './billhook.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const { place } = await testDatabase()
const folder = temporaryFolder()
const billhook = billhookWith({ DATABASE_URL: urlOf(place), BILLHOOK_ORGANIZATION: 'swift' }, folder)
const inFolder = (name: string): string => join(folder, name)
const EXPORT = ['export', '--format', 'hledger']

beforeAll(async () => {
  const create = ['--name', 'Swift', '--zone', 'UTC', '--currency', 'USD', '--profile', 'fleet']
  expect((await billhook(['org', 'create', '--slug', 'swift', ...create])).code).toBe(0)
  const events = [1, 2, 3].map((day) => orderPriced(`export-${day}`, day * 100, at(day)))
  const input = events.map((event) => JSON.stringify(event)).join('\n')
  expect((await billhook(['ingest', '-'], { input })).code).toBe(0)
})

const days = (journal: string): string[] => journal.match(/^\d{4}-\d\d-\d\d(?= \*)/gm) ?? []

test('the journal on standard output or in a file, whole or between two days, the oldest first', async () => {
  const [out, file, between, beancount] = await Promise.all([
    billhook(EXPORT),
    billhook([...EXPORT, '--output', 'books.journal']),
    billhook([...EXPORT, '--from', '2026-03-02', '--to', '2026-03-02']),
    billhook(['export', '--format', 'beancount']),
  ])
  expect([out.code, file.code, between.code, beancount.code]).toEqual([0, 0, 0, 0])
  expect(days(out.out)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03'])
  expect(out.out).toMatch(/^2026-03-02 \* Acme Foods \| Invoice INV-2026-00002\n.*\n.* {2}2\.00 USD {2};/m)
  expect(file).toMatchObject({ out: '', err: '' })
  expect(readFileSync(inFolder('books.journal'), 'utf8')).toBe(out.out)
  expect(statSync(inFolder('books.journal')).mode & 0o777).toBe(0o600)
  expect(days(between.out)).toEqual(['2026-03-02'])
  expect(days(beancount.out)).toEqual(days(out.out))
})

test.each<[args: string[], code: number, line: RegExp]>([
  [['export'], 2, /required option '--format <program>'/],
  [['export', '--format', 'ledger'], 2, /Allowed choices are hledger, beancount/],
  [[...EXPORT, '--output', 'no/such/folder'], 1, /^billhook: ENOENT: .*\n$/],
])('%j is refused in a line', async (args, code, line) => {
  expect(await billhook(args)).toMatchObject({ code, out: '', err: expect.stringMatching(line) as string })
})

/** A server whose second page of the journal is answered by `second`, or never. */
async function serverWith(second: { status: number } | null): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const isSecond = request.url!.includes('cursor=')
    if (isSecond && second === null) return
    const answer = request.url!.startsWith('/v1/organization')
      ? { name: 'Swift' }
      : { items: [], nextCursor: request.url!.startsWith('/v1/journal-entries') ? 'next' : null }
    response.writeHead(isSecond ? second!.status : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

test.each(['fails', 'is interrupted'] as const)(
  'an export that %s on the way leaves the file that was there, and no other',
  async (how) => {
    const { url, asked } = await serverWith(how === 'fails' ? { status: 500 } : null)
    writeFileSync(inFolder('kept.journal'), 'as it was')
    const ended = await billhook([...EXPORT, '--output', 'kept.journal', '--url', url, '--key', 'k'], {
      ...(how === 'fails' ? {} : { interruptWhen: () => asked.some((path) => path.includes('cursor=')) }),
      env: { BILLHOOK_ORGANIZATION: '' },
    })
    expect(ended).toMatchObject(
      how === 'fails'
        ? { code: 1, out: '', err: 'billhook: The server answered 500.\n' }
        : { code: 130, out: '', err: '' },
    )
    expect(readFileSync(inFolder('kept.journal'), 'utf8')).toBe('as it was')
    expect(existsSync(inFolder('kept.journal.unfinished'))).toBe(false)
  },
)

test('books are exported whole and imported under another name, and tell the same', async () => {
  const books = ['export', '--format', 'billhook', '--organization', 'swift']
  expect(await billhook([...books, '--output', 'swift.books'])).toMatchObject({ code: 0, out: '', err: '' })
  expect(statSync(inFolder('swift.books')).mode & 0o777).toBe(0o600)
  const refused = await billhook(['import', 'swift.books'])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toMatch(/^billhook: The books of "swift" are not empty: \w+ has rows\. .*\n$/)
  const imported = await billhook(['import', 'swift.books', '--as', 'copy'])
  expect(imported.out).toMatch(
    /^Imported \d+ rows of Swift as copy; everything was proven\.\nUnder its new id /,
  )
  const report = (organization: string) =>
    billhook(['report', 'trial-balance', '--json', '--organization', organization])
  expect((await report('copy')).out).toBe((await report('swift')).out)
  expect((await billhook(['verify', '--organization', 'copy'])).code).toBe(0)
})

test.each<[args: string[], code: number, line: RegExp]>([
  [['export', '--format', 'billhook', '--from', '2026-01-01'], 2, /exported whole: leave --from/],
  [['export', '--format', 'billhook', '--url', 'http://x', '--key', 'k'], 2, /leave --url and --key out/],
  [['export', '--format', 'billhook', '--organization', 'nobody'], 1, /no books of "nobody"/],
  [['import', 'no-such-file'], 1, /ENOENT/],
  [['import', 'books.journal'], 1, /^billhook: This file is not the books of an organization/],
  [['import', 'swift.books', '--as', 'Not A Name'], 2, /small letters/],
])('of whole books %j is refused in a line', async (args, code, line) => {
  expect(await billhook(args)).toMatchObject({ code, out: '', err: expect.stringMatching(line) as string })
})
