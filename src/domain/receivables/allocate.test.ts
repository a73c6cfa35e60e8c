import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocateOldestFirst, type OpenItem } from './allocate.ts'

const item = (invoiceId: string, dueOn: string, open: bigint, issuedOn = '2026-01-01'): OpenItem => ({
  invoiceId,
  dueOn,
  issuedOn,
  open,
})

describe('money without a reference', () => {
  const items = [item('c', '2026-03-01', 100n), item('a', '2026-01-01', 100n), item('b', '2026-02-01', 100n)]

  test('settles the oldest due first', () => {
    expect(allocateOldestFirst(150n, items)).toEqual([
      { invoiceId: 'a', amount: 100n },
      { invoiceId: 'b', amount: 50n },
    ])
  })

  test('the rest stays with the customer', () => {
    const shares = allocateOldestFirst(999n, items)
    expect(shares.map((share) => share.amount)).toEqual([100n, 100n, 100n])
  })

  test('of those due on one day the older comes first, then the lower id', () => {
    const tied = [
      item('z', '2026-01-01', 1n, '2025-12-02'),
      item('y', '2026-01-01', 1n),
      item('x', '2026-01-01', 1n, '2025-12-02'),
    ]
    expect(allocateOldestFirst(3n, tied).map((share) => share.invoiceId)).toEqual(['x', 'z', 'y'])
  })

  test('nothing open takes nothing, and of nothing nothing is taken', () => {
    expect(allocateOldestFirst(50n, [item('a', '2026-01-01', 0n), item('b', '2026-01-02', -5n)])).toEqual([])
    expect(allocateOldestFirst(0n, items)).toEqual([])
    expect(allocateOldestFirst(50n, [])).toEqual([])
  })

  test('the list handed in is left as it was', () => {
    allocateOldestFirst(150n, items)
    expect(items.map((one) => one.invoiceId)).toEqual(['c', 'a', 'b'])
  })
})

test('never more than came in, never more than an item has open, all of the lesser, and no younger item before an older is whole', () => {
  const dates = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`)
  const open = fc.array(
    fc.record({ dueOn: dates, issuedOn: dates, open: fc.bigInt({ min: 0n, max: 1000n }) }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 5000n }), open, (amount, some) => {
      const items = some.map((one, at) => ({ ...one, invoiceId: `i-${at}` }))
      const taken = new Map(
        allocateOldestFirst(amount, items).map((share) => [share.invoiceId, share.amount]),
      )
      const all = items.reduce((sum, one) => sum + one.open, 0n)
      expect([...taken.values()].reduce((sum, one) => sum + one, 0n)).toBe(amount < all ? amount : all)
      for (const one of items) {
        const share = taken.get(one.invoiceId) ?? 0n
        expect(share >= 0n && share <= one.open).toBe(true)
        if (share === one.open) continue
        const younger = items.filter((other) => other.dueOn > one.dueOn && taken.has(other.invoiceId))
        expect(younger).toEqual([])
      }
    }),
  )
})
