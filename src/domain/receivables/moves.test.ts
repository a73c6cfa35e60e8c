import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterMoves, type Move, NEVER_MOVED, type ReceivableMoves } from './moves.ts'

const moves = fc.array(
  fc.record({
    date: fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}`),
    amount: fc.bigInt(-3n, 3n),
  }),
  { maxLength: 12 },
)

const sumOf = (all: readonly Move[]): bigint => all.reduce((sum, { amount }) => sum + amount, 0n)

/** The same, read off all that was posted at once. */
function readOff(all: readonly Move[]): ReceivableMoves {
  const days = [...new Set(all.map(({ date }) => date))].sort()
  const [movedLast = null, movedBefore = null] = days.toReversed()
  return {
    movedFirst: days[0] ?? null,
    movedBefore,
    movedLast,
    heldBefore: movedBefore === null ? null : sumOf(all.filter(({ date }) => date < movedLast!)),
  }
}

test('however moves come, act by act and on whatever days, what is known of them is what all of them say', () => {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 5 }), (acts) => {
      let known = NEVER_MOVED
      let held = 0n
      for (const act of acts) {
        known = afterMoves(known, held, act)
        held += sumOf(act)
      }
      expect(known).toEqual(readOff(acts.flat()))
    }),
  )
})

test('a payment told late lies between the days that were known, and nothing is read again', () => {
  const billed = afterMoves(NEVER_MOVED, 0n, [{ date: '2026-03-01', amount: 900n }])
  expect(billed).toEqual({
    movedFirst: '2026-03-01',
    movedBefore: null,
    movedLast: '2026-03-01',
    heldBefore: null,
  })
  const paid = afterMoves(billed, 900n, [{ date: '2026-03-20', amount: -400n }])
  expect(paid).toMatchObject({ movedBefore: '2026-03-01', movedLast: '2026-03-20', heldBefore: 900n })
  const late = afterMoves(paid, 500n, [{ date: '2026-03-10', amount: -500n }])
  expect(late).toEqual({
    movedFirst: '2026-03-01',
    movedBefore: '2026-03-10',
    movedLast: '2026-03-20',
    heldBefore: 400n,
  })
})
