import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { has } from '../picture/bytes.ts'
import { kindOf, type PictureType } from '../picture/kind.ts'
import { zipNames } from './zip-names.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What an attachment can be. HTML and SVG are left out: they can hold scripts. */
export type AttachmentType = PictureType | 'application/pdf' | 'text/plain' | 'text/csv' | typeof SHEET

/**
 * Recognises an attachment by its bytes. Only whether text is called CSV is left to the name it came with, since nothing
 * else tells. Refused: attachment_kind_unknown, attachment_damaged.
 */
export function recogniseAttachment(bytes: Uint8Array, name: string): AttachmentType | Refusal {
  const picture = kindOf(bytes)
  if (picture) return picture.isWhole(bytes) ? picture.mediaType : DAMAGED
  if (has(bytes, 0, '%PDF-')) return isWholePdf(bytes) ? 'application/pdf' : DAMAGED
  if (has(bytes, 0, 'PK\x03\x04')) {
    const names = zipNames(bytes)
    if (names === null) return DAMAGED
    return isSheet(names) ? SHEET : KIND_UNKNOWN
  }
  if (!isText(bytes)) return KIND_UNKNOWN
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain'
}

/** A PDF names its end. What signs or mails it may have added to it, so the mark need not be the last word. */
function isWholePdf(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 5; at > 0; at--) if (has(bytes, at, '%%EOF')) return true
  return false
}

/** A workbook without macros. */
const isSheet = (names: readonly string[]): boolean =>
  ['[Content_Types].xml', 'xl/workbook.xml'].every((name) => names.includes(name)) &&
  !names.some((name) => /vbaProject/i.test(name))

/** Characters of any alphabet and nothing that drives a machine; not a page that a browser would carry out. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  // By its place and not with an iterator, which takes half a second for ten megabytes.
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if ((byte < 0x20 && !WHITE.has(byte)) || byte === 0x7f) return false
  }
  const begins = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart()
  return begins !== '' && !/^<[!?/a-z]/i.test(begins)
}

/** Tabs, the ends of lines and of pages. */
const WHITE = new Set([0x09, 0x0a, 0x0c, 0x0d])

const KIND_UNKNOWN = refuse('attachment_kind_unknown', null, 'A file of this kind cannot be attached.', {
  remedy:
    'Attach a PDF, a PNG, JPEG or WebP picture, plain text, CSV, or an xlsx workbook without macros. Print anything else to a PDF.',
})

const DAMAGED = refuse('attachment_damaged', null, 'This file is damaged, or part of it is missing.', {
  remedy: 'Save it again with the program it comes from, and attach all of it.',
})
