import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { InvoiceRow } from '../../src/contract/invoice.ts'
import type { PaymentRow } from '../../src/contract/payment.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookHere } from './here.ts'
import { billhookWith, jsonOf, linesOf, temporaryFolder, urlOf } from './billhook.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const database = await testDatabase()
const env = { DATABASE_URL: urlOf(database.place), BILLHOOK_ORGANIZATION: 'swift' }
const folder = temporaryFolder()
const program = billhookWith(env, folder)
const billhook = billhookHere(env, folder)
const CREATE = ['--name', 'Swift', '--zone', 'UTC', '--currency', 'USD', '--profile', 'fleet']

beforeAll(async () => {
  expect(await billhook(['organization', 'create', '--slug', 'swift', ...CREATE])).toEqual({
    code: 0,
    out: 'Swift keeps books now, as swift.\n',
    err: '',
  })
  const events = [120_000, 4_550].map((amount, n) =>
    JSON.stringify(orderPriced(`cli-${n}`, amount, at(n + 1))),
  )
  expect((await billhook(['ingest', '-'], { input: events.join('\n') })).out).toMatch(
    /^2 events: 2 carried out/,
  )
})

test('whose books: the only ones, those named, or none', async () => {
  const [only, named, unknown, twice, nowhere] = await Promise.all([
    program(['invoices', '--json'], { env: { BILLHOOK_ORGANIZATION: '' } }),
    billhook(['invoices', '--json', '--organization', 'swift']),
    billhook(['invoices', '--organization', 'nobody']),
    billhook(['invoices', '--url', 'http://127.0.0.1:9', '--key', 'k', '--organization', 'swift']),
    program(['invoices'], { env: { DATABASE_URL: '', BILLHOOK_DATA: './nothing-here' } }),
  ])
  expect(only.out).toBe(named.out)
  expect(linesOf(only)).toHaveLength(2)
  expect(unknown).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/no such organization/) as string,
  })
  expect(twice).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/leave --organization out/) as string,
  })
  expect(nowhere).toMatchObject({
    code: 1,
    err: expect.stringMatching(/There is no database in .*nothing-here yet/) as string,
  })
})

describe('what is wrongly asked ends with 2, what is not done with 1, each in a line', () => {
  test.each<[args: string[], code: number, line: RegExp]>([
    [['org', 'create', '--slug', 'swift', ...CREATE], 1, /another one/],
    [['org', 'create', '--slug', 'x1', ...CREATE.with(3, 'Mars')], 1, /timeZone/],
    [['org', 'create', '--slug', 'x1', ...CREATE.with(7, 'bank')], 2, /Allowed choices are/],
    [['ingest', 'nowhere.ndjson'], 1, /no such file/],
    [['ingest', '-', '--resume'], 2, /cannot be resumed/],
    [['invoices', '--url', 'not an address', '--key', 'k'], 2, /not an address/],
    [['invoices', '--url', 'http://127.0.0.1:9'], 2, /needs its API key/],
    [['invoices', '--url', 'http://127.0.0.1:9', '--key', 'k'], 1, /127\.0\.0\.1:9 does not answer/],
    [['invoices', '--since', '2026-02-30'], 2, /Write a date as/],
    [['invoices', '--word', 'eaten'], 1, /no such word .* Its words are/],
    [['invoices', '--json', '--csv'], 2, /cannot be used with/],
    [['invoice', 'show', 'INV-1999-1'], 1, /There is no document INV-1999-1/],
    [['invoice', 'draft'], 2, /Say what to bill/],
    [
      ['pay', '--amount', '1.005', '--currency', 'USD', '--on', '2026-03-01', '--method', 'cash'],
      2,
      /at most 2 decimal places/,
    ],
    [
      ['pay', '--amount', '1', '--currency', 'usd', '--on', '2026-03-01', '--method', 'cash'],
      2,
      /not a currency/,
    ],
    [['customer', 'show', 'nobody at all'], 1, /no customer/],
    [['dance'], 2, /unknown command/],
  ])('%j', async (args, code, line) => {
    const said = await billhook(args)
    expect(said).toMatchObject({ code, out: '' })
    expect(said.err).toMatch(line)
    expect(said.err).not.toMatch(/\n\s+at /)
  })
})

test('a document is moved on, paid and given back; the amounts are exact', async () => {
  const [, first] = linesOf<InvoiceRow>(await billhook(['invoices', '--json']))
  const number = first!.number!
  expect(number).toBe('INV-2026-00001')
  const sent = await billhook(['invoice', 'send', number])
  expect(sent).toMatchObject({ code: 0, err: '' })
  expect(sent.out).toMatch(/^INV-2026-00001 is (sent|overdue) now: USD 1,200\.00, all of it open\.\n$/)
  const again = await billhook(['invoice', 'send', number])
  expect(again).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/rule 16|not_allowed_now/) as string,
  })

  const on = ['--currency', 'USD', '--on', '2026-03-10', '--method', 'cash']
  const paid = await billhook(['pay', '--amount', '700.00', ...on, '--invoice', `${number}=699.95`, '--json'])
  expect(jsonOf(paid)).toMatchObject({
    amount: 70_000,
    unapplied: 5,
    allocations: [{ number, amount: 69_995 }],
  })
  const { id } = jsonOf<PaymentRow>(paid)
  const back = ['--on', '2026-03-11', '--reason', 'Delivered late.', '--invoice', number]
  expect((await billhook(['refund', id, '--amount', '0.95', ...back])).out).toMatch(
    /2026-03-11\s+Delivered late\.\s+0\.95/,
  )

  const [shown, trail, entries, ended] = await Promise.all([
    billhook(['invoice', 'show', number]),
    billhook(['invoice', 'history', number, '--json']),
    billhook(['invoice', 'entries', number, '--csv']),
    billhook(['invoice', 'void', number, '--reason', 'Wrong customer.']),
  ])
  expect(shown.out).toContain(
    'Total USD   1,200.00\nPaid         -699.95\nGiven back      0.95\nOpen USD      501.00\n',
  )
  expect(linesOf<{ verb: string }>(trail).map(({ verb }) => verb)).toContain('mark_sent')
  expect(entries.out).toMatch(/^id,date,kind,.*,debit,credit\n/)
  expect(entries.out).toContain(',USD,1200.00,0.00\n')
  expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/settled/) as string })
})

test('a draft from lines of a file, and from work', async () => {
  const lines = JSON.stringify([{ description: 'Waiting, =1+1', quantity: '1.5', unitPrice: '60.00' }])
  const [{ id: customer } = { id: '' }] = linesOf<{ id: string }>(await billhook(['customers', '--json']))
  const made = await billhook(['invoice', 'draft', '--lines', '-', '--customer', customer, '--json'], {
    input: lines,
  })
  expect(jsonOf(made)).toMatchObject({ net: 9_000, position: { stage: 'draft' } })
  const bad = await billhook(['invoice', 'draft', '--lines', '-', '--customer', customer], {
    input: '[{"quantity": "-1", "unitPrice": "x"}]',
  })
  expect(bad.code).toBe(1)
  expect(bad.err).toMatch(/\/lines\/0\/description: This is required/)
  const [work] = linesOf<{ id: string }>(await billhook(['work', 'list', '--json']))
  const twice = await billhook(['invoice', 'draft', '--work', work!.id])
  expect(twice).toMatchObject({ code: 1, out: '' })
})

describe('lists fit 80 columns for people; CSV has names of fields and plain amounts', () => {
  test.each([
    ['invoices'],
    ['work list'],
    ['event list'],
    ['customers'],
    ['payments'],
    ['journal'],
    ['org list'],
    ['report trial-balance'],
    ['report income-statement --from 2026-01-01 --compare year'],
    ['report balance-sheet --compare-to 2026-01-31'],
    ['report ar-aging'],
    ['report ar-aging --known-at 2027-01-01T00:00:00Z'],
    ['report ar-aging --customer acme'],
    ['report revenue --from 2026-01-01 --by service --compare year'],
    ['report cash-flow --from 2026-01-01'],
    ['report collections --from 2026-01-01 --compare year'],
    ['report collections --from 2026-01-01 --customer acme'],
    ['report tax-liability --from 2026-01-01 --compare year'],
    ['report general-ledger --account 1100 --currency USD --from 2026-01-01'],
    ['report general-ledger --account 1100 --currency USD --from 2026-01-01 --customer acme'],
    ['report general-ledger --account 1100 --currency USD --from 2026-01-01 --source ops'],
    ['report ar-aging --service order'],
  ])('%s', async (line) => {
    const args = line.split(' ')
    const [shown, csv] = await Promise.all([
      billhook(args, { env: { COLUMNS: '80' } }),
      billhook([...args, '--csv']),
    ])
    expect([shown.code, csv.code, shown.err, csv.err]).toEqual([0, 0, '', ''])
    expect(Math.max(...shown.out.split('\n').map((text) => text.length))).toBeLessThanOrEqual(80)
    expect(shown.out).not.toContain('\u001b')
    const [head, ...rows] = csv.out.trim().split('\n')
    expect(head).toMatch(/^\w+(,\w+)+$/)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.split(',')).toHaveLength(head!.split(',').length)
  })
})

test('the gap register tells why a number is no live document, and the account of each series', async () => {
  const lines = JSON.stringify([{ description: 'Waiting', quantity: '1', unitPrice: '60.00' }])
  const [{ id: customer } = { id: '' }] = linesOf<{ id: string }>(await billhook(['customers', '--json']))
  const made = await billhook(['invoice', 'draft', '--lines', '-', '--customer', customer, '--json'], {
    input: lines,
  })
  const { id, number } = jsonOf(made) as { id: string; number: string }
  await billhook(['invoice', 'void', id, '--reason', 'Written twice.'])
  const [shown, csv] = await Promise.all([
    billhook(['report', 'gap-register']),
    billhook(['report', 'gap-register', '--csv']),
  ])
  expect(shown.code).toBe(0)
  expect(shown.out).toMatch(/^invoice {2}\d+ drawn: \d+ live, \d+ void, 0 cancelled$/m)
  expect(shown.out).toMatch(new RegExp(`^${number} +void .*Written twice\\.`, 'm'))
  expect(csv.out).toMatch(/^series,number,stage,endedOn,actor,reason,supersededBy,currency,total\n/)
  expect(csv.out).toContain(`invoice,${number},void,`)
})

test('overdue is what is due before the day and open, with its sum; it changes nothing', async () => {
  const before = await billhook(['invoices', '--json'])
  const late = await program(['flag-overdue', '--as-of', '2027-01-01', '--json'])
  expect(late.code).toBe(0)
  const rows = linesOf<InvoiceRow>(late)
  const sum = rows.reduce((total, { balance }) => total + balance, 0)
  expect(rows.map(({ number }) => number)).toContain('INV-2026-00001')
  // Nobody owes a draft yet.
  expect(rows.filter(({ stage }) => stage !== 'posted')).toEqual([])
  const documents = rows.length === 1 ? 'document' : 'documents'
  expect(late.err).toBe(
    `USD ${(sum / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })} on ${rows.length} ${documents} overdue on 2027-01-01.\n`,
  )
  expect(await billhook(['flag-overdue', '--as-of', '2026-01-01'])).toEqual({
    code: 0,
    out: '',
    err: 'Nothing is overdue on 2026-01-01.\n',
  })
  expect((await billhook(['invoices', '--json'])).out).toBe(before.out)
})

test('days are closed and shown; what is refused is said in one line', async () => {
  const closed = await program(['close', '--soft', '2025-12-31'])
  expect([closed.code, closed.err]).toEqual([0, ''])
  expect(closed.out).toMatch(/^Closed through\s+2025-12-31\nSoft lock\s+2025-12-31\n$/)
  const back = await program(['close', '--soft', 'none'])
  expect(back.code).not.toBe(0)
  expect(back.err).toMatch(/Say why closed days are opened again/)
  const open = await billhook(['close', '--soft', 'none', '--reason', 'Not yet.'])
  expect(open.out).toMatch(/^Closed through\s+nothing is closed\n$/)
})

test('an event says why', async () => {
  const [newest] = linesOf<{ id: string }>(await billhook(['event', 'list', '--json', '--limit', '1']))
  const why = await billhook(['event', 'why', newest!.id])
  expect(why.out).toMatch(
    /^Recorded .*\nDrew the next number, .*\nDrafted Invoice INV-2026-00002 over 45\.50 USD/m,
  )
  expect((await billhook(['event', 'show', newest!.id])).out).toContain('"type": "order.priced"')
})

/** Books with more documents than are read of them at a time. */
let manyDocuments: readonly string[]

test('--all reads page after page, --limit says that there is more', async () => {
  const books = await Books.open(database, 'fleet')
  const slug = 'select slug from billhook.organization where org_id = $1'
  const named = await database.owner.query<{ slug: string }>(slug, [books.orgId])
  const of = ['--organization', named.rows[0]!.slug]
  manyDocuments = of
  await books.tellAll(Array.from({ length: 230 }, (_, n) => orderPriced(`many-${n}`, 1000 + n, at(2))))
  const [all, some] = await Promise.all([
    billhook(['invoices', '--all', '--json', ...of]),
    billhook(['invoices', '--limit', '210', '--json', ...of]),
  ])
  expect(new Set(linesOf<InvoiceRow>(all).map(({ id }) => id)).size).toBe(230)
  expect(linesOf(some)).toHaveLength(210)
  expect(all.err).toBe('')
  expect(some.err).toMatch(/There are more/)
})

test('a reader that leaves early is no failure', async () => {
  const main = fileURLToPath(new URL('../../bin/billhook.js', import.meta.url))
  const child = spawn(process.execPath, [main, 'invoices', '--all', '--json', ...manyDocuments], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdout.destroy()
  const [code] = (await once(child, 'close')) as [number]
  expect([code, said]).toEqual([0, ''])
})

test('help is a manual page of every command, with examples and exit codes', async () => {
  const { out, code } = await program(['--help'])
  expect(code).toBe(0)
  for (const word of ['serve', 'ingest', 'invoices', 'pay', 'report', 'DATABASE_URL', 'BILLHOOK_URL'])
    expect(out).toContain(word)
  expect(out).not.toContain('organization create')
  const page = await program(['invoice', 'void', '--help'])
  expect(page.out).toMatch(/Examples:\n {2}billhook invoice void/)
  expect(page.out).toMatch(/Exit codes: 0 done; 1 /)
})
