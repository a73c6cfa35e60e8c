import { imageSize } from 'image-size'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { kindOf, type PictureType } from './kind.ts'

/** What was recognised in the bytes of a picture. Width and height in pixels, as it is shown. */
export interface Recognised {
  readonly mediaType: PictureType
  readonly width: number
  readonly height: number
}

/** In pixels: so much can be unpacked on any phone. */
const LONGEST_SIDE = 2000

/** Recognises a picture by its bytes alone. Refused: picture_kind_unknown, picture_damaged, picture_too_wide. */
export function recognisePicture(bytes: Uint8Array): Recognised | Refusal {
  const kind = kindOf(bytes)
  if (!kind) return KIND_UNKNOWN
  const size = sizeOf(bytes)
  if (!size || !kind.isWhole(bytes)) return DAMAGED
  const { width, height } = size
  if (Math.max(width, height) <= LONGEST_SIDE) return { mediaType: kind.mediaType, width, height }
  return refuse('picture_too_wide', null, `This picture has ${width} × ${height} pixels.`, {
    remedy: `Scale it down: neither side may be longer than ${LONGEST_SIDE} pixels. It is shown at most 200 × 48 large.`,
    values: { width, height, most: LONGEST_SIDE },
  })
}

/** Width and height; null where they cannot be read, or there are none. */
function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  try {
    // A copy, for the reader looks past the end of a part of something larger.
    const { width, height, orientation = 1 } = imageSize(new Uint8Array(bytes))
    if (width === 0 || height === 0) return null
    // From 5 on a camera lay on its side: browsers turn the picture.
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

const KIND_UNKNOWN = refuse('picture_kind_unknown', null, 'This is not a PNG, JPEG or WebP picture.', {
  remedy: 'Save it as PNG, JPEG or WebP. An SVG has to be exported: it could hold scripts.',
})

const DAMAGED = refuse('picture_damaged', null, 'This picture is damaged, or part of it is missing.', {
  remedy: 'Save it again with the program it comes from, and send all of it.',
})
