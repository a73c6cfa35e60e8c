import { z } from 'zod'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { instantOf } from '../../operations/fleetbase/instant.ts'
import { currencyOf, oneLine, wholeAmount } from './values.ts'

// How single fields of Fleetbase's records are read. What describes (names, dates) is taken as far as it can be read
// and is null otherwise; what decides over money (amounts, quantities) must be readable, or the record is refused.

/** A public id, such as order_a1b2c3d4e5. It becomes a part of addresses. */
export const PublicId = z.string().regex(/^[\w-]{1,190}$/)

/** Whatever stands there, or nothing: a missing field is read like null. */
export const Anything = z.unknown().optional()

export const Line = Anything.transform((given) => oneLine(given))
export const LongLine = Anything.transform((given) => oneLine(given, 2000))
export const Instant = Anything.transform(instantOf)
export const Currency = Anything.transform(currencyOf)
export const Flag = Anything.transform(
  (given) => given === true || given === 1 || given === '1' || given === 'true',
)

/** Minor units as plain digits, or null when nothing is there. */
export const Amount = Anything.transform((given, context) => {
  const amount = wholeAmount(given)
  if (amount !== undefined) return amount
  context.addIssue({ code: 'custom', message: 'is not a whole number of minor units' })
  return z.NEVER
})

/** Decimal text, so that 1 and "1" are the same; null when nothing is there. */
export const Decimal = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((given) => (given === undefined || given === null || given === '' ? null : String(given).trim()))

const SHARE = /^\d{1,3}(?:\.\d{1,4})?\s*%$/

/** A tip: an amount, or a share of the subtotal such as "10%"; none may be written as false. */
export const Tip = Anything.transform((given, context) => {
  if (given === false) return null
  if (typeof given === 'string' && SHARE.test(given.trim())) return given.replaceAll(/\s/g, '')
  const amount = wholeAmount(given)
  if (amount !== undefined) return amount
  context.addIssue({ code: 'custom', message: 'is neither an amount nor a share' })
  return z.NEVER
})

/** A map; PHP writes an empty one as an empty list. */
export function mapOf<S extends z.ZodType>(shape: S) {
  const isMap = (given: unknown): boolean =>
    typeof given === 'object' && given !== null && !Array.isArray(given)
  return Anything.transform((given) => (isMap(given) ? given : {})).pipe(shape)
}

/** A list; a missing one is empty. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? [])

/**
 * Reads a record, or a part of one, or refuses it naming the field that is not as Fleetbase writes it. What was given
 * is not echoed. `at` is where the part stands in its record.
 */
export function readAs<T>(schema: z.ZodType<T>, json: unknown, what: string, at = ''): T | Refusal {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const pointer = at + issue.path.map((part) => `/${String(part)}`).join('')
  const fault = issue.code === 'custom' ? issue.message : 'is not as Fleetbase writes it'
  return refuse(
    'fleetbase_record_unreadable',
    1,
    `${what} cannot be read: ${pointer === '' ? 'it' : pointer} ${fault}.`,
    {
      ...(pointer === '' ? {} : { pointer }),
      remedy: 'Correct the record in Fleetbase; it is read again with its next webhook.',
    },
  )
}
