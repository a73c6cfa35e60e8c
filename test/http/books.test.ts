import { describe, expect, test } from 'vitest'
import { Accounts, JournalEntry, JournalPage } from '../../src/contract/journal.ts'
import { Customer, CustomerPage } from '../../src/contract/customer.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import { Payment, PaymentPage } from '../../src/contract/payment.ts'
import { Aging, GeneralLedgerPage, TrialBalance } from '../../src/contract/reports.ts'
import { BalanceSheet, IncomeStatement } from '../../src/contract/statements.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')

// Two orders of 1,200.00 and 300.00, both sent; 1,250.00 comes in for the first.
const [first, second] = await Promise.all([sent('1', 120_000), sent('2', 30_000)])
const { customerId } = (await fleet.call<Invoice>('GET', `/v1/invoices/${first}`)).body
const payment = {
  provider: 'bank',
  providerId: 'stmt-1',
  customerId,
  currency: 'USD',
  amount: 125_000,
  receivedOn: '2026-03-05',
  method: 'bank_transfer',
  allocations: [{ invoiceId: first }],
}
const recorded = await fleet.call('POST', '/v1/payments', payment)

async function sent(id: string, amount: number): Promise<string> {
  const { body } = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id, amount))
  const [invoiceId = ''] = body.invoiceIds
  await fleet.call('POST', `/v1/invoices/${invoiceId}/sending`, {})
  return invoiceId
}

describe('a payment', () => {
  test('is booked whole: what the invoice owes, and the rest as credit', async () => {
    expect(recorded.status).toBe(201)
    const read = Payment.parse(recorded.body)
    expect(read).toMatchObject({ amount: 125_000, unapplied: 5_000, customer: { name: 'Harbor Goods' } })
    expect(read.allocations).toMatchObject([{ invoiceId: first, amount: 120_000, allocatedOn: '2026-03-05' }])
    expect((await fleet.call<Invoice>('GET', `/v1/invoices/${first}`)).body).toMatchObject({
      word: { word: 'paid' },
      balance: 0,
      payments: [{ id: read.id, amount: 120_000 }],
    })
    expect(PaymentPage.parse((await fleet.call('GET', '/v1/payments')).body).items).toMatchObject([
      { id: read.id },
    ])
  })

  test('told again answers 200 and books nothing; told differently is a conflict', async () => {
    const before = await rowCounts()
    const again = await fleet.call('POST', '/v1/payments', payment)
    expect(again.status).toBe(200)
    expect(again.body).toEqual(recorded.body)
    const other = problemOf(await fleet.call('POST', '/v1/payments', { ...payment, amount: 1 }))
    expect(other).toMatchObject({ status: 409, code: 'payment_differs' })
    expect(await rowCounts()).toEqual(before)
  })
})

describe('reports', () => {
  test('the trial balance balances and says what happened', async () => {
    const report = TrialBalance.parse((await fleet.call('GET', '/v1/reports/trial-balance')).body)
    expect(report).toMatchObject({
      asOf: '2026-03-10',
      currencies: [{ currency: 'USD', debit: 155_000, credit: 155_000 }],
    })
    expect(report.currencies[0]?.rows.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
      ['1000', 125_000, 0],
      ['1100', 30_000, 0],
      ['2200', 0, 5_000],
      ['4000', 0, 150_000],
    ])
    const earlier = TrialBalance.parse(
      (await fleet.call('GET', '/v1/reports/trial-balance?asOf=2026-03-04&currency=USD')).body,
    )
    expect(earlier.currencies[0]?.rows.find(({ account }) => account === '1000')?.debit ?? 0).toBe(0)
  })

  test('the general ledger runs from its opening to its closing balance', async () => {
    const ledger = GeneralLedgerPage.parse(
      (await fleet.call('GET', '/v1/reports/general-ledger?account=1100&currency=USD&from=2026-03-02')).body,
    )
    expect(ledger).toMatchObject({ opening: 150_000, closing: 30_000, from: '2026-03-02', to: '2026-03-10' })
    expect(ledger.lines).toMatchObject([
      { credit: 120_000, debit: 0, balance: 30_000, kind: 'invoice_payment' },
    ])
    const revenue = GeneralLedgerPage.parse(
      (await fleet.call('GET', '/v1/reports/general-ledger?account=4000&currency=USD')).body,
    )
    expect(revenue.closing).toBe(150_000)
    expect(
      problemOf(await fleet.call('GET', '/v1/reports/general-ledger?account=9999&currency=USD')).status,
    ).toBe(404)
    expect(
      problemOf(
        await fleet.call(
          'GET',
          '/v1/reports/general-ledger?account=1100&currency=USD&from=2026-03-09&to=2026-03-01',
        ),
      ).pointer,
    ).toBe('/to')
  })

  test('the statements say what was earned and what is held, this year to today unless days are named', async () => {
    const income = IncomeStatement.parse((await fleet.call('GET', '/v1/reports/income-statement')).body)
    expect(income).toMatchObject({ from: '2026-01-01', to: '2026-03-10', comparedWith: null })
    expect(income.currencies).toMatchObject([
      {
        currency: 'USD',
        revenue: { rows: [{ account: '4000', accountName: 'Revenue', amount: 150_000, compared: null }] },
        expenses: { rows: [], total: { amount: 0 } },
        netIncome: { amount: 150_000 },
      },
    ])
    const sheet = BalanceSheet.parse(
      (await fleet.call('GET', '/v1/reports/balance-sheet?compareTo=2026-03-04')).body,
    )
    expect(sheet).toMatchObject({ asOf: '2026-03-10', comparedTo: '2026-03-04', earningsSince: '2026-03-01' })
    expect(sheet.currencies).toMatchObject([
      {
        assets: {
          rows: [
            { account: '1000', amount: 125_000, compared: 0, difference: 125_000 },
            { account: '1100', amount: 30_000, compared: 150_000, difference: -120_000 },
          ],
          total: { amount: 155_000, compared: 150_000 },
        },
        liabilities: { rows: [{ account: '2200', amount: 5_000, compared: 0 }] },
        equity: { rows: [], currentEarnings: { amount: 150_000, compared: 150_000, difference: 0 } },
        liabilitiesAndEquity: { amount: 155_000, compared: 150_000, difference: 5_000 },
      },
    ])
    const compared = IncomeStatement.parse(
      (await fleet.call('GET', '/v1/reports/income-statement?from=2026-03-01&compare=previous')).body,
    )
    expect(compared.comparedWith).toEqual({ from: '2026-02-19', to: '2026-02-28' })
    for (const [query, pointer] of [
      ['from=2026-03-09&to=2026-03-01', '/to'],
      ['from=1900-01-01&compare=year', '/compare'],
    ]) {
      const refused = problemOf(await fleet.call('GET', `/v1/reports/income-statement?${query}`))
      expect(refused).toMatchObject({ pointer })
      expect(refused.status).toBeLessThan(500)
    }
  })

  test('aged receivables add up to the account', async () => {
    const report = Aging.parse((await fleet.call('GET', '/v1/reports/ar-aging?asOf=2026-04-15')).body)
    expect(report.currencies).toMatchObject([
      { currency: 'USD', totals: { days1To30: 30_000, total: 30_000 } },
    ])
    expect(report.currencies[0]?.rows).toMatchObject([
      { customer: { id: customerId, name: 'Harbor Goods' }, days1To30: 30_000 },
    ])
  })
})

test('the journal: by account, by document, one entry', async () => {
  const all = JournalPage.parse((await fleet.call('GET', '/v1/journal-entries?account=1000')).body)
  expect(all.items).toMatchObject([{ kind: 'invoice_payment', amount: 125_000 }])
  const ofSecond = JournalPage.parse((await fleet.call('GET', `/v1/journal-entries?document=${second}`)).body)
  expect(ofSecond.items).toMatchObject([
    { kind: 'revenue_recognition', amount: 30_000, actor: expect.any(String), customerName: 'Harbor Goods' },
  ])
  expect(ofSecond.items[0]!.documentNumber).toMatch(/^INV-2026-0000[12]$/)
  expect(all.items[0]!.documentNumber).toBeNull()
  const one = JournalEntry.parse(
    (await fleet.call('GET', `/v1/journal-entries/${ofSecond.items[0]!.id}`)).body,
  )
  expect(one).toEqual(ofSecond.items[0])
  const sum = one.postings.reduce((total, { debit, credit }) => total + debit - credit, 0)
  expect(sum).toBe(0)
})

test('the journal from its oldest day on, page by page, is the journal turned round', async () => {
  const newest = JournalPage.parse((await fleet.call('GET', '/v1/journal-entries')).body).items
  const oldest: JournalEntry[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`
    const { body } = await fleet.call('GET', `/v1/journal-entries?order=oldest&limit=1${more}`)
    const page = JournalPage.parse(body)
    oldest.push(...page.items)
    cursor = page.nextCursor
  }
  expect(oldest.length).toBeGreaterThan(2)
  expect(oldest).toEqual(newest.toReversed())
})

test('accounts and customers', async () => {
  const accounts = Accounts.parse((await fleet.call('GET', '/v1/accounts')).body).items
  expect(accounts.find(({ code }) => code === '1100')).toMatchObject({ role: 'receivable', type: 'asset' })
  const found = CustomerPage.parse((await fleet.call('GET', '/v1/customers?q=harbor')).body)
  expect(found.items).toMatchObject([{ id: customerId, source: 'dispatch' }])
  const customer = Customer.parse((await fleet.call('GET', `/v1/customers/${customerId}`)).body)
  expect(customer.balances).toMatchObject([
    { currency: 'USD', receivable: 30_000, overdue: 0, credit: 5_000 },
  ])
})
