import { expect, test } from 'vitest'
import type { ExchangeRatePage, ExchangeRatesSet } from '../../src/contract/exchange-rate.ts'
import type { AuditPage } from '../../src/contract/history.ts'
import type { TrialBalance } from '../../src/contract/reports.ts'
import type { BalanceSheet } from '../../src/contract/statements.ts'
import { openServer, problemOf, type Tenant } from './api.ts'

const { tenant } = await openServer()

const set = (us: Tenant, rates: readonly object[]) =>
  us.call<ExchangeRatesSet>('POST', '/v1/exchange-rates', { rates })
const EUR = { currency: 'EUR', day: '2026-03-01', rate: '1.10' }

test('a change is a new record; what stands as it is told is left alone', async () => {
  const us = await tenant('rates', 'fleet')
  const first = await set(us, [EUR, { ...EUR, day: '2026-03-05', rate: '1.2' }])
  expect([
    first.status,
    first.body.recorded.map(({ base, rate }) => [base, rate]),
    first.body.unchanged,
  ]).toEqual([
    200,
    [
      ['USD', '1.1'],
      ['USD', '1.2'],
    ],
    0,
  ])
  expect((await set(us, [{ ...EUR, rate: '1.1000' }])).body).toMatchObject({ recorded: [], unchanged: 1 })
  expect((await set(us, [{ ...EUR, rate: '1.11' }])).body.recorded).toHaveLength(1)
  const { body } = await us.call<ExchangeRatePage>('GET', '/v1/exchange-rates?on=2026-03-04&currency=EUR')
  expect(body.items.map(({ day, rate, replaced }) => [day, rate, replaced])).toEqual([
    ['2026-03-01', '1.11', false],
    ['2026-03-01', '1.1', true],
  ])
  const audit = await us.call<AuditPage>('GET', '/v1/audit?subjectType=exchange_rate')
  expect(audit.body.items.map(({ sentence }) => sentence)).toEqual([
    'From 2026-03-01 on, 1 EUR is 1.11 USD.',
    '2 exchange rates were set, of days from 2026-03-01 to 2026-03-05.',
  ])
})

test('shows what it would set, and sets nothing', async () => {
  const us = await tenant('rates-shown', 'fleet')
  expect((await us.call('POST', '/v1/exchange-rates?dryRun=true', { rates: [EUR] })).status).toBe(200)
  expect((await us.call<ExchangeRatePage>('GET', '/v1/exchange-rates')).body.items).toEqual([])
})

test('refuses what is no rate, all or none, and to change what closed days were told in', async () => {
  const us = await tenant('rates-refused', 'fleet')
  for (const [wrong, code] of [
    [{ ...EUR, rate: '0' }, 'rate_not_understood'],
    [{ ...EUR, currency: 'USD', base: 'USD' }, 'same_currency'],
  ] as const) {
    const answer = await set(us, [EUR, wrong])
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain(code)
  }
  expect((await us.call<ExchangeRatePage>('GET', '/v1/exchange-rates')).body.items).toEqual([])
  await set(us, [{ ...EUR, day: '2026-02-10' }])
  await us.call('PATCH', '/v1/lock-dates', { soft: '2026-02-28', reason: 'Closed.' })
  // Days before the first rate told of nothing in another currency yet.
  expect((await set(us, [{ ...EUR, day: '2026-02-01', rate: '1.3' }])).status).toBe(200)
  const late = await set(us, [{ ...EUR, day: '2026-02-20', rate: '1.3' }])
  expect(problemOf(late)).toMatchObject({ status: 409, code: 'period_closed' })
  expect((await set(us, [{ ...EUR, rate: '1.3' }])).status).toBe(200)
})

test('the reports in the own currency: rates of then and of the day, and what they differ by', async () => {
  const us = await tenant('in-base', 'fleet')
  const post = (date: string, currency: string, debit: string, credit: string, amount: number) =>
    us.call('POST', '/v1/manual-entries', {
      date,
      currency,
      description: 'Any',
      lines: [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ],
    })
  await post('2026-03-02', 'EUR', '1010', '4900', 10_000)
  await post('2026-03-06', 'EUR', '5900', '1010', 4_000)
  await post('2026-03-06', 'USD', '1010', '3000', 500)
  const asked = 'reports/trial-balance?asOf=2026-03-08&in=base'
  const refused = await us.call('GET', `/v1/${asked}`)
  expect(problemOf(refused)).toMatchObject({
    status: 422,
    code: 'exchange_rate_missing',
    values: { currency: 'EUR', base: 'USD', day: '2026-03-08' },
  })
  await set(us, [
    EUR,
    { ...EUR, day: '2026-03-05', rate: '1.2' },
    { ...EUR, day: '2026-03-08', rate: '1.25' },
  ])
  const trial = await us.call<TrialBalance>('GET', `/v1/${asked}`)
  const [one] = trial.body.currencies
  expect(one!.rows.map(({ account, debit, credit }) => [account, debit - credit])).toEqual([
    ['1010', 8_000], // 60.00 EUR at 1.25, and 5.00
    ['3000', -500],
    ['4900', -11_000], // at 1.10
    ['5900', 4_800], // at 1.20
  ])
  expect([one!.currency, one!.exchangeDifference, one!.debit, one!.credit]).toEqual([
    'USD',
    -1_300,
    12_800,
    12_800,
  ])
  const sheet = await us.call<BalanceSheet>('GET', '/v1/reports/balance-sheet?asOf=2026-03-08&in=base')
  const [own] = sheet.body.currencies
  expect(own!.assets.total.amount).toBe(8_000)
  expect(own!.equity).toMatchObject({
    currentEarnings: { amount: 6_200 },
    exchangeDifference: { amount: 1_300 },
    total: { amount: 8_000 },
  })
  const both = await us.call('GET', `/v1/${asked}&currency=EUR`)
  expect(problemOf(both)).toMatchObject({ status: 422, code: 'currency_and_base' })
})
