import { createHash } from 'node:crypto'
import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { note } from '../output/out.ts'
import type { From } from './lines.ts'

/**
 * How far an input was taken, in a small file beside it. What was taken but not noted is told again, and acts once all
 * the same; so the note may always lag behind.
 */
export interface ProgressFile {
  readonly from: From
  note(reached: From): void
  /** Everything was taken: nothing is left to resume. */
  remove(): void
}

interface Kept extends From {
  /** Whose books, so that another's are not taken for filled. */
  readonly to: string
  /** Of the input's first bytes: another file of the same name begins anew. */
  readonly head: string
}

const HEAD_BYTES = 64 * 1024

/** The note beside `file` about telling it to `to`. Says so when it resumes, and when it cannot. */
export function progressBeside(file: string, to: string): ProgressFile {
  const path = `${file}.billhook-progress`
  const from = reachedIn(path, file, to)
  if (from.line > 0) note(`Going on after line ${from.line.toLocaleString('en-US')}, as ${path} says.`)
  return {
    from,
    note({ bytes, line }) {
      const kept: Kept = { bytes, line, to, head: headOf(file, bytes) }
      writeFileSync(`${path}.new`, `${JSON.stringify(kept)}\n`)
      renameSync(`${path}.new`, path)
    },
    remove: () => rmSync(path, { force: true }),
  }
}

const BEGINNING: From = { bytes: 0, line: 0 }

function reachedIn(path: string, file: string, to: string): From {
  let kept: Kept
  try {
    kept = JSON.parse(readFileSync(path, 'utf8')) as Kept
  } catch {
    return BEGINNING
  }
  const { bytes, line } = kept
  const fits =
    Number.isInteger(bytes) &&
    Number.isInteger(line) &&
    bytes <= statSync(file).size &&
    kept.head === headOf(file, bytes)
  if (fits && kept.to === to) return { bytes, line }
  note(
    fits
      ? `${path} is about other books; this begins anew.`
      : `${path} is about another file of this name; this begins anew.`,
  )
  return BEGINNING
}

/** A digest of the first bytes that were taken. */
function headOf(file: string, bytes: number): string {
  const buffer = Buffer.alloc(Math.min(bytes, HEAD_BYTES))
  const opened = openSync(file, 'r')
  try {
    readSync(opened, buffer, 0, buffer.length, 0)
  } finally {
    closeSync(opened)
  }
  return createHash('sha256').update(buffer).digest('hex').slice(0, 32)
}
