import { describe, expect, test } from 'vitest'
import { parseRate } from '../../kernel/rate.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { Rates } from './exchange-rate.ts'
import { inBase, itemsInBase } from './in-base.ts'

const rate = (currency: string, day: string, text: string, base = 'USD') => ({
  currency,
  base,
  day,
  rate: parseRate(text) as bigint,
})
const rates = new Rates('USD', [
  rate('EUR', '2026-03-10', '1.25'),
  rate('EUR', '2026-03-01', '1.10'),
  rate('JPY', '2026-03-01', '0.0067'),
  rate('KWD', '2026-03-01', '3.3'),
])

describe('a rate', () => {
  test.each([
    ['2026-02-28', null],
    ['2026-03-01', '1.10'],
    ['2026-03-09', '1.10'],
    ['2026-03-10', '1.25'],
    ['2027-01-01', '1.25'],
  ])('on %s is the newest on or before it', (day, text) => {
    expect(rates.on('EUR', day)).toBe(text === null ? null : parseRate(text))
  })

  test.each([
    [10_001n, 'EUR', 11_001n], // 110.011
    [-10_005n, 'EUR', -11_006n], // 110.055, away from zero
    [1_000n, 'JPY', 670n], // no decimals there
    [1_000n, 'KWD', 330n], // three decimals there
    [777n, 'USD', 777n],
    [0n, 'CHF', 0n],
  ])('makes %s of %s into %s', (amount, currency, worth) => {
    expect(rates.translate(amount, currency, '2026-03-05')).toBe(worth)
  })

  test('that is missing is named', () => {
    const refused = rates.translate(1n, 'EUR', '2026-02-03')
    expect(isRefusal(refused) && [refused.code, refused.values]).toEqual([
      'exchange_rate_missing',
      { currency: 'EUR', base: 'USD', day: '2026-02-03' },
    ])
  })
})

const account = (code: string, type: 'asset' | 'revenue' | 'equity', balance: bigint, currency = 'EUR') => ({
  account: code,
  accountName: code,
  type,
  currency,
  balance,
})
const retained = { account: '3100', accountName: 'Retained earnings' }

test('what is held is worth what it is worth that day, what was earned what it was then; the rest is told apart', () => {
  const earned = { ...account('4000', 'revenue', -10_000n), day: '2026-03-02' }
  const asked = {
    asOf: '2026-03-31',
    held: [account('1000', 'asset', 10_000n), account('4000', 'revenue', -10_000n)],
    moved: [earned],
    closed: [],
    retained,
    reserve: '3800',
    rates,
  }
  expect(inBase(asked)).toEqual({
    balances: [account('1000', 'asset', 12_500n, 'USD'), account('4000', 'revenue', -11_000n, 'USD')],
    difference: -1_500n,
  })
  const closed = [{ from: '2026-01-01', to: '2026-12-31' }]
  expect(inBase({ ...asked, closed })).toMatchObject({
    balances: [
      { account: '1000', balance: 12_500n },
      { account: '3100', type: 'equity', balance: -11_000n },
    ],
    difference: -1_500n,
  })
})

test('items come to what their sum is worth, to the last minor unit', () => {
  const items = [333n, 333n, 333n, -5n, 1n].map((amount) => ({ currency: 'EUR', amount }))
  const told = itemsInBase(items, '2026-03-05', rates)
  if (isRefusal(told)) throw new Error(told.message)
  expect(told.reduce((sum, { amount }) => sum + amount, 0n)).toBe(rates.translate(995n, 'EUR', '2026-03-05'))
  for (const [at, { amount, currency }] of told.entries()) {
    expect(currency).toBe('USD')
    const alone = rates.translate(items[at]!.amount, 'EUR', '2026-03-05') as bigint
    expect(amount - alone).toBeGreaterThanOrEqual(-1n)
    expect(amount - alone).toBeLessThanOrEqual(1n)
  }
})
