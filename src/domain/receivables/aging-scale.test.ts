import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../kernel/date.ts'
import { bucketOf, AGING_BUCKETS } from './aging.ts'
import { type AgingScale, rangeAt, rangesOf, USUAL_EDGES } from './aging-scale.ts'

describe('aging by free edges', () => {
  test('by due date what is not past due stands first; by issue date the day of issue begins', () => {
    expect(rangesOf({ by: 'due', edges: [15, 45] })).toEqual([
      { from: null, to: 0 },
      { from: 1, to: 15 },
      { from: 16, to: 45 },
      { from: 46, to: null },
    ])
    expect(rangesOf({ by: 'issue', edges: [7] })).toEqual([
      { from: 0, to: 7 },
      { from: 8, to: null },
    ])
  })

  test('the edge itself still stands in the bucket it ends', () => {
    const at = (age: number, scale: AgingScale): number =>
      rangeAt({ dueOn: '2026-03-01', issuedOn: '2026-02-01' }, scale, addDays('2026-03-01', age))
    const due = { by: 'due', edges: [15, 45] } as const
    expect([-1, 0, 1, 15, 16, 45, 46].map((age) => at(age, due))).toEqual([0, 0, 1, 1, 2, 2, 3])
    const issue = { by: 'issue', edges: [28, 29] } as const
    expect([0, 1, 2].map((age) => at(age, issue))).toEqual([0, 1, 2])
  })

  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-01-01', days))
  const scale = fc.record({
    by: fc.constantFrom('due' as const, 'issue' as const),
    edges: fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
      .map((edges) => edges.toSorted((a, b) => a - b)),
  })

  test('every item stands in the one bucket whose days it is old', () => {
    fc.assert(
      fc.property(day, day, day, scale, (dueOn, issuedOn, asOf, one) => {
        const ranges = rangesOf(one)
        const age = daysBetween(one.by === 'due' ? dueOn : issuedOn, asOf)
        const fitting = ranges.flatMap(({ from, to }, n) =>
          (from ?? -Infinity) <= age && age <= (to ?? Infinity) ? [n] : [],
        )
        // What was issued after the day is not older than its issue.
        expect(rangeAt({ dueOn, issuedOn }, one, asOf)).toBe(fitting[0] ?? 0)
        expect(fitting.length).toBe(one.by === 'issue' && age < 0 ? 0 : 1)
      }),
    )
  })

  test('with the usual edges by due date it is the aging of statements and the dashboard', () => {
    fc.assert(
      fc.property(day, day, (dueOn, asOf) => {
        const usual = { by: 'due', edges: USUAL_EDGES } as const
        expect(AGING_BUCKETS[rangeAt({ dueOn, issuedOn: dueOn }, usual, asOf)]).toBe(bucketOf(dueOn, asOf))
      }),
    )
  })
})
