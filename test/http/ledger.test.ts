import { describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/contract/history.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { Account, JournalPage } from '../../src/contract/journal.ts'
import type { ManualEntry, ManualEntryPage } from '../../src/contract/manual-entry.ts'
import type { Opening } from '../../src/contract/opening.ts'
import type { Aging, GeneralLedgerPage, TrialBalance } from '../../src/contract/reports.ts'
import type { Revenue } from '../../src/contract/revenue.ts'
import type { BalanceSheet, IncomeStatement } from '../../src/contract/statements.ts'
import type { FiscalYear, FiscalYears } from '../../src/contract/year-close.ts'
import { openServer, problemOf, proveBooks, type Tenant } from './api.ts'

const clock = { at: Date.parse('2026-03-10T09:00:00Z') }
const { tenant } = await openServer({}, () => clock.at)
let opened = 0

const RENT = {
  date: '2026-02-10',
  currency: 'USD',
  description: 'Rent',
  reference: 'Bill 7',
  lines: [
    { account: '5900', debit: 25_000 },
    { account: '1010', credit: 25_000 },
  ],
}

async function posted(us: Tenant, more: object = {}): Promise<ManualEntry> {
  const { status, body } = await us.call<ManualEntry>('POST', '/v1/manual-entries', { ...RENT, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const earned = (us: Tenant, date: string, amount: number, currency = 'USD') =>
  posted(us, {
    date,
    currency,
    description: 'Earned',
    lines: [
      { account: '1010', debit: amount },
      { account: '4900', credit: amount },
    ],
  })

describe('the chart of accounts', () => {
  test('takes accounts of a bookkeeper’s own, renames them, and tells of it', async () => {
    const us = await tenant('chart', 'fleet')
    const fuel = { code: '4150', name: 'Fuel surcharges', type: 'revenue' }
    expect(await us.call('POST', '/v1/accounts', fuel)).toMatchObject({
      status: 201,
      body: { ...fuel, role: null, active: true },
    })
    expect(problemOf(await us.call('POST', '/v1/accounts', fuel))).toMatchObject({
      status: 409,
      code: 'account_exists',
    })
    const renamed = await us.call('PATCH', '/v1/accounts/4150', { name: 'Fuel and tolls' })
    expect(renamed.body).toMatchObject({ code: '4150', name: 'Fuel and tolls' })
    const { body } = await us.call<{ items: Account[] }>('GET', '/v1/accounts')
    expect(body.items.find(({ code }) => code === '4150')?.name).toBe('Fuel and tolls')
    await us.call('PATCH', '/v1/accounts/4150', { name: 'Fuel', type: 'expense', active: false })
    const audit = await us.call<AuditPage>('GET', '/v1/audit?subjectType=account')
    expect(audit.body.items.map(({ sentence }) => sentence)).toEqual([
      'The account 4150 Fuel and tolls is called Fuel now, and is of the type expense now, and is out of use.',
      'The account 4150 Fuel surcharges is called Fuel and tolls now.',
      'The account 4150 Fuel surcharges (revenue) was added.',
    ])
  })

  test('keeps what Billhook posts to in use and of its type; it may be renamed', async () => {
    const us = await tenant('system', 'fleet')
    for (const change of [{ active: false }, { type: 'expense' }])
      expect(problemOf(await us.call('PATCH', '/v1/accounts/1100', change))).toMatchObject({
        status: 409,
        code: 'system_account',
      })
    expect((await us.call('PATCH', '/v1/accounts/1100', { name: 'Debtors' })).status).toBe(200)
  })

  test('an account with postings keeps its type; one out of use takes no entries by hand until it is back', async () => {
    const us = await tenant('in-use', 'fleet')
    expect((await us.call('PATCH', '/v1/accounts/5900', { type: 'asset' })).status).toBe(200)
    await us.call('PATCH', '/v1/accounts/5900', { type: 'expense' })
    await posted(us)
    expect(problemOf(await us.call('PATCH', '/v1/accounts/5900', { type: 'asset' }))).toMatchObject({
      status: 409,
      code: 'account_in_use',
    })
    await us.call('PATCH', '/v1/accounts/5900', { active: false, reason: 'Too vague.' })
    expect(problemOf(await us.call('POST', '/v1/manual-entries', RENT))).toMatchObject({
      status: 422,
      code: 'account_inactive',
      pointer: '/lines/0/account',
    })
    await us.call('PATCH', '/v1/accounts/5900', { active: true })
    await posted(us)
  })
})

describe('entries by hand', () => {
  test('post as they say, and are reversed once, on their own day, linked both ways', async () => {
    const us = await tenant('by-hand', 'fleet')
    const rent = await posted(us)
    expect(rent).toMatchObject({
      kind: 'manual',
      reference: 'Bill 7',
      entry: { date: '2026-02-10', kind: 'manual', amount: 25_000, documentId: rent.id },
      reversal: null,
    })
    const known = new Date(clock.at).toISOString()
    clock.at += 1000
    const undone = await us.call<ManualEntry>('POST', `/v1/manual-entries/${rent.id}/reversal`, {
      reason: 'Entered twice.',
    })
    expect(undone.body).toMatchObject({
      entry: { id: rent.entry.id },
      reversal: { date: '2026-02-10', kind: 'manual_reversal', reverses: rent.entry.id },
    })
    const { reversal } = undone.body
    const links = async (query = '') => {
      const { body } = await us.call<JournalPage>('GET', `/v1/journal-entries?document=${rent.id}${query}`)
      return Object.fromEntries(
        body.items.map(({ id, reverses, reversedBy }) => [id, [reverses, reversedBy]]),
      )
    }
    expect(await links()).toEqual({
      [rent.entry.id]: [null, reversal!.id],
      [reversal!.id]: [rent.entry.id, null],
    })
    expect(await links(`&knownAt=${known}`)).toEqual({ [rent.entry.id]: [null, null] })
    expect(
      problemOf(await us.call('POST', `/v1/manual-entries/${rent.id}/reversal`, { reason: 'Again.' })),
    ).toMatchObject({ status: 409, code: 'reversed_already' })
    const list = await us.call<ManualEntryPage>('GET', '/v1/manual-entries')
    expect(list.body.items.map(({ id, reversal }) => [id, reversal !== null])).toEqual([[rent.id, true]])
    const audit = await us.call<AuditPage>('GET', '/v1/audit?subjectType=manual_entry')
    expect(audit.body.items.map(({ verb, reason }) => [verb, reason])).toEqual([
      ['reverse', 'Entered twice.'],
      ['post', null],
    ])
    await proveBooks(us)
  })

  test('land on the first open day where their own is closed, and so does what undoes them', async () => {
    const us = await tenant('closed-days', 'fleet')
    const before = await posted(us)
    await us.call('PATCH', '/v1/lock-dates', { soft: '2026-02-28' })
    expect((await posted(us)).entry).toMatchObject({
      date: '2026-03-01',
      description: expect.stringContaining('belongs to 2026-02-10, a closed period'),
    })
    const undone = await us.call<ManualEntry>('POST', `/v1/manual-entries/${before.id}/reversal`, {
      reason: 'No.',
    })
    expect(undone.body.reversal?.date).toBe('2026-03-01')
    const later = await posted(us, { date: '2026-03-09' })
    const undoneLater = await us.call<ManualEntry>('POST', `/v1/manual-entries/${later.id}/reversal`, {
      reason: 'No.',
    })
    expect(undoneLater.body.reversal?.date).toBe('2026-03-09')
    await proveBooks(us)
  })

  test.each<[what: string, lines: readonly object[], code: string, pointer: string]>([
    [
      'do not balance',
      [
        { account: '5900', debit: 25_000 },
        { account: '1010', credit: 24_999 },
      ],
      'entry_unbalanced',
      '/lines',
    ],
    [
      'name no account of the chart',
      [
        { account: '9999', debit: 1 },
        { account: '1010', credit: 1 },
      ],
      'account_unknown',
      '/lines/0/account',
    ],
    [
      'post to the receivables',
      [
        { account: '5900', debit: 1 },
        { account: '1100', credit: 1 },
      ],
      'account_kept_by_documents',
      '/lines/1/account',
    ],
    [
      'post to customer credit',
      [
        { account: '2200', debit: 1 },
        { account: '1010', credit: 1 },
      ],
      'account_kept_by_documents',
      '/lines/0/account',
    ],
    [
      'post nothing',
      [
        { account: '5900', debit: 0 },
        { account: '1010', credit: 0 },
      ],
      'amount_zero',
      '/lines/0',
    ],
    [
      'stand on both sides',
      [
        { account: '5900', debit: 1, credit: 1 },
        { account: '1010', credit: 1 },
      ],
      'side_missing',
      '/lines/0',
    ],
  ])('are refused where they %s', async (_, lines, code, pointer) => {
    opened += 1
    const us = await tenant(`refused-${opened}`, 'fleet')
    const problem = problemOf(await us.call('POST', '/v1/manual-entries', { ...RENT, lines }))
    expect(problem).toMatchObject({ status: 422 })
    expect([problem, ...(problem.errors ?? [])]).toContainEqual(expect.objectContaining({ code, pointer }))
    expect((await us.call<JournalPage>('GET', '/v1/journal-entries')).body.items).toEqual([])
  })
})

const year = async (us: Tenant, endsOn: string): Promise<FiscalYear | undefined> =>
  (await us.call<FiscalYears>('GET', '/v1/fiscal-years')).body.items.find((one) => one.endsOn === endsOn)
const close = (us: Tenant, endsOn: string) => us.call<FiscalYear>('POST', '/v1/year-closes', { endsOn })
const income = async (us: Tenant, query: string) =>
  (await us.call<IncomeStatement>('GET', `/v1/reports/income-statement?${query}`)).body.currencies.map(
    ({ currency, netIncome }) => [currency, netIncome.amount],
  )
const equity = async (us: Tenant, asOf: string) => {
  const { body } = await us.call<BalanceSheet>('GET', `/v1/reports/balance-sheet?asOf=${asOf}`)
  const { assets, liabilitiesAndEquity, equity } = body.currencies.find(({ currency }) => currency === 'USD')!
  expect(assets.total.amount).toBe(liabilitiesAndEquity.amount)
  const retained = equity.rows.find(({ account }) => account === '3100')?.amount ?? 0
  return { retained, current: equity.currentEarnings.amount, since: body.earningsSince }
}

describe('the close of a year', () => {
  test('takes what it earned to retained earnings; income statements leave that out', async () => {
    const us = await tenant('closes', 'fleet')
    await earned(us, '2025-06-01', 100_000)
    await earned(us, '2025-07-01', 700, 'JPY')
    await posted(us, { date: '2025-08-01' })
    await earned(us, '2026-01-05', 5_000)
    expect(await year(us, '2025-12-31')).toMatchObject({ state: 'open', isOver: true, lockThrough: null })
    expect(await equity(us, '2025-12-31')).toMatchObject({ retained: 0, current: 75_000 })
    const closed = await close(us, '2025-12-31')
    expect(closed).toMatchObject({
      status: 201,
      body: {
        state: 'closed',
        lockThrough: '2025-12-31',
        results: [
          { currency: 'JPY', netIncome: 700, closed: 700 },
          { currency: 'USD', netIncome: 75_000, closed: 75_000 },
        ],
      },
    })
    expect(await income(us, 'from=2025-01-01&to=2025-12-31')).toEqual([
      ['JPY', 700],
      ['USD', 75_000],
    ])
    expect(await equity(us, '2025-12-30')).toMatchObject({ retained: 0, current: 75_000 })
    expect(await equity(us, '2025-12-31')).toMatchObject({ retained: 75_000, current: 0 })
    expect(await equity(us, '2026-03-01')).toEqual({
      retained: 75_000,
      current: 5_000,
      since: '2026-01-01',
    })
    expect((await close(us, '2025-12-31')).status).toBe(200)
    await proveBooks(us)
  })

  test('earns nothing: revenue is told as before, and current earnings open the statement of what is not closed', async () => {
    const us = await tenant('closes-told', 'fleet')
    await earned(us, '2025-06-01', 100_000)
    // On the very last day, which a statement from there on would hold.
    await earned(us, '2025-12-31', 900)
    await earned(us, '2026-01-05', 5_000)
    const revenue = async () =>
      (await us.call<Revenue>('GET', '/v1/reports/revenue?by=customer&from=2025-01-01&to=2025-12-31')).body
        .currencies
    const before = await revenue()
    expect(before).toMatchObject([{ total: { amount: 100_900 } }])
    await close(us, '2025-12-31')
    expect(await revenue()).toEqual(before)
    const ledger = async (more: string) => {
      const query = `account=4900&currency=USD&from=2025-01-01&to=2025-12-31${more}`
      const { body } = await us.call<GeneralLedgerPage>('GET', `/v1/reports/general-ledger?${query}`)
      return { opening: body.opening, closing: body.closing, kinds: body.lines.map(({ kind }) => kind) }
    }
    expect(await ledger('')).toMatchObject({ closing: 0, kinds: ['manual', 'manual', 'year_close'] })
    expect(await ledger('&closings=without')).toEqual({
      opening: 0,
      closing: 100_900,
      kinds: ['manual', 'manual'],
    })
    const compared = '/v1/reports/balance-sheet?asOf=2026-01-31&compareTo=2025-12-31'
    expect((await us.call<BalanceSheet>('GET', compared)).body).toMatchObject({
      earningsSince: '2026-01-01',
      comparedEarningsSince: null,
      currencies: [{ equity: { currentEarnings: { amount: 5_000, compared: 0 } } }],
    })
  })

  test('is made anew by difference when something was booked in it since, and undone', async () => {
    const us = await tenant('closes-anew', 'fleet')
    await earned(us, '2025-06-01', 100_000)
    await close(us, '2025-12-31')
    await earned(us, '2025-12-15', 2_500)
    expect(await year(us, '2025-12-31')).toMatchObject({
      state: 'changed',
      results: [{ netIncome: 102_500, closed: 100_000 }],
    })
    expect(await equity(us, '2025-12-31')).toEqual({ retained: 100_000, current: 2_500, since: null })
    const { body } = await close(us, '2025-12-31')
    expect(body.state).toBe('closed')
    expect(await equity(us, '2025-12-31')).toMatchObject({ retained: 102_500, current: 0 })
    const undone = await us.call('POST', `/v1/year-closes/${body.id}/reversal`, { reason: 'Audit.' })
    expect(undone.body).toMatchObject({ state: 'open' })
    expect(await equity(us, '2025-12-31')).toEqual({ retained: 0, current: 102_500, since: '2025-06-01' })
    expect(
      problemOf(await us.call('POST', `/v1/year-closes/${body.id}/reversal`, { reason: 'Audit.' })),
    ).toMatchObject({ status: 409, code: 'year_open_already' })
    expect((await close(us, '2025-12-31')).body.state).toBe('closed')
    await proveBooks(us)
  })

  test('of a locked year stands on the next open day, and balance sheets move there', async () => {
    const us = await tenant('closes-locked', 'fleet')
    await earned(us, '2025-06-01', 100_000)
    await us.call('PATCH', '/v1/lock-dates', { hard: '2025-12-31' })
    expect((await close(us, '2025-12-31')).body).toMatchObject({ state: 'closed', lockThrough: null })
    expect(await equity(us, '2025-12-31')).toMatchObject({ retained: 0, current: 100_000 })
    expect(await equity(us, '2026-01-01')).toMatchObject({ retained: 100_000, current: 0 })
    expect(await income(us, 'from=2026-01-01&to=2026-12-31')).toEqual([])
    await earned(us, '2026-02-01', 700)
    expect(await equity(us, '2026-02-01')).toEqual({ retained: 100_000, current: 700, since: '2026-01-01' })
    expect((await close(us, '2025-12-31')).status).toBe(200)
    await proveBooks(us)
  })

  test('needs a fiscal year that is over, and the days of each are the organization’s', async () => {
    const us = await tenant('closes-june', 'fleet')
    await earned(us, '2025-06-30', 100)
    await earned(us, '2025-07-01', 200)
    expect((await us.call('PATCH', '/v1/fiscal-years', { yearEnd: '02-30' })).status).toBe(422)
    expect((await us.call('PATCH', '/v1/fiscal-years', { yearEnd: '06-30' })).status).toBe(200)
    expect(problemOf(await close(us, '2025-12-31'))).toMatchObject({ code: 'not_a_year_end' })
    expect(problemOf(await close(us, '2026-06-30'))).toMatchObject({ status: 409, code: 'year_not_over' })
    expect(problemOf(await close(us, '2023-06-30'))).toMatchObject({ code: 'nothing_to_close' })
    expect((await close(us, '2025-06-30')).body.results).toEqual([
      { currency: 'USD', netIncome: 100, closed: 100 },
    ])
    await us.call('PATCH', '/v1/fiscal-years', { yearEnd: '12-31' })
    expect(problemOf(await close(us, '2025-12-31'))).toMatchObject({ status: 409, code: 'years_overlap' })
    await proveBooks(us)
  })

  test('is shown by a dry run with what it would post', async () => {
    const us = await tenant('closes-dry', 'fleet')
    await earned(us, '2025-06-01', 100)
    const shown = await us.call('POST', '/v1/year-closes?dryRun=true', { endsOn: '2025-12-31' })
    expect(shown.body).toMatchObject({
      dryRun: true,
      answer: { state: 'closed' },
      entries: [{ kind: 'year_close', date: '2025-12-31', amount: 100 }],
    })
    expect((await year(us, '2025-12-31'))?.state).toBe('open')
  })
})

describe('opening balances', () => {
  const OPENING = {
    asOf: '2025-12-31',
    currency: 'USD',
    lines: [
      { account: '1010', debit: 500_000 },
      { account: '2100', credit: 30_000 },
      { account: '3000', credit: 545_000 },
    ],
    documents: [
      {
        number: 'OLD-1',
        customer: { id: 'harbor', name: 'Harbor Goods' },
        issuedOn: '2025-11-20',
        dueOn: '2025-12-20',
        open: 45_000,
      },
      {
        number: 'OLD-2',
        customer: { id: 'harbor', name: 'Harbor Goods' },
        issuedOn: '2025-12-20',
        dueOn: '2026-06-20',
        open: 30_000,
      },
    ],
  }
  const open = (us: Tenant, more: object = {}) =>
    us.call<Opening>('POST', '/v1/opening-balances', { ...OPENING, ...more })
  const balanceOf = async (us: Tenant, account: string, asOf = '2026-03-10') => {
    const { body } = await us.call<TrialBalance>('GET', `/v1/reports/trial-balance?asOf=${asOf}`)
    const row = body.currencies[0]?.rows.find((one) => one.account === account)
    return row ? row.debit - row.credit : 0
  }

  test('stand as of their day; the documents age and are paid, and post no tax anew', async () => {
    const us = await tenant('opens', 'field-service')
    const opened = await open(us)
    expect(opened, JSON.stringify(opened.body)).toMatchObject({
      status: 201,
      body: { receivables: 75_000, difference: 0, balances: { kind: 'opening_balance' } },
    })
    expect(await balanceOf(us, '1100', '2025-12-31')).toBe(75_000)
    expect(await balanceOf(us, '2100')).toBe(-30_000)
    expect(await balanceOf(us, '3900')).toBe(0)
    expect(await balanceOf(us, '1100', '2025-12-30')).toBe(0)
    const aged = await us.call<Aging>('GET', '/v1/reports/ar-aging?asOf=2025-12-31')
    expect(aged.body.currencies[0]!.totals).toMatchObject({
      current: 30_000,
      days1To30: 45_000,
      total: 75_000,
    })
    const money = { currency: 'USD', amount: 45_000, receivedOn: '2026-03-05', method: 'cash' }
    const paid = await us.call('POST', '/v1/payments', { ...money, reference: 'OLD-1' })
    expect(paid, JSON.stringify(paid.body)).toMatchObject({ status: 201, body: { unapplied: 0 } })
    const first = await us.call<Invoice>('GET', `/v1/invoices/${opened.body.invoiceIds[0]!}`)
    expect(first.body).toMatchObject({ number: 'OLD-1', balance: 0, tax: 0 })
    expect(await balanceOf(us, '1100')).toBe(30_000)
    const audit = await us.call<AuditPage>('GET', '/v1/audit?verb=open')
    expect(audit.body.items.map(({ number }) => number)).toEqual(['OLD-2', 'OLD-1'])
    await proveBooks(us)
  })

  test('that do not balance are refused with the difference, unless it stays in their equity', async () => {
    const us = await tenant('opens-unbalanced', 'field-service')
    const lines = OPENING.lines.with(2, { account: '3000', credit: 545_001 })
    expect(problemOf(await open(us, { lines }))).toMatchObject({
      status: 422,
      code: 'opening_unbalanced',
      values: { difference: '-1' },
    })
    expect((await open(us, { lines, differenceToEquity: true })).body.difference).toBe(-1)
    expect(await balanceOf(us, '3900')).toBe(1)
    await proveBooks(us)
  })

  test('come before everything else, once, and under numbers of their own', async () => {
    const us = await tenant('opens-late', 'field-service')
    await posted(us)
    expect(problemOf(await open(us, { asOf: '2026-02-28' }))).toMatchObject({
      status: 409,
      code: 'books_not_new',
    })
    const twice = [OPENING.documents[0], OPENING.documents[0]]
    expect(problemOf(await open(us, { documents: twice, differenceToEquity: true }))).toMatchObject({
      status: 409,
      code: 'number_taken',
      pointer: '/documents/1/number',
    })
    expect((await open(us)).status).toBe(201)
    expect(problemOf(await open(us))).toMatchObject({ status: 409, code: 'books_not_new' })
    await proveBooks(us)
  })
})
