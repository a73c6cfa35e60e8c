import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, apportion } from './allocate.ts'

const size = (n: bigint) => (n < 0n ? -n : n)
const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n)
const weights = fc.array(fc.bigInt({ min: -100_000n, max: 100_000n }), { minLength: 1, maxLength: 12 })
const total = fc.bigInt({ min: -1_000_000n, max: 1_000_000n })

describe('vectors', () => {
  test.each([
    ['ties go to the earlier', 10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    ['also when negative', -10n, [1n, 1n, 1n], [-4n, -3n, -3n]],
    ['largest remainder first', 100n, [10n, 20n, 40n], [14n, 29n, 57n]],
    ['a credit line gets a negative part', 8n, [100n, -20n], [10n, -2n]],
    ['negative weights', 10n, [-1n, -3n], [3n, 7n]],
    ['zero weights get nothing', 7n, [0n, 5n, 0n, 5n], [0n, 4n, 0n, 3n]],
    ['all zero: equal split', 5n, [0n, 0n, 0n], [2n, 2n, 1n]],
    ['weights that cancel out: by size', 9n, [200n, -100n, -100n], [5n, 2n, 2n]],
    ['nothing to split', 0n, [3n, 4n], [0n, 0n]],
  ])('%s', (_, amount, over, parts) => {
    expect(allocate(amount, over)).toEqual(parts)
  })

  test('nothing over nobody is nothing; something over nobody is a bug', () => {
    expect(allocate(0n, [])).toEqual([])
    expect(() => allocate(1n, [])).toThrow('nothing to allocate to')
  })
})

test('parts add up exactly, and mirror when the total does', () => {
  fc.assert(
    fc.property(total, weights, (amount, over) => {
      const parts = allocate(amount, over)
      expect(sum(parts)).toBe(amount)
      expect(allocate(-amount, over)).toEqual(parts.map((part) => -part))
      expect(parts.filter((part, i) => over[i] === 0n && part !== 0n && over.some((w) => w !== 0n))).toEqual(
        [],
      )
    }),
  )
})

test('each part is within a unit of its exact share, and within its weight', () => {
  fc.assert(
    fc.property(total, weights, (amount, over) => {
      const whole = sum(over)
      fc.pre(whole !== 0n)
      allocate(amount, over).forEach((part, i) => {
        const weight = over[i] ?? 0n
        expect(size(part * whole - amount * weight) < size(whole)).toBe(true)
        if (size(amount) <= size(whole)) expect(size(part) <= size(weight)).toBe(true)
      })
    }),
  )
})

test('no other split with the same sum is closer to the exact shares', () => {
  const few = fc.array(fc.bigInt({ min: 0n, max: 30n }), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 40n }), few, (amount, over) => {
      const whole = sum(over)
      fc.pre(whole > 0n)
      const parts = allocate(amount, over)
      const distance = (split: readonly bigint[]) =>
        sum(split.map((part, i) => (part * whole - amount * (over[i] ?? 0n)) ** 2n))
      for (const from of parts.keys()) {
        for (const to of parts.keys()) {
          if (from === to) continue
          const moved = parts.map((part, i) => part - (i === from ? 1n : 0n) + (i === to ? 1n : 0n))
          expect(distance(parts) <= distance(moved)).toBe(true)
        }
      }
    }),
  )
})

test('shares that belong to another total are a bug', () => {
  expect(apportion(1n, [14n, 14n, 14n], 100n)).toEqual([1n, 0n, 0n])
  expect(() => apportion(9n, [14n, 14n, 14n], 100n)).toThrow('do not belong')
})
