import { has, viewOf } from '../picture/bytes.ts'

const END_BYTES = 22
const LONGEST_COMMENT = 0xff_ff
const NAMED_BYTES = 46

/** The names in a ZIP by its directory, which stands at its end; null where that is not whole. Nothing is unpacked. */
export function zipNames(bytes: Uint8Array): string[] | null {
  const view = viewOf(bytes)
  const end = endOf(bytes)
  if (end === null) return null
  const names: string[] = []
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + NAMED_BYTES > end || !has(bytes, at, 'PK\x01\x02')) return null
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    names.push(new TextDecoder().decode(bytes.subarray(at + NAMED_BYTES, at + NAMED_BYTES + name)))
    at += NAMED_BYTES + name + extra + comment
  }
  return at <= end ? names : null
}

/** Where the last record begins; it may end in a comment. */
function endOf(bytes: Uint8Array): number | null {
  const last = bytes.length - END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (has(bytes, at, 'PK\x05\x06')) return at
  return null
}
