import { expect } from 'vitest'
import type { BillhookClient } from '../../src/client/index.ts'
import { firstDayOf, lastDayOf, minorOf, nonZero, rowsOf } from './balances.ts'
import { printed } from './programs.ts'

/** What each section of a statement says of each account, in minor units on its normal side, by "4000 USD"; without zeros. */
type Statement = Readonly<Record<string, Readonly<Record<string, bigint>>>>

/** One statement of hledger's with its strict checks, month by month. */
async function statementsOfHledger(
  report: string,
  file: string,
  ...query: readonly string[]
): Promise<Statement[]> {
  const shape = ['--strict', '--monthly', '--flat', '--no-total', '--layout=bare', '-O', 'csv']
  const asked = [report, ...shape, ...query]
  const [, head, ...rows] = await rowsOf(await printed('hledger', ['-f', file, ...asked]))
  return head!.slice(2).map((_, month) => {
    const sections: Record<string, [string, bigint][]> = {}
    let section = ''
    for (const [account, currency, ...amounts] of rows) {
      const code = /^[a-z]+:(\S+) /.exec(account!)?.[1]
      if (code === undefined) section = account!.toLowerCase()
      else (sections[section] ??= []).push([`${code} ${currency}`, minorOf(amounts[month]!, currency!)])
    }
    return withoutEmpty(Object.entries(sections).map(([name, held]) => [name, nonZero(held)]))
  })
}

const withoutEmpty = (sections: readonly (readonly [string, Statement[string]])[]): Statement =>
  Object.fromEntries(sections.filter(([, held]) => Object.keys(held).length > 0))

interface Section {
  readonly rows: readonly { readonly account: string; readonly amount: number }[]
}

/** The same section of every currency. */
const sectionOf = (
  of: readonly (readonly [currency: string, section: Section])[],
): Readonly<Record<string, bigint>> =>
  nonZero(
    of.flatMap(([currency, { rows }]) =>
      rows.map(({ account, amount }) => [`${account} ${currency}`, BigInt(amount)] as const),
    ),
  )

/**
 * Holds the income statement of every month and the balance sheet of its last day to hledger's: every account of every
 * section in every currency, and what is earned and not closed yet, which hledger leaves out of its equity.
 */
export async function statementsAgree(
  client: BillhookClient,
  file: string,
  months: readonly string[],
): Promise<void> {
  // What a year earned is told without the entries that close it; what is not closed yet, with them.
  const [incomes, unclosed, sheets] = await Promise.all([
    statementsOfHledger('incomestatement', file, 'not:tag:kind=^year_close'),
    statementsOfHledger('incomestatement', file),
    statementsOfHledger('balancesheetequity', file),
  ])
  expect([incomes, unclosed, sheets].map(({ length }) => length)).toEqual(Array(3).fill(months.length))
  const earned = new Map<string, bigint>()
  for (const [at, month] of months.entries()) {
    const [income, sheet] = await Promise.all([
      client.get('/v1/reports/income-statement', {
        query: { from: firstDayOf(month), to: lastDayOf(month) },
      }),
      client.get('/v1/reports/balance-sheet', { query: { asOf: lastDayOf(month) } }),
    ])
    const own = <T>(of: readonly ({ currency: string } & T)[], section: (one: T) => Section) =>
      sectionOf(of.map((one) => [one.currency, section(one)]))
    expect(
      withoutEmpty([
        ['revenues', own(income.currencies, ({ revenue }) => revenue)],
        ['expenses', own(income.currencies, ({ expenses }) => expenses)],
      ]),
      `income statement of ${month}`,
    ).toEqual(incomes[at])
    expect(
      withoutEmpty([
        ['assets', own(sheet.currencies, ({ assets }) => assets)],
        ['liabilities', own(sheet.currencies, ({ liabilities }) => liabilities)],
        ['equity', own(sheet.currencies, ({ equity }) => equity)],
      ]),
      `balance sheet of ${month}`,
    ).toEqual(sheets[at])
    for (const [currency, amount] of netOf(unclosed[at]!))
      earned.set(currency, (earned.get(currency) ?? 0n) + amount)
    expect(
      nonZero(
        sheet.currencies.map(({ currency, equity }) => [currency, BigInt(equity.currentEarnings.amount)]),
      ),
      `current earnings of ${month}`,
    ).toEqual(nonZero([...earned]))
  }
}

/** Revenue less expense of each currency. */
function netOf({ revenues = {}, expenses = {} }: Statement): [currency: string, amount: bigint][] {
  const signed = (held: Statement[string], sign: bigint): [string, bigint][] =>
    Object.entries(held).map(([key, amount]) => [key.split(' ')[1]!, sign * amount])
  return [...signed(revenues, 1n), ...signed(expenses, -1n)]
}
