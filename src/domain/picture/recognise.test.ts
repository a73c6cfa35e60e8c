import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JPEG, pngOf, SVG, TURNED_JPEG, WEBP } from '../../../test/support/pictures.ts'
import { recognisePicture } from './recognise.ts'

const PNG = pngOf(40, 20)

describe('a picture is recognised by its bytes', () => {
  test.each([
    ['image/png', PNG, 40, 20],
    ['image/jpeg', JPEG, 6, 3],
    ['image/jpeg', TURNED_JPEG, 3, 6],
    ['image/webp', WEBP, 6, 3],
  ] as const)('%s', (mediaType, bytes, width, height) => {
    expect(recognisePicture(bytes)).toEqual({ mediaType, width, height })
  })

  test('at most 2,000 pixels a side', () => {
    expect(recognisePicture(pngOf(2000, 1))).toMatchObject({ width: 2000 })
    for (const bytes of [pngOf(2001, 1), pngOf(1, 2001)])
      expect(recognisePicture(bytes)).toMatchObject({ code: 'picture_too_wide' })
  })
})

describe('refused is', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('logo.png')],
    ['an SVG', SVG],
    ['a GIF', Buffer.from('GIF89a\x06\0\x03\0\0\0\0;', 'latin1')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ])('%s', (_, bytes) => {
    expect(recognisePicture(bytes)).toMatchObject({ code: 'picture_kind_unknown' })
  })

  test.each([
    ['PNG', PNG],
    ['JPEG', JPEG],
    ['WebP', WEBP],
  ])('a %s of which any part of the end is missing', (_, whole) => {
    for (let length = 0; length < whole.length; length++)
      expect(recognisePicture(whole.subarray(0, length)), `${length} bytes`).toHaveProperty('refused')
  })

  test('one without a size', () => {
    expect(recognisePicture(pngOf(0, 20))).toMatchObject({ code: 'picture_damaged' })
  })
})

test('whatever the bytes are, there is an answer, and a size is within its bounds', () => {
  const damaged = fc
    .tuple(
      fc.constantFrom(PNG, JPEG, TURNED_JPEG, WEBP),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    )
    .map(([whole, faults]) => {
      const bytes = Buffer.from(whole)
      for (const [at, to] of faults) bytes[at % bytes.length] = to
      return bytes
    })
  fc.assert(
    fc.property(damaged, (bytes) => {
      const recognised = recognisePicture(bytes)
      if ('refused' in recognised) return
      for (const side of [recognised.width, recognised.height]) {
        expect(side).toBeGreaterThanOrEqual(1)
        expect(side).toBeLessThanOrEqual(2000)
      }
    }),
    { numRuns: 2_000 },
  )
})
