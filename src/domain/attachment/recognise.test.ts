import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DOCM_ZIP, PDF, sheetOf, zipOf } from '../../../test/support/attachments.ts'
import { JPEG, pngOf, SVG, WEBP } from '../../../test/support/pictures.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { recogniseAttachment } from './recognise.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PNG = pngOf(4, 2)

describe('an attachment is recognised by its bytes', () => {
  test.each([
    ['application/pdf', PDF, 'bill.exe'],
    ['application/pdf', Buffer.concat([PDF, Buffer.from('\nsigned')]), 'bill'],
    ['image/png', PNG, 'bill.pdf'],
    ['image/jpeg', JPEG, ''],
    ['image/webp', WEBP, 'x.html'],
    [SHEET, sheetOf(), 'bill.csv'],
    ['text/plain', Buffer.from('Paid in cash.\r\n'), 'note.pdf'],
    ['text/plain', Buffer.from('Straße\tÖl', 'latin1'), 'note.txt'],
    ['text/csv', Buffer.from('\ufeffday;amount\n2026-03-01;12,50\n'), 'BANK.CSV'],
  ] as const)('%s', (mediaType, bytes, name) => {
    expect(recogniseAttachment(bytes, name)).toBe(mediaType)
  })
})

describe('refused is, whatever it is called', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['only white space', Buffer.from(' \n')],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['an SVG', SVG],
    ['a page', Buffer.from('\ufeff\n <!doctype html><script>alert(1)</script>')],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>')],
    ['a GIF', Buffer.from('GIF89a\x06\0\x03\0\0\0\0;', 'latin1')],
    ['any ZIP', zipOf(['a.txt'])],
    ['a workbook with macros', sheetOf('xl/vbaProject.bin')],
    ['a document of another program', DOCM_ZIP],
  ])('%s', (_, bytes) => {
    for (const name of ['bill.pdf', 'bill.csv', 'bill.xlsx'])
      expect(recogniseAttachment(bytes, name)).toMatchObject({ code: 'attachment_kind_unknown' })
  })

  test.each([
    ['PDF', PDF],
    ['PNG', PNG],
    ['JPEG', JPEG],
    ['WebP', WEBP],
    ['workbook', sheetOf()],
  ])('a %s of which any part of the end is missing', (_, whole) => {
    // A few letters are text; a PDF without the end of its last line is whole.
    for (let length = 16; length < whole.length - 1; length++)
      expect(recogniseAttachment(whole.subarray(0, length), 'a'), `${length} bytes`).toHaveProperty('refused')
  })
})

test('whatever the bytes are, there is an answer', () => {
  const damaged = fc
    .tuple(
      fc.constantFrom(PDF, PNG, JPEG, WEBP, sheetOf()),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    )
    .map(([whole, faults]) => {
      const bytes = Buffer.from(whole)
      for (const [at, to] of faults) bytes[at % bytes.length] = to
      return bytes
    })
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array()), (bytes) => {
      const recognised = recogniseAttachment(bytes, 'a.csv')
      expect(isRefusal(recognised) || recognised.includes('/')).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})
