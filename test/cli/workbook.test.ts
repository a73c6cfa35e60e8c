import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { read } from 'xlsx'
import { pays, does, line, makes } from '../support/domain/people.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { temporaryFolder, urlOf } from './billhook.ts'
import { billhookHere } from './here.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const database = await testDatabase()
const books = await Books.open(database, 'field-service')
const slug = (await books.rows<{ slug: string }>('select slug from organization where org_id = $1'))[0]!
const folder = temporaryFolder()
const billhook = billhookHere(
  { DATABASE_URL: urlOf(database.place), BILLHOOK_ORGANIZATION: slug.slug },
  folder,
)

beforeAll(async () => {
  for (const [currency, price] of [
    ['USD', '1234.56'],
    ['JPY', '1127'],
    ['KWD', '0.005'],
  ] as const) {
    const made = await books.do(
      makes({
        addressee: { source: 'ops', ref: { id: 'acme', name: '=SUM(A1) & Söhne' } },
        lines: [line('Work', price)],
        currency,
        issuedOn: '2026-03-02',
        dueOn: '2026-03-09',
        reference: '2026-03-04',
      }),
    )
    await books.do(does('confirm', made.subject.invoiceIds![0]!))
  }
  const [customer] = await books.rows<{ id: string }>('select id from customer where org_id = $1')
  await books.do(pays(customer!.id, 10000n, { receivedOn: '2026-03-05' }))
})

const DAY_MS = 86_400_000
/** A cell as SheetJS read it, in the words of CSV: amounts with the places of their format, dates by their serial number. */
function wordOf(cell: unknown): string {
  const { t: type, v: value, z: format } = (cell ?? { t: 'z' }) as { t: string; v?: unknown; z?: string }
  if (type === 'n' && format === 'yyyy-mm-dd')
    return new Date(Math.round((Number(value) - 25_569) * DAY_MS)).toISOString().slice(0, 10)
  if (type === 'n') return Number(value).toFixed(/0\.(0+)$/.exec(format ?? '')?.[1]!.length ?? 0)
  return type === 'z' ? '' : String(value)
}

test.each([
  ['report trial-balance'],
  ['report ar-aging --as-of 2026-04-30'],
  ['report income-statement --from 2026-01-01 --compare year'],
  ['report balance-sheet --compare-to 2026-01-31'],
  ['report general-ledger --account 1100 --currency USD --from 2026-01-01'],
  ['report statement --customer SUM --from 2026-01-01'],
  ['report statement --customer SUM --form open-item'],
  ['report statement --customer SUM --form activity --from 2026-01-01'],
  ['journal --customer SUM --all'],
])('%s: the spreadsheet has the rows of the CSV, each cell of its type', async (asked) => {
  const file = join(folder, `${asked.replaceAll(/\W+/g, '-')}.xlsx`)
  const args = asked.split(' ')
  const [csv, made] = await Promise.all([
    billhook([...args, '--csv']),
    billhook([...args, '--format', 'xlsx', '--output', file]),
  ])
  expect(made).toEqual({ code: 0, out: '', err: '' })
  const book = read(readFileSync(file), { cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  const lines = csv.out.trim().split('\n')
  expect(lines.length).toBeGreaterThan(1)
  const heads = lines[0]!.split(',')
  for (const [row, text] of lines.entries()) {
    // Text stands in a spreadsheet as it is; in CSV an apostrophe keeps it from being a formula.
    const fields = text.split(',').map((field) => field.replace(/^'/, ''))
    fields.forEach((field, at) => {
      const cell = sheet[`${String.fromCharCode(65 + at)}${row + 1}`] as { t: string; f?: string } | undefined
      expect(wordOf(cell), `${heads[at]} in row ${row}`).toBe(field)
      expect(cell?.f).toBeUndefined()
      if (row === 0 || field === '') return
      const isNumber =
        /^(?:debit|credit|balance|amount|total|open|kept|compared|difference|asOf|from|to|date|dueOn)$/
      if (isNumber.test(heads[at]!)) expect(cell?.t, heads[at]).toBe('n')
      if (heads[at] === 'reference') expect(cell?.t).toBe('s')
    })
  }
})

test('a spreadsheet has to be told where to go, and is no JSON', async () => {
  const nowhere = await billhook(['report', 'trial-balance', '--format', 'xlsx'])
  expect(nowhere).toMatchObject({ code: 2, out: '' })
  expect(nowhere.err).toContain('--output')
  const file = join(folder, 'none.xlsx')
  const both = await billhook(['report', 'trial-balance', '--format', 'xlsx', '--json', '--output', file])
  expect(both.code).toBe(2)
  expect(existsSync(file)).toBe(false)
})
