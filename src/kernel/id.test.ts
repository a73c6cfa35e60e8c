import { expect, test } from 'vitest'
import { idSource, isUuid, uuidv7 } from './id.ts'

const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

test('the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('all bits but version and variant are used', () => {
  expect(uuidv7(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000')
  expect(uuidv7(2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff')
  expect(() => uuidv7(2 ** 48, new Uint8Array(10))).toThrow('time')
  expect(() => uuidv7(0, new Uint8Array(9))).toThrow('random')
})

test('ids of one millisecond differ and rise, and borrow time when there are too many', () => {
  const next = idSource(() => 1_700_000_000_000)
  const ids = Array.from({ length: 20_000 }, next)
  expect(ids.filter((id) => !isUuid(id))).toEqual([])
  expect(ids.filter((id, i) => i > 0 && id <= (ids[i - 1] ?? ''))).toEqual([])
  expect(timeOf(ids[0] ?? '')).toBe(1_700_000_000_000)
  // At least 2048 ids fit a millisecond, at most 4096.
  expect(timeOf(ids.at(-1) ?? '') - 1_700_000_000_000).toBeGreaterThanOrEqual(4)
  expect(timeOf(ids.at(-1) ?? '') - 1_700_000_000_000).toBeLessThanOrEqual(10)
})

test('a clock that steps back does not take ids back', () => {
  const times = [1000, 1001, 900, 901, 1001, 1002]
  const next = idSource(() => times.shift() ?? 2000)
  const ids = Array.from({ length: 6 }, next)
  expect(ids.map(timeOf)).toEqual([1000, 1001, 1001, 1001, 1001, 1002])
  expect(ids.toSorted()).toEqual(ids)
})

test('the same clock and the same random bytes give the same ids', () => {
  const fill = (bytes: Uint8Array) => void bytes.fill(7)
  const [one, other] = [idSource(() => 5, fill), idSource(() => 5, fill)]
  expect([one(), one()]).toEqual([other(), other()])
})

test('two sources of the same millisecond do not meet', () => {
  const [one, other] = [idSource(() => 5), idSource(() => 5)]
  const ids = Array.from({ length: 1000 }, () => [one(), other()]).flat()
  expect(new Set(ids).size).toBe(2000)
})

test('only the canonical form is a UUID', () => {
  expect(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(true)
  for (const text of ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e279b07cc398c4dc0c0c07398f', '', 'x']) {
    expect(isUuid(text)).toBe(false)
  }
})
