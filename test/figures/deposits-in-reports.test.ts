import { expect, test } from 'vitest'
import type { GapRegister } from '../../src/contract/gap-register.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { TrialBalance } from '../../src/contract/reports.ts'
import type { Revenue } from '../../src/contract/revenue.ts'
import type { BalanceSheet, IncomeStatement } from '../../src/contract/statements.ts'
import type { TaxLiability } from '../../src/contract/tax-liability.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer } from '../http/api.ts'
import { serviceOrderDone } from '../http/events.ts'

/**
 * Two rates, amounts that divide badly, and months between the deposits, the progress invoice and the document that bills
 * the whole. What the tax report must say of a month is added up from the documents of that month; what all of them must
 * come to is what a twin of the work comes to that is billed at once.
 */
const clock = { at: 0 }
const { tenant } = await openServer({}, () => clock.at)
const on = (day: string): void => void (clock.at = Date.parse(`${day}T12:00:00Z`))
const MONTHS = ['2026-03', '2026-04', '2026-05'] as const
const SPAN = { '2026-03': '2026-03-31', '2026-04': '2026-04-30', '2026-05': '2026-05-31' } as const

const business = async (slug: string) => {
  const us = await tenant(slug, 'field-service')
  const told = serviceOrderDone('1')
  const { labor, parts } = told.data
  const event = {
    ...told,
    data: {
      ...told.data,
      labor: labor!.map((line) => ({ ...line, hours: '1.7', rate: '85.33' })),
      parts: parts!.map((line) => ({ ...line, price: '31.07', taxRate: '7' })),
    },
  }
  const read = async <T>(path: string): Promise<T> => {
    const { status, body } = await us.call<T>('GET', path)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const done = async <T>(path: string, body: object): Promise<T> => {
    const answer = await us.call<T>('POST', path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  on('2026-03-02')
  const { workId } = await done<WorkEventAnswer>('/v1/work-events', event)
  const finished = async (path: string, body: object): Promise<Invoice> => {
    const { id } = await done<Invoice>(path, body)
    await done(`/v1/invoices/${id}/confirmation`, {})
    return read<Invoice>(`/v1/invoices/${id}`)
  }
  return { us, workId: workId!, read, done, finished }
}
type Business = Awaited<ReturnType<typeof business>>

/** What documents say of tax, by category and rate. */
function taxOf(documents: readonly Invoice[]): Record<string, { base: number; tax: number }> {
  const taxes: Record<string, { base: number; tax: number }> = {}
  for (const { kind, taxGroups } of documents)
    for (const { category, rate, base, tax } of taxGroups) {
      const sign = kind === 'credit_note' ? -1 : 1
      const before = (taxes[`${category}:${rate}`] ??= { base: 0, tax: 0 })
      before.base += sign * base
      before.tax += sign * tax
    }
  return Object.fromEntries(Object.entries(taxes).filter(([, { base, tax }]) => base !== 0 || tax !== 0))
}

async function taxTold(
  { read }: Business,
  query: string,
): Promise<Record<string, { base: number; tax: number }>> {
  const { currencies } = await read<TaxLiability>(`/v1/reports/tax-liability?${query}`)
  const rows = currencies[0]?.rows ?? []
  return Object.fromEntries(rows.map(({ key, base, tax }) => [key, { base: base.amount, tax: tax.amount }]))
}

const balanceOn = async ({ read }: Business, account: string, day: string): Promise<number> => {
  const { currencies } = await read<TrialBalance>(`/v1/reports/trial-balance?asOf=${day}`)
  const row = currencies[0]?.rows.find((one) => one.account === account)
  return row ? row.debit - row.credit : 0
}

const netOf = (documents: readonly Invoice[]): number =>
  documents.reduce((sum, { kind, net }) => sum + (kind === 'credit_note' ? -net : net), 0)

test('tax is told in the month of each deposit, revenue in the month of the document that bills the whole', async () => {
  const ours = await business('deposits')
  const { workId, finished, done, read } = ours
  const first = await finished('/v1/deposits', { workId, percent: '33.3' })
  on('2026-04-07')
  const progress = await finished('/v1/deposits', { workId, upTo: '60' })
  const mistaken = await finished('/v1/deposits', { workId, amount: 1_001 })
  const { id: dropped } = await finished('/v1/deposits', { workId, amount: 777 })
  await done(`/v1/invoices/${dropped}/voiding`, { reason: 'Asked for twice.' })
  on('2026-05-04')
  const { id: noteId } = await done<Invoice>(`/v1/invoices/${mistaken.id}/credits`, { reason: 'duplicate' })
  const note = await read<Invoice>(`/v1/invoices/${noteId}`)
  const credited =
    note.position.stage === 'posted'
      ? note
      : (await done(`/v1/invoices/${noteId}/confirmation`, {}), await read<Invoice>(`/v1/invoices/${noteId}`))
  const final = await finished('/v1/invoices', { works: [workId], saveAsDraft: true })
  expect(final.lines.filter(({ kind }) => kind === 'deposit').length).toBeGreaterThanOrEqual(4)

  const twin = await business('twin')
  on('2026-05-04')
  const whole = await twin.finished('/v1/invoices', { works: [twin.workId], saveAsDraft: true })

  const of = { '2026-03': [first], '2026-04': [progress, mistaken], '2026-05': [credited, final] }
  for (const month of MONTHS) {
    const query = `from=${month}-01&to=${SPAN[month]}`
    expect(await taxTold(ours, query), month).toEqual(taxOf(of[month]))
    const revenue = month === '2026-05' ? whole.net : 0
    for (const by of ['customer', 'service', 'source', 'business']) {
      const { currencies } = await read<Revenue>(`/v1/reports/revenue?${query}&by=${by}`)
      const rows = currencies[0]?.rows ?? []
      expect(currencies[0]?.total.amount ?? 0, `${month} by ${by}`).toBe(revenue)
      expect(rows.map(({ amount }) => amount).filter((amount) => amount !== 0)).toEqual(
        revenue === 0 ? [] : [revenue],
      )
      for (const { key } of rows) expect(key).not.toBe('none')
    }
    const income = await read<IncomeStatement>(`/v1/reports/income-statement?${query}`)
    expect(income.currencies[0]?.netIncome.amount ?? 0).toBe(revenue)
    const sheet = await read<BalanceSheet>(`/v1/reports/balance-sheet?asOf=${SPAN[month]}`)
    expect(sheet.currencies[0]!.assets.total.amount).toBe(sheet.currencies[0]!.liabilitiesAndEquity.amount)
  }
  // What is billed and not earned is owed in work until the whole is billed.
  expect(await balanceOn(ours, '2400', '2026-03-31')).toBe(-netOf([first]))
  expect(await balanceOn(ours, '2400', '2026-04-30')).toBe(-netOf([first, progress, mistaken]))
  expect(await balanceOn(ours, '2400', '2026-05-31')).toBe(0)

  // Together they are the twin, in each rate and in all.
  const all = 'from=2026-01-01&to=2026-12-31'
  expect(await taxTold(ours, all)).toEqual(await taxTold(twin, all))
  expect(await taxTold(ours, all)).toEqual(taxOf([whole]))
  expect(first.total + progress.total + final.total).toBe(whole.total)
  for (const account of ['1100', '2100', '4000'])
    expect(await balanceOn(ours, account, '2026-05-31'), account).toBe(
      await balanceOn(twin, account, '2026-05-31'),
    )

  const gaps = await read<GapRegister>('/v1/reports/gap-register')
  expect(gaps.items).toMatchObject([{ invoiceId: dropped, kind: 'deposit', reason: 'Asked for twice.' }])
  expect((await read<{ holds: boolean }>('/v1/verification')).holds).toBe(true)
})
