import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenItem } from '../../../contract/open-item.ts'
import { amountTyped, checkAllocation, suggestion } from './allocation.ts'

const item = (invoiceId: string, open: number, dueOn = '2026-03-01', draft = false): OpenItem => ({
  invoiceId,
  number: null,
  reference: null,
  currency: 'USD',
  issuedOn: '2026-02-01',
  dueOn,
  draft,
  total: open,
  open,
  instalments: [],
})

describe('a suggestion', () => {
  const items = [item('a', 100, '2026-03-02'), item('b', 50), item('c', 70, '2026-01-01', true)]
  test('pays the oldest due first, and no draft', () => {
    expect(suggestion(120n, items, undefined)).toEqual({ b: 50n, a: 70n })
    expect(suggestion(999n, items, undefined)).toEqual({ b: 50n, a: 100n })
  })
  test('pays the document it is for before all others, a draft too', () => {
    expect(suggestion(120n, items, 'a')).toEqual({ a: 100n, b: 20n })
    expect(suggestion(80n, items, 'c')).toEqual({ c: 70n, b: 10n })
    expect(suggestion(0n, items, 'a')).toEqual({})
  })
  test('is never too much, for a row or altogether', () => {
    const some = fc.array(fc.record({ open: fc.integer({ min: 1, max: 500 }), draft: fc.boolean() }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(some, fc.bigInt({ min: 0n, max: 3000n }), fc.nat(8), (rows, amount, first) => {
        const given = rows.map(({ open, draft }, at) => item(String(at), open, '2026-03-01', draft))
        const { tooMuch, left } = checkAllocation(amount, given, suggestion(amount, given, String(first)))
        expect(tooMuch.size).toBe(0)
        expect(left).toBeGreaterThanOrEqual(0n)
      }),
    )
  })
})

test('a row beyond what is open, and more than came in, are seen', () => {
  const items = [item('a', 100), item('b', 50)]
  expect(checkAllocation(120n, items, { a: 101n })).toEqual({ tooMuch: new Set(['a']), left: 19n })
  expect(checkAllocation(120n, items, { a: 100n, b: 50n }).left).toBe(-30n)
})

test('a row is typed in major units; what is no amount is none', () => {
  expect(amountTyped('12.50', 'USD')).toBe(1250n)
  expect(amountTyped(' ', 'USD')).toBe(0n)
  for (const text of ['-1', 'x', '1.234']) expect(amountTyped(text, 'USD')).toBeNull()
})
