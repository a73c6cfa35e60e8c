import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { daysBetween } from '../../kernel/date.ts'
import type { InstalmentOffer } from '../profile/profile.ts'
import type { Invoice } from './invoice.ts'
import { offeredInstalments } from './offered-instalments.ts'

const OFFER: InstalmentOffer = { parts: 3, every: 'month', first: 'agreement', least: {}, whenOverdue: false }
const [TODAY, DUE] = ['2026-03-10', '2026-03-31'] as const
const offered = (offer: Partial<InstalmentOffer>, invoice: Partial<Invoice> = {}, today: string = TODAY) =>
  offeredInstalments(
    sampleInvoice({ issuedOn: '2026-03-01', dueOn: DUE, total: 100_00n, currency: 'USD', ...invoice }),
    { instalmentOffers: [{ ...OFFER, ...offer }] },
    today,
  )
const days = (...of: Parameters<typeof offered>) =>
  offered(...of).map(({ parts }) => parts.map(({ dueOn }) => dueOn))

test('the sum is exact, and the first parts are the larger', () => {
  const [plan] = offered({})
  expect(plan!.parts.map(({ amount }) => amount)).toEqual([33_34n, 33_33n, 33_33n])
})

test('from the agreement or the due day on, week by week or month by month, a short month for itself', () => {
  expect(days({})).toEqual([[TODAY, '2026-04-10', '2026-05-10']])
  expect(days({ first: 'due_day' })).toEqual([[DUE, '2026-04-30', '2026-05-31']])
  expect(days({ every: 'week' })).toEqual([[TODAY, '2026-03-17', '2026-03-24']])
  expect(days({ every: 'two_weeks', first: 'due_day' })).toEqual([[DUE, '2026-04-14', '2026-04-28']])
  expect(days({}, { issuedOn: '2026-03-20' })).toEqual([['2026-03-20', '2026-04-20', '2026-05-20']])
})

test('overdue only where the offer says so, and then never in the past', () => {
  expect(days({ first: 'due_day' }, {}, DUE)).toHaveLength(1)
  expect(days({}, {}, '2026-04-01')).toEqual([])
  expect(days({ first: 'due_day', whenOverdue: true }, {}, '2026-04-01')).toEqual([
    ['2026-04-01', '2026-05-01', '2026-06-01'],
  ])
})

test('from the least amount of the currency on, and on no less than a minor unit for each part', () => {
  expect(offered({ least: { USD: '10000' } })).toHaveLength(1)
  expect(offered({ least: { USD: '10001' } })).toEqual([])
  expect(offered({ least: { EUR: '10001' } })).toHaveLength(1)
  expect(offered({ least: { USD: '10000' } }, { paid: 1n })).toEqual([])
  expect(offered({}, { total: 3n })).toHaveLength(1)
  expect(offered({}, { total: 2n })).toEqual([])
})

test.each<[string, Partial<Invoice>]>([
  ['a draft', { stage: 'draft', postedAt: null }],
  ['a void one', { stage: 'void' }],
  ['a credit note', { kind: 'credit_note' }],
  ['a deposit', { kind: 'deposit' }],
  ['one that is paid', { paid: 100_00n }],
  ['one that is given up in part', { writtenOff: 1n }],
  ['one in instalments', { instalments: { agreedDueOn: DUE, parts: [{ dueOn: DUE, amount: 100_00n }] } }],
  ['one on which the client chose before', { instalments: { agreedDueOn: DUE, parts: [], chosenOn: TODAY } }],
])('never on %s', (_, invoice) => {
  expect(offered({}, invoice)).toEqual([])
})

test('nothing where the organization offers nothing', () => {
  expect(offeredInstalments(sampleInvoice(), {}, TODAY)).toEqual([])
})

test('for any offer and amount: the parts come to it, differ by a unit at most, and go forward', () => {
  const rhythm = fc.constantFrom<InstalmentOffer['every']>('week', 'two_weeks', 'month')
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), rhythm, fc.bigInt(1n, 10n ** 15n), (parts, every, total) => {
      const [plan] = offered({ parts, every }, { total })
      if (total < BigInt(parts)) {
        expect(plan).toBeUndefined()
        return
      }
      const amounts = plan!.parts.map(({ amount }) => amount)
      expect(amounts.reduce((sum, amount) => sum + amount)).toBe(total)
      expect(amounts[0]! - amounts.at(-1)!).toBeLessThanOrEqual(1n)
      expect(amounts).toEqual(amounts.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)))
      for (const [at, { dueOn }] of plan!.parts.entries())
        if (at > 0) expect(daysBetween(plan!.parts[at - 1]!.dueOn, dueOn)).toBeGreaterThan(6)
    }),
  )
})
