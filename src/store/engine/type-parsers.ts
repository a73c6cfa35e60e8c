import pg from 'pg'

type Parse = (text: string) => unknown

const keep: Parse = (text) => text

const withZone =
  /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/

/**
 * An instant as PostgreSQL prints it, as ISO 8601 in UTC: '2026-03-01T10:00:00.000Z'. At least three fraction digits;
 * microseconds are kept when there are any, so that a value read is the value a later comparison sends back.
 * 'infinity' and years before Christ are left as they are.
 */
export function isoInstant(text: string): string {
  const found = withZone.exec(text)
  if (!found) return text
  const [, year, month, day, hour, minute, second, fraction = '', sign, offHours, offMinutes, offSeconds] =
    found
  const digits = fraction.replace(/0+$/, '').padEnd(3, '0')
  const away = Number(offHours) * 3600 + Number(offMinutes ?? 0) * 60 + Number(offSeconds ?? 0)
  if (away === 0) return `${year}-${month}-${day}T${hour}:${minute}:${second}.${digits}Z`
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  const instant = new Date(local - (sign === '-' ? -away : away) * 1000)
  return `${instant.toISOString().slice(0, -4)}${digits}Z`
}

// The driver knows array types too; its list of names leaves them out.
const textArray = 1009 as typeof pg.types.builtins.TEXT

const arrayOf = (parse: Parse): Parse => {
  // The driver's own text[] parser splits the array, then each element is parsed as its scalar type would be.
  const split = pg.types.getTypeParser(textArray) as (text: string) => unknown[]
  const each = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(each) : typeof item === 'string' ? parse(item) : null
  return (text) => split(text).map(each)
}

// Scalar type, its array type, parser. Everything that node-postgres would turn into a float or a local Date is here.
const choices: [scalar: number, array: number, parse: Parse][] = [
  [20, 1016, BigInt], // int8: money in minor units
  [1700, 1231, keep], // numeric: quantities and rates, exact
  [1082, 1182, keep], // date: a calendar date 'YYYY-MM-DD', never an instant
  [1184, 1185, isoInstant], // timestamptz: an instant
  [1114, 1115, keep], // timestamp without zone: not used by our tables, and never guessed at
]

const parsers = new Map<number, Parse>(
  choices.flatMap(([scalar, array, parse]): [number, Parse][] => [
    [scalar, parse],
    [array, arrayOf(parse)],
  ]),
)

/** Given to every pool of ours; the driver's global parsers stay as they are for libraries that expect them. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format ?? 'text'),
}
