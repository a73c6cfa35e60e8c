import { createHash } from 'node:crypto'
import { type BackupEnd, type BackupHead, type BackupTable, BackupUnusable, FORMAT } from './format.ts'

/** A part of a file as it is read: the head first, then tables with their rows. */
export type Part<Head> = { readonly head: Head } | { readonly table: BackupTable } | { readonly row: string }

/** What is read: how its head names it, and what people call it. */
export interface Kind<Head> {
  readonly billhook: string
  readonly format: number
  /** "The backup was altered." */
  readonly noun: string
  /** "This file is not a backup of Billhook." */
  readonly notOne: string
  /** "Nothing was restored." */
  readonly undone: string
  /** "Restore it with that one." */
  readonly byNewer: string
  /** Whether a head that names itself so has all of one. */
  readonly isHead: (said: Record<string, unknown>) => said is Record<string, unknown> & Head
}

export const BACKUP: Kind<BackupHead> = {
  billhook: 'backup',
  format: FORMAT,
  noun: 'backup',
  notOne: 'This file is not a backup of Billhook.',
  undone: 'Nothing was restored',
  byNewer: 'Restore it with that one.',
  isHead: (said): said is Record<string, unknown> & BackupHead => Array.isArray(said['migrations']),
}

const altered = ({ noun, undone }: Kind<unknown>): BackupUnusable =>
  new BackupUnusable(
    `The ${noun} was altered or damaged: its content is not what its checksum says. ${undone}; take another copy.`,
  )
const cutOff = ({ noun, undone }: Kind<unknown>): BackupUnusable =>
  new BackupUnusable(`The ${noun} is cut off: its end is missing. ${undone}; take another copy.`)
const notOne = (kind: Kind<unknown>): BackupUnusable => new BackupUnusable(kind.notOne)

/**
 * Reads the uncompressed bytes of a backup, or of a file like one, part by part and, at the end, holds them to the digest and the counts that
 * the last line names. Throws `BackupUnusable` for anything else than a whole one.
 */
export async function* partsOf<Head>(
  bytes: AsyncIterable<Buffer>,
  kind: Kind<Head>,
): AsyncGenerator<Part<Head>> {
  const hash = createHash('sha256')
  const counted: Record<string, number> = {}
  let table = ''
  let began = false
  let end: BackupEnd | null = null
  for await (const line of linesOf(bytes, kind)) {
    if (end) throw altered(kind)
    if (line.startsWith('[')) {
      if (table === '') throw began ? altered(kind) : notOne(kind)
      hash.update(`${line}\n`)
      counted[table]! += 1
      yield { row: line }
      continue
    }
    const said = objectIn(line, began ? altered : notOne, kind)
    if (!began) {
      yield { head: checkedHead(said, kind) }
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
  if (!began) throw notOne(kind)
  if (end === null) throw cutOff(kind)
  if (end.sha256 !== hash.digest('hex') || JSON.stringify(end.rows) !== JSON.stringify(counted))
    throw altered(kind)
}

function objectIn(
  line: string,
  wrong: (kind: Kind<unknown>) => BackupUnusable,
  kind: Kind<unknown>,
): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null) return said as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw wrong(kind)
}

function checkedHead<Head>(said: Record<string, unknown>, kind: Kind<Head>): Head {
  if (said['billhook'] !== kind.billhook || !kind.isHead(said)) throw notOne(kind)
  if (said['format'] === kind.format) return said
  throw new BackupUnusable(`This ${kind.noun} was made by a newer Billhook. ${kind.byNewer}`)
}

/** Lines without their ends. A last line that has no end is cut off, and shows as such when it is parsed. */
async function* linesOf(bytes: AsyncIterable<Buffer>, kind: Kind<unknown>): AsyncGenerator<string> {
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
    if (code === 'Z_BUF_ERROR') throw cutOff(kind)
    if (code.startsWith('Z_')) throw /header check/.test(String(err)) ? notOne(kind) : altered(kind)
    throw err
  }
  if (Buffer.concat(parts).length > 0) throw cutOff(kind)
}
