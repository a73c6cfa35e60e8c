import { beforeAll, describe, expect, test } from 'vitest'
import { read as readSheet } from 'xlsx'
import type { Door } from '../../src/contract/doors/door.ts'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { csvLine, csvRows, type Table } from '../../src/contract/tables/table.ts'
import { does, line, makes, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { openBooks } from '../support/road/lived-books.ts'
import { openServer, problemOf } from './api.ts'

const server = await openServer()
const { books, key } = await openBooks(server, 'fleet')
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const doors = Object.entries(everyDoor as Record<string, Door>).filter(([, door]) => door.table)
let customerId = ''

beforeAll(async () => {
  for (const [currency, price] of [
    ['USD', '1234.56'],
    ['JPY', '1127'],
    ['KWD', '0.005'],
  ] as const) {
    const made = await books.do(
      makes({
        addressee: { source: 'ops', ref: { id: 'acme', name: '=SUM(A1) & "Söhne"' } },
        lines: [line('Work', price)],
        currency,
        issuedOn: '2026-03-02',
        dueOn: '2026-03-09',
        reference: '-2026-03-04',
      }),
    )
    await books.do(does('mark_sent', made.subject.invoiceIds![0]!))
  }
  const voided = await books.do(
    makes({ addressee: { source: 'ops', ref: { id: 'acme', name: 'Acme' } }, lines: [line('Error', '1')] }),
  )
  await books.do(does('void', voided.subject.invoiceIds![0]!, '=Twice, "again"'))
  await books.tell(orderPriced('o-1', 12_000, at(3)))
  customerId = (await books.rows<{ id: string }>('select id from customer where org_id = $1 order by id'))[0]!
    .id
  await books.do(pays(customerId, 10000n, { receivedOn: '2026-03-05' }))
  await books.rows(
    `insert into mail (org_id, id, kind, act, recipient, sender, subject, content, is_secret, state, created_at, created_by)
     select $1, gen_random_uuid(), 'invoice_sent', n::text, 'ap@acme.example', 'Us', '=Invoice ' || n, '', false, 'kept',
       now(), 'Owner' from generate_series(1, 3) n`,
  )
})

/** What a door must be asked so that there is something to tell. */
function questionOf(name: string): string {
  const asked: Readonly<Record<string, string>> = {
    generalLedger: 'account=1100&currency=USD',
    agingDocuments: 'currency=USD',
    revenueEntries: 'currency=USD',
    cashFlowEntries: 'currency=USD',
    clearingEntries: 'currency=USD',
    collectionsEntries: 'currency=USD',
    taxLiabilityEntries: 'currency=USD',
    customerStatement: `customer=${customerId}&from=2026-01-01`,
    incomeStatement: 'compare=year',
    revenue: 'compare=previous',
  }
  return asked[name] ?? ''
}

const ask = (path: string, query: string, headers: Record<string, string> = {}) =>
  server.app.request(`${path}?${query}`, { headers: { authorization: `Bearer ${key}`, ...headers } })

/** Everything a door tells as JSON, page by page, as the file it stands for. */
async function fileOf({ path, table, query }: Door, asked: string): Promise<string> {
  const isPaged = query !== undefined && 'limit' in query.shape
  let text = ''
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = isPaged
      ? `&limit=2${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
      : ''
    const answer = await ask(path, asked + page)
    expect(answer.status, path).toBe(200)
    const view = (await answer.json()) as { nextCursor?: string | null }
    const told = (table as (answer: unknown) => Table)(view)
    text += (cursor === undefined ? csvLine(told.names) : '') + csvRows(told)
    cursor = view.nextCursor ?? null
  }
  return text
}

test('every report and every list of the books has its table', () => {
  const without = Object.entries(everyDoor as Record<string, Door>).flatMap(([name, { tag, table }]) =>
    tag === 'Reports' && !table ? [name] : [],
  )
  // The dashboard is figures of many kinds; each opens a report that has one.
  expect(without).toEqual(['readDashboard'])
  expect(doors.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'listJournalEntries',
      'listInvoices',
      'listWork',
      'listWorkEvents',
      'listAudit',
      'listMails',
    ]),
  )
})

describe.each(doors)('%s', (name, door) => {
  test('as CSV it is all that it tells page by page, whether asked by format or by Accept', async () => {
    const asked = questionOf(name)
    const [byFormat, byHeader, told] = await Promise.all([
      ask(door.path, `${asked}&format=csv`),
      ask(door.path, asked, { accept: 'text/csv' }),
      fileOf(door, asked),
    ])
    for (const answer of [byFormat, byHeader]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.csv"$/)
      expect(await answer.text()).toBe(told)
    }
    if (!/^(?:clearing|taxLiabilityEntries)/.test(name)) expect(told.split('\n').length).toBeGreaterThan(2)
    expect(told).not.toMatch(/(?:^|,)"?[=@]/m)
  })

  test('as a spreadsheet it has the rows of the CSV, text and amounts being what they are', async () => {
    const asked = questionOf(name)
    const [lines, answer] = await Promise.all([
      ask(door.path, `${asked}&format=csv`),
      ask(door.path, asked, { accept: `${SPREADSHEET}, application/json;q=0.5` }),
    ])
    expect(answer.headers.get('content-type')).toBe(SPREADSHEET)
    expect(answer.headers.get('content-disposition')).toMatch(/\.xlsx"$/)
    const book = readSheet(new Uint8Array(await answer.arrayBuffer()), { cellNF: true })
    const cells = book.Sheets[book.SheetNames[0]!] as Record<string, { t: string; f?: string }>
    const [, through] = (cells['!ref'] as unknown as string).split(':')
    const csv = await lines.text()
    expect(Number(through?.replace(/^[A-Z]+/, '') ?? 1)).toBe(csv.trim().split('\n').length)
    const found = Object.entries(cells).filter(([place]) => !place.startsWith('!'))
    expect(found.every(([, { f }]) => f === undefined)).toBe(true)
    if (csv.includes('1234.56')) expect(found.some(([, { t }]) => t === 'n')).toBe(true)
  })

  test('the API document tells of the formats it answers, and of no other', async () => {
    const document = (await (await server.app.request('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { responses: Record<string, { content: object }> }>>
    }
    const { content } = document.paths[door.path]!['get']!.responses['200']!
    expect(Object.keys(content)).toEqual(['application/json', 'text/csv', SPREADSHEET])
  })
})

test('what is asked wrongly is refused, as a problem', async () => {
  const refusals = [
    ['/v1/reports/trial-balance', 'format=pdf', 'format_unknown'],
    ['/v1/reports/trial-balance', 'format=csv&fields=asOf', 'fields_of_a_table'],
    ['/v1/reports/trial-balance', 'format=csv&asOf=2026-02-30', 'date_not_in_calendar'],
    ['/v1/reports/revenue', 'format=xlsx&from=2026-03-02&to=2026-03-01', 'period_backwards'],
    ['/v1/manual-entries', 'format=csv', 'unknown_field'],
  ] as const
  for (const [path, query, code] of refusals) {
    const answer = await server.send(`${path}?${query}`, { headers: { authorization: `Bearer ${key}` } })
    expect([answer.status, problemOf(answer).code], query).toEqual([422, code])
  }
  const nobody = await server.send('/v1/reports/trial-balance?format=csv', {})
  expect(problemOf(nobody).status).toBe(401)
})

test('a file is called after the report and its days', async () => {
  const nameOf = async (path: string, query: string) =>
    (await ask(path, `${query}&format=csv`)).headers.get('content-disposition')
  expect(await nameOf('/v1/reports/trial-balance', 'asOf=2026-03-31')).toBe(
    'attachment; filename="trial-balance-2026-03-31.csv"',
  )
  expect(await nameOf('/v1/reports/revenue', 'from=2026-01-01&to=2026-03-31')).toBe(
    'attachment; filename="revenue-2026-01-01-2026-03-31.csv"',
  )
})

test('a list that is longer than what is read of it at a time is told whole; a spreadsheet has an end', async () => {
  const many = await openBooks(server, 'fleet')
  const orders = Array.from({ length: 5_050 }, (_, order) => orderPriced(`o-${order}`, 100 + order, at(3)))
  await Promise.all(orders.map((order) => many.books.tell(order)))
  const authorization = `Bearer ${many.key}`
  const answer = await server.app.request('/v1/journal-entries?format=csv&limit=5', {
    headers: { authorization },
  })
  const [heads, ...lines] = (await answer.text()).trim().split('\n')
  const entries = lines.map((text) => text.split(',')[heads!.split(',').indexOf('id')]!)
  expect(lines).toHaveLength(10_100)
  expect(new Set(entries).size).toBe(5_050)
  const sheet = await server.send('/v1/journal-entries?format=xlsx', { headers: { authorization } })
  expect([sheet.status, problemOf(sheet).code]).toEqual([422, 'too_many_rows'])
})
