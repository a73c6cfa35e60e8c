import { createHash } from 'node:crypto'
import { type BackupEnd, type BackupHead, type BackupTable, BackupUnusable, FORMAT } from './format.ts'

/** A part of a backup as it is read: the head first, then tables with their rows. */
export type BackupPart =
  | { readonly head: BackupHead }
  | { readonly table: BackupTable }
  | { readonly row: string }

const ALTERED =
  'The backup was altered or damaged: its content is not what its checksum says. Nothing was restored; take another copy.'
const CUT_OFF = 'The backup is cut off: its end is missing. Nothing was restored; take another copy.'
const NOT_ONE = 'This file is not a backup of Billhook.'

/**
 * Reads the uncompressed bytes of a backup part by part and, at the end, holds them to the digest and the counts that
 * the last line names. Throws `BackupUnusable` for anything else than a whole backup.
 */
export async function* partsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256')
  const counted: Record<string, number> = {}
  let table = ''
  let began = false
  let end: BackupEnd | null = null
  for await (const line of linesOf(bytes)) {
    if (end) throw new BackupUnusable(ALTERED)
    if (line.startsWith('[')) {
      if (table === '') throw new BackupUnusable(began ? ALTERED : NOT_ONE)
      hash.update(`${line}\n`)
      counted[table]! += 1
      yield { row: line }
      continue
    }
    const said = objectIn(line, began)
    if (!began) {
      yield { head: checkedHead(said) }
      began = true
    } else if ('end' in said) {
      end = said as unknown as BackupEnd
      continue
    } else {
      table = (said as unknown as BackupTable).table
      counted[table] = 0
      yield { table: said as unknown as BackupTable }
    }
    hash.update(`${line}\n`)
  }
  if (!began) throw new BackupUnusable(NOT_ONE)
  if (end === null) throw new BackupUnusable(CUT_OFF)
  if (end.sha256 !== hash.digest('hex') || JSON.stringify(end.rows) !== JSON.stringify(counted))
    throw new BackupUnusable(ALTERED)
}

function objectIn(line: string, began: boolean): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null) return said as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new BackupUnusable(began ? ALTERED : NOT_ONE)
}

function checkedHead(said: Record<string, unknown>): BackupHead {
  if (said['billhook'] !== 'backup' || !Array.isArray(said['migrations'])) throw new BackupUnusable(NOT_ONE)
  if (said['format'] === FORMAT) return said as unknown as BackupHead
  throw new BackupUnusable('This backup was made by a newer Billhook. Restore it with that one.')
}

/** Lines without their ends. A last line that has no end is cut off, and shows as such when it is parsed. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = []
  try {
    for await (const chunk of bytes) {
      let start = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
        yield Buffer.concat([...parts, chunk.subarray(start, at)]).toString('utf8')
        parts = []
        start = at + 1
      }
      parts.push(chunk.subarray(start))
    }
  } catch (err) {
    // What gunzip says of a file that is cut off, of one that was altered, and of one that never was compressed.
    const code = err instanceof Error && 'code' in err ? String(err.code) : ''
    if (code === 'Z_BUF_ERROR') throw new BackupUnusable(CUT_OFF)
    if (code.startsWith('Z_')) throw new BackupUnusable(/header check/.test(String(err)) ? NOT_ONE : ALTERED)
    throw err
  }
  if (Buffer.concat(parts).length > 0) throw new BackupUnusable(CUT_OFF)
}
