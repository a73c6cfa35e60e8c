import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GeneralLedgerPage } from '../../src/contract/reports.ts'
import { BalanceSheet, IncomeStatement, type StatementRow } from '../../src/contract/statements.ts'
import { openServer } from '../http/api.ts'
import { anyDay, anyEntries, type AnyEntry, post } from '../support/road/any-entries.ts'
import { rowsOf } from '../support/road/rows-of.ts'

const { tenant, world, owner } = await openServer()
let opened = 0

const span = fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const RUNS = { numRuns: 25 }

/** An organization with such a journal, and its postings summed by plain SQL: account, currency, amount. */
async function booksWith(entries: readonly AnyEntry[]) {
  opened += 1
  const books = await tenant(`books-${opened}`, 'fleet')
  await post(world, books.orgId, entries)
  const ask = async <T>(path: string): Promise<T> => {
    const { status, body } = await books.call<T>('GET', `/v1/reports/${path}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const rows = rowsOf(owner, books.orgId)
  return {
    books,
    income: async (query: string) => IncomeStatement.parse(await ask(`income-statement?${query}`)),
    sheet: async (query: string) => BalanceSheet.parse(await ask(`balance-sheet?${query}`)),
    ledger: (query: string) => ask<GeneralLedgerPage>(`general-ledger?${query}&limit=200`),
    /** Sums between two days of the accounts of some types, debit positive, those at zero left out. */
    posted: async (types: readonly string[], from: string, to: string) =>
      (
        await rows<{ currency: string; account: string; type: string; sum: string }>(
          `select p.currency, p.account, a.type, sum(p.amount)::text as sum
           from posting p join account a on a.org_id = p.org_id and a.code = p.account
           where p.org_id = $1 and a.type = any($2) and p.date between $3 and $4
           group by 1, 2, 3 having sum(p.amount) <> 0 order by 1, 2`,
          [types, from, to],
        )
      ).map(({ sum, ...row }) => ({
        ...row,
        amount: row.type === 'asset' || row.type === 'expense' ? Number(sum) : -Number(sum),
      })),
  }
}

type Books = Awaited<ReturnType<typeof booksWith>>

const BEGINNING = '1900-01-01'
const netOf = (posted: Awaited<ReturnType<Books['posted']>>, currency: string): number =>
  posted
    .filter((row) => row.currency === currency)
    .reduce((sum, { type, amount }) => (type === 'revenue' ? sum + amount : sum - amount), 0)
const figures = (currency: string, rows: readonly StatementRow[]) =>
  rows.map(({ account, amount }) => ({ currency, account, amount }))
const sumOf = (rows: readonly StatementRow[]): number => rows.reduce((sum, { amount }) => sum + amount, 0)

test('a balance sheet always balances, and each of its figures is the postings up to the day', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntries, anyDay, async (entries, day) => {
      const { sheet, posted } = await booksWith(entries)
      const { currencies } = await sheet(`asOf=${day}`)
      const held = await posted(['asset', 'liability', 'equity'], BEGINNING, day)
      const earned = await posted(['revenue', 'expense'], BEGINNING, day)
      for (const { assets, liabilities, equity, liabilitiesAndEquity, currency } of currencies) {
        expect(assets.total.amount).toBe(liabilitiesAndEquity.amount)
        expect(assets.total.amount).toBe(sumOf(assets.rows))
        expect(liabilitiesAndEquity.amount).toBe(
          sumOf(liabilities.rows) + sumOf(equity.rows) + equity.currentEarnings.amount,
        )
        expect(equity.currentEarnings.amount).toBe(netOf(earned, currency))
      }
      expect(
        currencies.flatMap(({ currency, assets, liabilities, equity }) =>
          [assets, liabilities, equity].flatMap(({ rows }) => figures(currency, rows)),
        ),
      ).toEqual(held.map(({ currency, account, amount }) => ({ currency, account, amount })))
    }),
    RUNS,
  )
}, 120_000)

test('net income is what the current earnings changed by, and each figure is the postings of the span', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntries, span, async (entries, { from, to }) => {
      const { income, sheet, posted } = await booksWith(entries)
      const { currencies } = await income(`from=${from}&to=${to}`)
      const moved = await posted(['revenue', 'expense'], from, to)
      expect(
        currencies.flatMap(({ currency, revenue, expenses }) =>
          [revenue, expenses].flatMap(({ rows }) => figures(currency, rows)),
        ),
      ).toEqual(moved.map(({ currency, account, amount }) => ({ currency, account, amount })))
      const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10)
      const change = await sheet(`asOf=${to}&compareTo=${dayBefore}`)
      for (const currency of ['JPY', 'KWD', 'USD']) {
        const net = currencies.find((one) => one.currency === currency)?.netIncome.amount ?? 0
        expect(net).toBe(netOf(moved, currency))
        const earnings = change.currencies.find((one) => one.currency === currency)?.equity.currentEarnings
        expect(earnings?.difference ?? 0).toBe(net)
      }
    }),
    RUNS,
  )
}, 120_000)

test('every figure is what the general ledger shows for it, and the current earnings are an income statement', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntries, span, async (entries, { from, to }) => {
      const { income, sheet, ledger } = await booksWith(entries)
      const [{ currencies: earned }, { currencies: held, earningsSince }] = await Promise.all([
        income(`from=${from}&to=${to}`),
        sheet(`asOf=${to}`),
      ])
      for (const { currency, revenue, expenses } of earned)
        for (const { account, amount } of [...revenue.rows, ...expenses.rows]) {
          const shown = await ledger(`account=${account}&currency=${currency}&from=${from}&to=${to}`)
          expect(shown.closing - shown.opening).toBe(amount)
          const lines = shown.lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0)
          expect(shown.type === 'expense' ? lines : -lines).toBe(amount)
        }
      for (const { currency, assets, liabilities, equity } of held)
        for (const { account, amount } of [...assets.rows, ...liabilities.rows, ...equity.rows]) {
          const shown = await ledger(`account=${account}&currency=${currency}&to=${to}`)
          expect(shown.closing).toBe(amount)
        }
      const since = earningsSince ? (await income(`from=${earningsSince}&to=${to}`)).currencies : []
      for (const { currency, equity } of held) {
        const net = since.find((one) => one.currency === currency)?.netIncome.amount ?? 0
        expect(equity.currentEarnings.amount).toBe(net)
      }
    }),
    { numRuns: 10 },
  )
}, 120_000)

test('a comparison is the statement asked for those days, and the difference is the difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyEntries,
      span,
      fc.constantFrom('previous', 'year'),
      fc.constantFrom('', '&currency=JPY'),
      async (entries, { from, to }, by, only) => {
        const { income, sheet } = await booksWith(entries)
        const beside = await income(`from=${from}&to=${to}&compare=${by}${only}`)
        const before = beside.comparedWith!
        const [alone, other] = await Promise.all([
          income(`from=${from}&to=${to}${only}`),
          income(`from=${before.from}&to=${before.to}${only}`),
        ])
        expect(columnOf(beside, 'amount')).toEqual(columnOf(alone, 'amount'))
        expect(columnOf(beside, 'compared')).toEqual(columnOf(other, 'amount'))
        const sheets = await sheet(`asOf=${to}&compareTo=${from}${only}`)
        expect(columnOf(sheets, 'amount')).toEqual(columnOf(await sheet(`asOf=${to}${only}`), 'amount'))
        expect(columnOf(sheets, 'compared')).toEqual(columnOf(await sheet(`asOf=${from}${only}`), 'amount'))
        expect(columnOf(alone, 'compared')).toEqual([])
        for (const told of [beside, sheets])
          eachFigure(told, (figure) => expect(figure.difference).toBe(figure.amount - figure.compared!))
      },
    ),
    RUNS,
  )
}, 120_000)

test.each(['income-statement', 'balance-sheet'])('empty books have an empty %s', async (report) => {
  const { books } = await booksWith([])
  const { body } = await books.call('GET', `/v1/reports/${report}`)
  expect(body).toMatchObject({ currencies: [] })
})

test('what is spent as it is earned leaves an income statement and nothing to hold', async () => {
  const entry = (account: string, other: string) => ({
    date: '2025-05-01',
    currency: 'KWD',
    postings: [
      { account, amount: 1500n },
      { account: other, amount: -1500n },
    ],
  })
  const { income, sheet } = await booksWith([entry('5000', '4000')])
  expect((await sheet('asOf=2025-05-01')).currencies).toEqual([])
  expect((await income('from=2025-05-01&to=2025-05-01')).currencies).toMatchObject([
    { currency: 'KWD', revenue: { total: { amount: 1500 } }, netIncome: { amount: 0 } },
  ])
  // More was taken from the till than was in it: told as it is, below zero.
  const overdrawn = await booksWith([entry('5000', '1000')])
  expect((await overdrawn.sheet('asOf=2025-05-01')).currencies).toMatchObject([
    {
      assets: { rows: [{ account: '1000', amount: -1500, compared: null, difference: null }] },
      equity: { rows: [], currentEarnings: { amount: -1500 }, total: { amount: -1500 } },
    },
  ])
})

interface Figure {
  readonly amount: number
  readonly compared: number | null
  readonly difference: number | null
}

/** Does something with every figure of a statement, told where it stands. */
function eachFigure(told: unknown, act: (figure: Figure, where: string) => void, where = ''): void {
  if (typeof told !== 'object' || told === null) return
  if ('difference' in told) act(told as Figure, where)
  for (const [name, inner] of Object.entries(told)) {
    const at = (inner as { currency?: string; account?: string } | null) ?? {}
    eachFigure(inner, act, `${where}/${at.account ?? at.currency ?? name}`)
  }
}

/** What stands in a column, where it is not zero. */
function columnOf(told: unknown, column: 'amount' | 'compared'): string[] {
  const found: string[] = []
  eachFigure(told, (figure, where) => figure[column] && found.push(`${where} ${figure[column]}`))
  return found.sort()
}
