import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** A line of a file, counted from 1. */
export interface Line {
  readonly number: number
  readonly text: string
}

/** The lines of a file, or of standard input for "-"; empty ones are left out. Holds one line at a time. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const input: Readable = file === '-' ? process.stdin : createReadStream(file)
  // An error on the file would otherwise be thrown past the loop below.
  const failed = new Promise<never>((_, reject) => input.once('error', reject))
  failed.catch(() => {})
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]()
  let number = 0
  for (;;) {
    const next = await Promise.race([lines.next(), failed])
    if (next.done) return
    number += 1
    const text = number === 1 ? next.value.replace(/^\uFEFF/, '') : next.value
    if (text.trim() !== '') yield { number, text }
  }
}
