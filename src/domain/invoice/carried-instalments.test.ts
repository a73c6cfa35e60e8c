import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../kernel/date.ts'
import { decimal, HUNDRED_PERCENT } from '../../kernel/decimal.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { carriedInstalments } from './carried-instalments.ts'
import { followedParts } from './follow-instalments.ts'
import { type AskedInstalment, splitInstalments } from './split-instalments.ts'

const START = '2026-01-01'

/** What the parts come to on each day, none before the first. */
function byDay(parts: readonly { dueOn: string; amount: bigint }[], first: string): [string, bigint][] {
  const days = new Map<string, bigint>()
  for (const { dueOn, amount } of parts) {
    const day = dueOn < first ? first : dueOn
    days.set(day, (days.get(day) ?? 0n) + amount)
  }
  return [...days]
}

const anyPlan = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 30 }),
    share: fc.constantFrom('percent', 'amount', 'rest'),
    weight: fc.integer({ min: 1, max: 400 }),
  }),
  { minLength: 1, maxLength: 8 },
)

test('for any plan and any day: on the same total the same parts, what fell due before on that day', () => {
  let carriedOn = 0
  fc.assert(
    fc.property(
      anyPlan,
      fc.bigInt(1n, 10n ** 12n),
      fc.bigInt(0n, 10n ** 6n),
      fc.integer({ min: 0, max: 120 }),
      fc.boolean(),
      (wanted, open, settled, after, isRemembered) => {
        let dueOn = START
        let hasRest = false
        const whole = wanted.reduce((sum, { weight }) => sum + weight, 0)
        const asked = wanted.map(({ days, share, weight }, at): AskedInstalment => {
          dueOn = addDays(dueOn, days)
          const isRest = !hasRest && (share === 'rest' || at === wanted.length - 1)
          hasRest ||= isRest
          if (isRest) return { dueOn, share: { by: 'rest' } }
          const percent = decimal(String(Math.floor((10_000 * weight) / whole) / 100))
          if (share === 'percent') return { dueOn, share: { by: 'percent', percent } }
          return { dueOn, share: { by: 'amount', amount: (open * BigInt(weight)) / BigInt(whole) } }
        })
        // A share of less than one minor unit is a part only as long as others round it up.
        const isTiny = ({ share }: AskedInstalment): boolean =>
          share.by === 'percent' && share.percent * open < HUNDRED_PERCENT
        if (asked.some(isTiny)) return
        const parts = splitInstalments(asked, open, 'USD')
        if (isRefusal(parts)) return
        const total = isRemembered ? open : open + settled
        const issuedOn = addDays(START, after)
        const agreedDueOn = START
        const plan = { agreedDueOn, parts, ...(isRemembered ? { asked } : {}) }
        const carried = carriedInstalments({ instalments: plan, total }, issuedOn)
        if (parts.at(-1)!.dueOn < issuedOn) {
          expect(carried).toEqual([])
          return
        }
        carriedOn += 1
        const before = total === open ? [] : [{ dueOn: agreedDueOn, amount: settled }]
        const came = followedParts(carried, { total, issuedOn, currency: 'USD' })
        const should = byDay([...before, ...parts], issuedOn)
        expect(came?.map((part) => part.dueOn)).toEqual(should.map(([day]) => day))
        // Percentages that fall due with another share are no longer among those that round together.
        const past = new Set(asked.filter((part) => part.dueOn <= issuedOn).map(({ share }) => share.by))
        const isExact = !isRemembered || past.size <= 1
        for (const [at, [, amount]] of should.entries()) {
          const off = came![at]!.amount - amount
          if (isExact) expect(off).toBe(0n)
          else expect(off >= -1n && off <= 1n).toBe(true)
        }
      },
    ),
    { numRuns: 1000 },
  )
  expect(carriedOn).toBeGreaterThan(300)
})
