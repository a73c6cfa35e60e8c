import { has, viewOf } from './bytes.ts'

/** What a picture can be. SVG is left out: it is a document that can hold scripts and load things. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

/** A kind of picture: how it begins, and how its end is known. */
interface Kind {
  readonly mediaType: PictureType
  readonly begins: (bytes: Uint8Array) => boolean
  /** Whether nothing of its end is missing. Asked of bytes that begin so. */
  readonly isWhole: (bytes: Uint8Array) => boolean
}

const KINDS: readonly Kind[] = [
  {
    mediaType: 'image/png',
    begins: (bytes) => has(bytes, 0, '\x89PNG\r\n\x1a\n') && has(bytes, 12, 'IHDR'),
    isWhole: isWholePng,
  },
  { mediaType: 'image/jpeg', begins: (bytes) => has(bytes, 0, '\xff\xd8\xff'), isWhole: isWholeJpeg },
  {
    mediaType: 'image/webp',
    begins: (bytes) => has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBPVP8'),
    isWhole: (bytes) => viewOf(bytes).getUint32(4, true) + 8 <= bytes.length,
  },
]

/** The kind of a picture by its first bytes; a name or a header can say anything. */
export const kindOf = (bytes: Uint8Array): Kind | undefined => KINDS.find(({ begins }) => begins(bytes))

/** Goes from chunk to chunk: length, name, data, checksum. */
function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (has(bytes, at + 4, 'IEND')) return true
  }
  return false
}

/** Goes from segment to segment up to the image itself. In there 0xFF 0xD9 stands for nothing but its end. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length && !has(bytes, at, '\xff\xda')) {
    const fills = bytes[at + 1] === 0xff
    at += fills ? 1 : 2 + view.getUint16(at + 2)
  }
  for (; at + 2 <= bytes.length; at++) if (has(bytes, at, '\xff\xd9')) return true
  return false
}
