import { expect, test } from 'vitest'
import { dueFrom, type Schedule } from './recurring.ts'

const on = (schedule: Partial<Schedule>, from: string, made = 0) =>
  dueFrom(
    { every: 'month', day: 1, startsOn: '2026-01-15', endsOn: null, most: null, ...schedule },
    from,
    made,
  )

test.each<[string, Partial<Schedule>, string, string | null]>([
  ['the first one is never before the start', {}, '2025-01-01', '2026-02-01'],
  ['on the start itself', { day: 15 }, '2025-01-01', '2026-01-15'],
  ['a month without such a day has its last', { day: 31 }, '2026-02-01', '2026-02-28'],
  ['in a leap year', { day: 30 }, '2028-02-01', '2028-02-29'],
  ['on the day asked for', { day: 20 }, '2026-03-20', '2026-03-20'],
  ['quarters count from the month of the start', { every: 'quarter', day: 31 }, '2026-02-01', '2026-04-30'],
  ['years too', { every: 'year', day: 10 }, '2026-01-01', '2027-01-10'],
  ['nothing after the end', { endsOn: '2026-03-31' }, '2026-03-02', null],
])('%s', (_, schedule, from, due) => {
  expect(on(schedule, from)).toBe(due)
})

test('no more than so many are made', () => {
  expect(on({ most: 2 }, '2026-03-01', 1)).toBe('2026-03-01')
  expect(on({ most: 2 }, '2026-04-01', 2)).toBeNull()
})
