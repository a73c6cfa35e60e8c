import { describe, expect, test } from 'vitest'
import { changeLocks, closedThrough, type LockDates } from './lock-dates.ts'

const OPEN: LockDates = { soft: null, tax: null, hard: null }
const today = '2026-04-10'
const change = (
  before: LockDates,
  changes: Partial<LockDates>,
  { role = 'accountant' as const, reason = null as string | null } = {},
) => changeLocks(before, changes, { role, today, reason })

describe('days are locked', () => {
  test('forward by who closes, without a reason', () => {
    expect(change(OPEN, { soft: '2026-03-31' })).toEqual({ ...OPEN, soft: '2026-03-31' })
    expect(change({ ...OPEN, soft: '2026-03-31' }, { tax: '2026-02-28', hard: '2025-12-31' })).toEqual({
      soft: '2026-03-31',
      tax: '2026-02-28',
      hard: '2025-12-31',
    })
  })

  test('through today at the latest', () => {
    expect(change(OPEN, { soft: today })).toMatchObject({ soft: today })
    expect(change(OPEN, { hard: '2026-04-11' })).toMatchObject({ code: 'lock_in_future', pointer: '/hard' })
  })

  test('and opened again with a reason alone', () => {
    const before = { ...OPEN, soft: '2026-03-31' }
    expect(change(before, { soft: null })).toMatchObject({ code: 'reason_missing' })
    expect(change(before, { soft: '2026-02-28' }, { reason: 'A bill was missing.' })).toMatchObject({
      soft: '2026-02-28',
    })
  })

  test('a tax lock is taken back by who manages, not by an accountant', () => {
    const before = { ...OPEN, tax: '2026-03-31' }
    const reason = 'The return is corrected.'
    expect(change(before, { tax: null }, { reason })).toMatchObject({ code: 'tax_lock_stays' })
    expect(changeLocks(before, { tax: null }, { role: 'owner', today, reason })).toEqual(OPEN)
    expect(changeLocks(before, { tax: null }, { role: 'owner', today, reason: null })).toMatchObject({
      code: 'reason_missing',
    })
  })

  test('a hard lock by nobody', () => {
    const before = { ...OPEN, hard: '2025-12-31' }
    for (const hard of [null, '2025-12-30']) {
      const asked = changeLocks(before, { hard }, { role: 'owner', today, reason: 'Please.' })
      expect(asked).toMatchObject({ code: 'hard_lock_stays' })
    }
    expect(change(before, { hard: '2026-01-31' })).toMatchObject({ hard: '2026-01-31' })
  })
})

test.each([
  [OPEN, null],
  [{ soft: '2026-03-31', tax: null, hard: '2025-12-31' }, '2026-03-31'],
  [{ soft: '2026-01-31', tax: '2026-02-28', hard: '2025-12-31' }, '2026-02-28'],
  [{ soft: null, tax: null, hard: '2025-12-31' }, '2025-12-31'],
])('of %j the latest closes', (locks, through) => {
  expect(closedThrough(locks)).toBe(through)
})
