import { expect, test } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import { Invoice } from '../../src/contract/invoice.ts'
import type { IncomeStatement } from '../../src/contract/statements.ts'
import type { JournalEntry } from '../../src/contract/journal.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const clock = { at: Date.parse('2026-03-10T12:00:00Z') }
const { tenant, rowCounts } = await openServer({}, () => clock.at)
const fleet = await tenant('fleet', 'fleet')
const read = async <T>(path: string): Promise<T> => (await fleet.call<T>('GET', path)).body
const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1', 100_001))
const { customerId } = await read<Invoice>(`/v1/invoices/${told.body.invoiceIds[0]!}`)

const ANY = { 'if-match': '*' }
const line = (description: string, unitPrice: string, account?: string | null) => ({
  description,
  quantity: '1',
  unitPrice,
  taxRate: '20',
  ...(account === undefined ? {} : { account }),
})
const LINES = [line('Ride', '100'), line('Handling', '40', '4100'), line('Toll', '10', '4000')]
const draft = (lines: object[] = LINES) =>
  fleet.call<Invoice>('POST', '/v1/invoices', { customerId, lines, saveAsDraft: true })

/** The postings of every entry about a document, as "account amount", in the order written. */
async function postings(id: string): Promise<string[][]> {
  const { items } = await read<{ items: JournalEntry[] }>(`/v1/invoices/${id}/entries`)
  return items.map(({ postings }) => postings.map((one) => `${one.account} ${one.debit - one.credit}`))
}
async function holds(): Promise<void> {
  const { body } = await fleet.call<Verification>('GET', '/v1/verification')
  expect(body.verdicts.filter((one) => !one.holds)).toEqual([])
}

test('a line earns on the account it names, one that names none or Revenue on Revenue', async () => {
  const { body, status } = await draft()
  expect(status).toBe(201)
  expect(Invoice.parse(body).lines.map(({ account }) => account)).toEqual([null, '4100', null])
  await fleet.call('POST', `/v1/invoices/${body.id}/sending`, {})
  expect(await postings(body.id)).toEqual([['1100 18000', '4000 -11000', '4100 -4000', '2100 -3000']])

  const credited = await fleet.call<Invoice>('POST', `/v1/invoices/${body.id}/credits`, {
    reason: 'goodwill',
    amount: 9000,
    confirm: true,
  })
  expect(credited.status).toBe(201)
  expect(await postings(credited.body.id)).toEqual([['4000 5500', '4100 2000', '2100 1500', '1100 -9000']])
  await holds()

  const { currencies } = await read<IncomeStatement>(
    '/v1/reports/income-statement?from=2026-03-01&to=2026-03-31',
  )
  const { rows } = currencies[0]!.revenue
  expect(rows.map(({ account, amount }) => [account, amount])).toEqual([
    ['4000', 105_501], // 1,000.01 of it are the order's draft
    ['4100', 2000],
  ])
})

test('what is edited moves, and a correction names the same account', async () => {
  const { body } = await draft()
  const edited = await fleet.call<Invoice>(
    'PATCH',
    `/v1/invoices/${body.id}`,
    {
      lines: [line('Ride', '100', '4200'), line('Handling', '40', '4100')],
    },
    ANY,
  )
  expect(edited.body.lines.map(({ account }) => account)).toEqual(['4200', '4100'])
  await fleet.call('POST', `/v1/invoices/${body.id}/sending`, {})
  const corrected = await fleet.call<Invoice>('POST', `/v1/invoices/${body.id}/correction`, {
    reason: 'wrong_details',
  })
  expect(corrected.status).toBe(201)
  expect(corrected.body.lines.map(({ account }) => account)).toEqual(['4200', '4100'])
  await holds()
})

test('an account that is unknown, out of use or earns nothing is refused with what to do', async () => {
  const refused = async (account: string) => {
    const { status, code, pointer, remedy } = problemOf(
      await draft([line('Ride', '1'), line('Toll', '1', account)]),
    )
    return [status, code, pointer, typeof remedy]
  }
  const at = '/lines/1/account'
  expect(await refused('4999')).toEqual([422, 'account_unknown', at, 'string'])
  expect(await refused('1100')).toEqual([422, 'account_not_revenue', at, 'string'])
  expect(await refused('2400')).toEqual([422, 'account_not_revenue', at, 'string'])
  const { body: standing } = await draft([line('Ride', '1', '4900')])
  await fleet.call('PATCH', '/v1/accounts/4900', { active: false }, ANY)
  expect(await refused('4900')).toEqual([422, 'account_inactive', at, 'string'])
  // What the draft names already may stand.
  const edited = await fleet.call<Invoice>(
    'PATCH',
    `/v1/invoices/${standing.id}`,
    {
      lines: [line('Ride', '2', '4900')],
    },
    ANY,
  )
  expect([edited.status, edited.body.lines[0]!.account]).toEqual([200, '4900'])
  const named = problemOf(await fleet.call('PATCH', '/v1/accounts/4900', { type: 'expense' }, ANY))
  expect(named.code).toBe('account_in_use')
})

test('looked at first, nothing is written', async () => {
  const counts = await rowCounts()
  const trial = await fleet.call<DryRun>('POST', '/v1/invoices?dryRun=true', { customerId, lines: LINES })
  expect(trial.body.invoices[0]).toMatchObject({
    lines: [{ account: null }, { account: '4100' }, { account: null }],
  })
  expect(await rowCounts()).toEqual(counts)
})
