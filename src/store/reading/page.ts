import { parseDate, parseInstant } from '../../kernel/date.ts'
import { isUuid } from '../../kernel/id.ts'
import { isRefusal } from '../../kernel/refusal.ts'

/** A page of a list, and where the next one begins; null on the last. */
export interface Page<Row> {
  readonly rows: Row[]
  readonly nextCursor: string | null
}

/** What a list is asked for: at most `limit` rows, from where the page before ended. */
export interface PageAsked {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** A cursor that none of our lists gave out. */
export class CursorUnreadable extends Error {
  override readonly name = 'CursorUnreadable'
}

/** What the parts of a list's cursor look like. */
export const PART = {
  id: isUuid,
  date: (part: string): boolean => !isRefusal(parseDate(part)),
  instant: (part: string): boolean => !isRefusal(parseInstant(part)),
  amount: (part: string): boolean => /^-?\d{1,18}$/.test(part),
  /** The place of a posting in its entry. */
  line: (part: string): boolean => /^\d{1,4}$/.test(part),
  text: (part: string): boolean => part.length <= 300 && !part.includes('\u0000'),
} as const satisfies Record<string, (part: string) => boolean>

/** The key of the last row seen, or null at the beginning of a list. Throws `CursorUnreadable`. */
export function afterOf(
  cursor: string | undefined,
  parts: readonly ((part: string) => boolean)[],
): string[] | null {
  if (cursor === undefined) return null
  const key = parsed(cursor)
  if (key?.length === parts.length && parts.every((isPart, at) => isPart(key[at]!))) return key
  throw new CursorUnreadable('This is not the cursor of a page of this list.')
}

function parsed(cursor: string): string[] | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(json) && json.every((part) => typeof part === 'string') ? json : null
  } catch {
    return null
  }
}

/** A page out of one row more than was asked for: that one only says that there is a next page. */
export function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
): Page<Row> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const more = found.length > limit && last !== undefined
  return { rows, nextCursor: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null }
}
