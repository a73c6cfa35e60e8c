import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../kernel/date.ts'
import { decimal } from '../../kernel/decimal.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { dueParts, nextDueOn, plannedIn, settledParts, standingOfParts } from './instalments.ts'
import { type AskedInstalment, splitInstalments } from './split-instalments.ts'

const percent = (dueOn: string, text: string): AskedInstalment => ({
  dueOn,
  share: { by: 'percent', percent: decimal(text) },
})
const amount = (dueOn: string, minor: bigint): AskedInstalment => ({
  dueOn,
  share: { by: 'amount', amount: minor },
})
const rest = (dueOn: string): AskedInstalment => ({ dueOn, share: { by: 'rest' } })
const split = (open: bigint, ...asked: AskedInstalment[]) => {
  const parts = splitInstalments(asked, open, 'USD')
  return isRefusal(parts) ? parts.code : parts.map((part) => part.amount)
}
const [APRIL, MAY, JUNE] = ['2026-04-01', '2026-05-01', '2026-06-01'] as const

test('percentages come to the whole, however they round', () => {
  const third = '33.33333333'
  expect(split(100n, percent(APRIL, third), percent(MAY, third), percent(JUNE, '33.33333334'))).toEqual([
    33n,
    34n,
    33n,
  ])
  expect(split(1n, percent(APRIL, '50'), percent(MAY, '50'))).toBe('instalment_is_nothing')
  expect(split(1000n, percent(APRIL, '50'), percent(MAY, '49'))).toBe('instalments_do_not_add_up')
  expect(split(1000n, percent(APRIL, '60'), percent(MAY, '60'))).toBe('instalments_do_not_add_up')
})

test('the rest is what the others leave, wherever it stands', () => {
  expect(split(1005n, percent(APRIL, '30'), amount(MAY, 200n), rest(JUNE))).toEqual([302n, 200n, 503n])
  expect(split(1005n, rest(APRIL), amount(MAY, 200n))).toEqual([805n, 200n])
  expect(split(1005n, rest(APRIL), rest(MAY))).toBe('rest_named_twice')
  expect(split(1005n, amount(APRIL, 1005n), rest(MAY))).toBe('instalment_is_nothing')
  expect(split(1005n, amount(APRIL, 1006n), rest(MAY))).toBe('instalments_do_not_add_up')
})

test('amounts come to the whole or are refused; days go forward', () => {
  expect(split(1000n, amount(APRIL, 400n), amount(MAY, 600n))).toEqual([400n, 600n])
  expect(split(1000n, amount(APRIL, 400n), amount(MAY, 599n))).toBe('instalments_do_not_add_up')
  expect(split(1000n, amount(MAY, 400n), amount(APRIL, 600n))).toBe('instalments_out_of_order')
  expect(split(1000n, amount(MAY, 400n), amount(MAY, 600n))).toBe('instalments_out_of_order')
})

test('whatever settles it settles the oldest first, and what is open beyond the plan is due as agreed', () => {
  const plan = {
    agreedDueOn: '2026-03-31',
    parts: [
      { dueOn: APRIL, amount: 300n },
      { dueOn: MAY, amount: 300n },
      { dueOn: JUNE, amount: 400n },
    ],
  }
  const open = (left: bigint) => standingOfParts(plan, left).map((part) => part.open)
  expect(open(1000n)).toEqual([300n, 300n, 400n])
  expect(open(650n)).toEqual([0n, 250n, 400n])
  expect(open(0n)).toEqual([0n, 0n, 0n])
  expect(open(1100n)).toEqual([100n, 300n, 300n, 400n])
  expect([1100n, 1000n, 700n, 650n, 400n, 0n].map((left) => nextDueOn(plan, left))).toEqual([
    '2026-03-31',
    APRIL,
    MAY,
    MAY,
    JUNE,
    JUNE,
  ])
  expect(settledParts(plan, 650n)).toEqual([
    { dueOn: APRIL, amount: 300n },
    { dueOn: MAY, amount: 50n },
  ])
  // More was taken than there was on that day: a credit, with no day of its own.
  expect(dueParts({ dueOn: MAY, instalments: plan }, -5n)).toEqual([{ dueOn: MAY, amount: -5n }])
})

test('for any split and whatever is open: the parts come to it, each day once, none more than was planned', () => {
  const asked = fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 40 }),
      weight: fc.integer({ min: 1, max: 1000 }),
      by: fc.constantFrom('percent', 'amount'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(asked, fc.bigInt(1n, 10n ** 15n), fc.bigInt(-10n, 2n * 10n ** 15n), (parts, whole, left) => {
      let dueOn = '2026-01-01'
      const all = BigInt(parts.reduce((sum, { weight }) => sum + weight, 0))
      const named = parts.map(({ days, weight, by }, at): AskedInstalment => {
        dueOn = addDays(dueOn, days)
        if (at === parts.length - 1) return rest(dueOn)
        const share = BigInt(weight)
        if (by === 'amount') return amount(dueOn, (whole * share) / all)
        return percent(dueOn, String(Math.floor((weight * 10000) / Number(all)) / 100))
      })
      const made = splitInstalments(named, whole, 'JPY')
      if (isRefusal(made)) return
      const plan = { agreedDueOn: '2025-12-31', parts: made }
      expect(plannedIn(plan)).toBe(whole)
      expect(made.every((part) => part.amount > 0n)).toBe(true)
      const due = dueParts({ dueOn: 'x', instalments: plan }, left)
      expect(due.reduce((sum, part) => sum + part.amount, 0n)).toBe(left)
      expect(due.map((part) => part.dueOn)).toEqual([...new Set(due.map((part) => part.dueOn))].sort())
      if (left >= 0n && left <= whole)
        expect(settledParts(plan, left).reduce((sum, part) => sum + part.amount, 0n)).toBe(whole - left)
    }),
  )
})
