import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'

/** A line of a file, counted from 1, without its end; `end` is the byte after it. */
export interface Line {
  readonly number: number
  readonly end: number
  /** Null: longer than any event may be, and not kept. */
  readonly text: string | null
  readonly utf8: boolean
}

/** From where to read: after so many bytes and lines. */
export interface From {
  readonly bytes: number
  readonly line: number
}

/** No event is longer: what one request may hold. */
export const LONGEST_LINE = 8 * 1024 * 1024
const LINE_END = 0x0a

/** The lines of a file, or of standard input for "-"; empty ones are left out. Holds one line at a time. */
export async function* linesOf(file: string, from: From = { bytes: 0, line: 0 }): AsyncGenerator<Line> {
  const input =
    file === '-' ? process.stdin : createReadStream(file, { start: from.bytes, highWaterMark: 1 << 18 })
  let { bytes, line: number } = from
  let parts: Buffer[] = []
  let held = 0
  const take = (last: Buffer): Line | null => {
    const long = held + last.length > LONGEST_LINE
    const whole = parts.length === 0 ? last : Buffer.concat([...parts, last])
    bytes += held + last.length
    number += 1
    parts = []
    held = 0
    if (long) return { number, end: bytes, text: null, utf8: true }
    const text = whole.toString('utf8').replace(/\r?\n$/, '')
    const bare = number === 1 ? text.replace(/^\uFEFF/, '') : text
    return bare.trim() === '' ? null : { number, end: bytes, text: bare, utf8: isUtf8(whole) }
  }
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, start)) {
      const line = take(chunk.subarray(start, at + 1))
      if (line) yield line
      start = at + 1
    }
    const rest = chunk.subarray(start)
    held += rest.length
    // What makes a line too long is counted and let go.
    if (held <= LONGEST_LINE) parts.push(rest)
    else parts = []
  }
  if (held > 0) {
    const line = take(Buffer.alloc(0))
    if (line) yield line
  }
}
