import { csvRows } from '../../src/adapters/csv/rows.ts'
import type { BillhookClient } from '../../src/client/index.ts'
import { assert } from '../../src/kernel/assert.ts'
import { minorFromDecimalText } from '../../src/kernel/money.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { printed } from './programs.ts'

/** What every account holds at a month's end, in minor units by "1100 USD", debit positive, without zeros; by "2026-03". */
export type ByMonth = ReadonlyMap<string, Readonly<Record<string, bigint>>>

/** As hledger adds a journal up, with its strict checks. */
export async function balancesOfHledger(file: string): Promise<ByMonth> {
  const asked = ['balance', '--strict', '--monthly', '--historical', '--flat', '--no-total']
  const [head, ...rows] = await rowsOf(
    await printed('hledger', ['-f', file, ...asked, '--layout=bare', '-O', 'csv']),
  )
  const months = head!.slice(2)
  return new Map(
    months.map((month, at) => [
      month,
      nonZero(
        rows.map(([account, currency, ...amounts]) => [
          `${/^[a-z]+:(\S+) /.exec(account!)![1]} ${currency}`,
          minorOf(amounts[at]!, currency!),
        ]),
      ),
    ]),
  )
}

/** As Beancount does. It tells what each month added; the sums are taken here. */
export async function balancesOfBeancount(file: string, months: readonly string[]): Promise<ByMonth> {
  const query = `select year, month, account, currency, sum(position) as amount group by 1, 2, 3, 4`
  const [, ...rows] = await rowsOf(await printed('bean-query', ['-f', 'csv', file, query]))
  const added = rows.map(([year, month, account, currency, amount]) => ({
    month: `${year}-${month!.padStart(2, '0')}`,
    key: `${/^[A-Za-z]+:A(\d+)-/.exec(account!)![1]} ${currency}`,
    minor: minorOf(amount!.split(' ')[0] || '0', currency!),
  }))
  return new Map(
    months.map((until) => {
      const sums = new Map<string, bigint>()
      for (const { month, key, minor } of added)
        if (month <= until) sums.set(key, (sums.get(key) ?? 0n) + minor)
      return [until, nonZero([...sums])]
    }),
  )
}

/** As our trial balance says, and whether any account stands on its unusual side. */
export async function ourBalances(
  client: BillhookClient,
  months: readonly string[],
): Promise<{ byMonth: ByMonth; abnormal: boolean }> {
  const byMonth = new Map<string, Record<string, bigint>>()
  let abnormal = false
  for (const month of months) {
    const { currencies } = await client.get('/v1/reports/trial-balance', {
      query: { asOf: lastDayOf(month) },
    })
    const rows = currencies.flatMap(({ currency, rows }) => rows.map((row) => ({ ...row, currency })))
    abnormal ||= rows.some((row) => row.abnormal)
    byMonth.set(
      month,
      nonZero(
        rows.map(({ account, currency, debit, credit }) => [
          `${account} ${currency}`,
          BigInt(debit) - BigInt(credit),
        ]),
      ),
    )
  }
  return { byMonth, abnormal }
}

/** What our aged receivables come to at each month's end, as a balance of their account. */
export async function ourReceivables(client: BillhookClient, months: readonly string[]): Promise<ByMonth> {
  const byMonth = new Map<string, Record<string, bigint>>()
  for (const month of months) {
    const { currencies } = await client.get('/v1/reports/ar-aging', { query: { asOf: lastDayOf(month) } })
    byMonth.set(
      month,
      nonZero(currencies.map(({ currency, totals }) => [`1100 ${currency}`, BigInt(totals.total)])),
    )
  }
  return byMonth
}

/** Of some balances only what Accounts receivable holds. */
export const receivablesIn = (balances: ByMonth): ByMonth =>
  new Map(
    [...balances].map(([month, held]) => [
      month,
      nonZero(Object.entries(held).filter(([key]) => key.startsWith('1100 '))),
    ]),
  )

export const nonZero = (held: readonly (readonly [key: string, minor: bigint])[]): Record<string, bigint> =>
  Object.fromEntries(held.filter(([, minor]) => minor !== 0n))

export const firstDayOf = (month: string): string => `${month}-01`

export const lastDayOf = (month: string): string => {
  const [year, of] = month.split('-').map(Number)
  return new Date(Date.UTC(year!, of!, 0)).toISOString().slice(0, 10)
}

export function minorOf(text: string, currency: string): bigint {
  const minor = minorFromDecimalText(text, currency)
  assert(!isRefusal(minor), `"${text}" is no amount of ${currency}`)
  return minor
}

export async function rowsOf(csv: string): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of csvRows(oncePiece(csv), ',')) {
    assert('fields' in row, `line ${row.number} cannot be read`)
    rows.push(row.fields.map((field) => field.trim()))
  }
  return rows
}

async function* oncePiece(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text)
}
