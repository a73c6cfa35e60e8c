import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SealBroken } from '../operations/fleetbase/ports.ts'
import { sealer } from './sealing.ts'

const key = randomBytes(32)
const { seal, open } = sealer(key)
const of = { orgId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f', field: 'source_connection/1/api_key' }

test('what was sealed opens again, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(text, of)
      expect(open(sealed, of)).toBe(text)
      if (text.length > 3) expect(sealed.includes(text)).toBe(false)
    }),
  )
})

test('the same text is sealed differently each time', () => {
  expect(seal('flb_live_1', of).equals(seal('flb_live_1', of))).toBe(false)
})

test('a sealed text moved to another organization or another field does not open', () => {
  const sealed = seal('flb_live_1', of)
  expect(() => open(sealed, { ...of, orgId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e70' })).toThrow(SealBroken)
  expect(() => open(sealed, { ...of, field: 'source_connection/2/api_key' })).toThrow(SealBroken)
  expect(() => open(sealed, { orgId: of.orgId + of.field.slice(0, 1), field: of.field.slice(1) })).toThrow(
    SealBroken,
  )
})

test('another key or a single changed bit does not open it', () => {
  const sealed = seal('flb_live_1', of)
  expect(() => sealer(randomBytes(32)).open(sealed, of)).toThrow(SealBroken)
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => open(changed, of)).toThrow(SealBroken)
  }
  for (let length = 0; length < sealed.length; length++) {
    expect(() => open(sealed.subarray(0, length), of)).toThrow(SealBroken)
  }
})

test('a key of the wrong length is our own mistake', () => {
  expect(() => sealer(randomBytes(16))).toThrow('32 bytes')
})
