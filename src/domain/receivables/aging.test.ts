import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../kernel/date.ts'
import { AGING_BUCKETS, ageReceivables, bucketOf, type ReceivableItem } from './aging.ts'

describe('rule 19: buckets by days past due', () => {
  test.each([
    ['2026-02-01', 'current'],
    ['2026-01-16', 'days_1_30'],
    ['2025-12-17', 'days_31_60'],
    ['2025-11-17', 'days_61_90'],
    ['2025-10-23', 'over_90'],
  ])('as of 2026-01-31, due %s is %s', (dueOn, bucket) => {
    expect(bucketOf(dueOn, '2026-01-31')).toBe(bucket)
  })

  test.each([
    [-1, 'current'],
    [0, 'current'],
    [1, 'days_1_30'],
    [30, 'days_1_30'],
    [31, 'days_31_60'],
    [60, 'days_31_60'],
    [61, 'days_61_90'],
    [90, 'days_61_90'],
    [91, 'over_90'],
    [4000, 'over_90'],
  ])('%i days late is %s, across leap days and summer time too', (late, bucket) => {
    for (const asOf of ['2026-01-31', '2024-03-01', '2026-03-30'])
      expect(bucketOf(addDays(asOf, -late), asOf)).toBe(bucket)
  })
})

describe('the report', () => {
  const item = (more: Partial<ReceivableItem>): ReceivableItem => ({
    customerId: 'a',
    currency: 'USD',
    dueOn: '2026-01-31',
    draft: false,
    amount: 100n,
    ...more,
  })
  const NONE = { current: 0n, days_1_30: 0n, days_31_60: 0n, days_61_90: 0n, over_90: 0n }

  test('has a row for each customer and currency; currencies are never added', () => {
    const rows = ageReceivables(
      [
        item({ amount: 150_000n }),
        item({ currency: 'EUR', amount: 5000n }),
        item({ customerId: 'b', dueOn: '2026-01-01' }),
      ],
      '2026-01-31',
    )
    expect(rows).toEqual([
      {
        customerId: 'a',
        currency: 'USD',
        buckets: { ...NONE, current: 150_000n },
        drafts: 0n,
        credits: 0n,
        total: 150_000n,
      },
      {
        customerId: 'a',
        currency: 'EUR',
        buckets: { ...NONE, current: 5000n },
        drafts: 0n,
        credits: 0n,
        total: 5000n,
      },
      {
        customerId: 'b',
        currency: 'USD',
        buckets: { ...NONE, days_1_30: 100n },
        drafts: 0n,
        credits: 0n,
        total: 100n,
      },
    ])
  })

  test('drafts and credits stand in columns of their own, however late', () => {
    const [row] = ageReceivables(
      [
        item({ dueOn: '2025-01-01', draft: true, amount: 700n }),
        item({ dueOn: '2025-01-01', amount: -40n }),
        item({}),
      ],
      '2026-01-31',
    )
    expect(row).toMatchObject({
      buckets: { ...NONE, current: 100n },
      drafts: 700n,
      credits: -40n,
      total: 760n,
    })
  })

  test('its columns add up to what the items hold: the account', () => {
    const anyItem = fc.record({
      customerId: fc.constantFrom('a', 'b', 'a b'),
      currency: fc.constantFrom('USD', 'JPY'),
      dueOn: fc.integer({ min: -200, max: 200 }).map((days) => addDays('2026-01-31', days)),
      draft: fc.boolean(),
      amount: fc.bigInt({ min: -1_000_000_000_000_000n, max: 1_000_000_000_000_000n }),
    })
    fc.assert(
      fc.property(fc.array(anyItem), (items) => {
        const rows = ageReceivables(items, '2026-01-31')
        for (const currency of ['USD', 'JPY']) {
          const held = items
            .filter((one) => one.currency === currency)
            .reduce((sum, one) => sum + one.amount, 0n)
          const reported = rows.filter((row) => row.currency === currency)
          expect(reported.reduce((sum, row) => sum + row.total, 0n)).toBe(held)
          for (const row of reported) {
            expect(
              AGING_BUCKETS.reduce((sum, bucket) => sum + row.buckets[bucket], row.drafts + row.credits),
            ).toBe(row.total)
            expect(
              row.credits <= 0n &&
                row.drafts >= 0n &&
                Object.values(row.buckets).every((amount) => amount >= 0n),
            ).toBe(true)
          }
        }
        const keys = rows.map((row) => JSON.stringify([row.customerId, row.currency]))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
