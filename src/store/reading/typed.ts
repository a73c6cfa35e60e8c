import { type RawBuilder, sql } from 'kysely'

/** Behind every text that begins with another: the last character there is. */
const LAST = '\u{10FFFF}'

/** That a lower-case key in byte order begins with what was typed, so that its index is used. */
export const begins = (key: RawBuilder<unknown>, typed: string): RawBuilder<unknown> =>
  sql`(${key} >= ${typed} and ${key} < ${typed + LAST})`

/** What was typed, as keys are kept: in lower case, and from its end. */
export function typedKeys(text: string): {
  readonly key: string
  readonly back: string
  readonly digits: bigint | null
} {
  const key = text.trim().toLowerCase()
  return {
    key,
    back: Array.from(key).reverse().join(''),
    digits: /^\d{1,15}$/.test(key) ? BigInt(key) : null,
  }
}
