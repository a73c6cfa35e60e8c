import { assert } from '../../kernel/assert.ts'
import { Bytes } from './bytes.ts'

/**
 * Arrays as PostgreSQL's wire format has them. A column of a thousand values sent so costs the server a fraction of what
 * reading the same array as text costs it (measured: 85 of 200 ms for a batch of 1,000 invoices), and us less too:
 * nothing is quoted or escaped.
 */

const EPOCH_2000_MS = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000

/** Writes one value with its length before it. */
type Writer = (to: Bytes, value: unknown) => void

/** Each type we write, its object id, and how a value of ours becomes one of it. */
const TYPES: Readonly<Record<string, { readonly oid: number; readonly write: Writer }>> = {
  uuid: {
    oid: 2950,
    write: (to, value) => {
      to.int32(16)
      to.uuid(value as string)
    },
  },
  text: { oid: 25, write: (to, value) => to.text(value as string) },
  json: { oid: 114, write: (to, value) => to.text(value as string) },
  jsonb: { oid: 3802, write: (to, value) => to.text(value as string, 1) },
  bytea: {
    oid: 17,
    write: (to, value) => {
      const bytes = value as Uint8Array
      to.int32(bytes.length)
      to.bytes(bytes)
    },
  },
  bigint: {
    oid: 20,
    write: (to, value) => {
      to.int32(8)
      to.int64(BigInt(value as bigint | number))
    },
  },
  int: {
    oid: 23,
    write: (to, value) => {
      to.int32(4)
      to.int32(value as number)
    },
  },
  boolean: {
    oid: 16,
    write: (to, value) => {
      to.int32(1)
      to.byte(value ? 1 : 0)
    },
  },
  date: {
    oid: 1082,
    write: (to, value) => {
      to.int32(4)
      to.int32(daysOf(value as string))
    },
  },
  timestamptz: {
    oid: 1184,
    write: (to, value) => {
      to.int32(8)
      to.int64(BigInt(Date.parse(value as string) - EPOCH_2000_MS) * 1000n)
    },
  },
  numeric: { oid: 1700, write: (to, value) => writeNumeric(to, value as string) },
}

/** Days since 2000-01-01 of a calendar date. */
function daysOf(date: string): number {
  const days = (Date.parse(`${date}T00:00:00Z`) - EPOCH_2000_MS) / DAY_MS
  assert(Number.isInteger(days), `not a calendar date: ${date}`)
  return days
}

const NEGATIVE = 0x4000

/** Plain decimal text: digits in groups of four, counted from the point. */
function writeNumeric(to: Bytes, text: string): void {
  const isNegative = text.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? text.slice(1) : text).split('.')
  const left = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const right = fraction.padEnd(Math.ceil(fraction.length / 4) * 4, '0')
  const groups: number[] = []
  for (let at = 0; at < left.length; at += 4) groups.push(Number(left.slice(at, at + 4)))
  for (let at = 0; at < right.length; at += 4) groups.push(Number(right.slice(at, at + 4)))
  assert(
    groups.every((group) => group >= 0 && group <= 9999),
    `not a decimal: ${text}`,
  )
  to.int32(8 + groups.length * 2)
  to.int16(groups.length)
  to.int16(left.length / 4 - 1)
  to.int16(isNegative ? NEGATIVE : 0)
  to.int16(fraction.length)
  for (const group of groups) to.int16(group)
}

const scratch = new Bytes()

/** A one-dimensional array of values of `type`, null where a value is null or undefined. It is written when it is sent. */
export class BinaryArray {
  readonly #type: (typeof TYPES)[string]
  readonly #values: readonly unknown[]

  constructor(type: string, values: readonly unknown[]) {
    const known = TYPES[type]
    assert(known, `no binary form of ${type} is known`)
    this.#type = known
    this.#values = values
  }

  writeTo(to: Bytes): void {
    const { oid, write } = this.#type
    const values = this.#values
    to.int32(values.length === 0 ? 0 : 1)
    to.int32(values.some((value) => value === null || value === undefined) ? 1 : 0)
    to.int32(oid)
    if (values.length > 0) {
      to.int32(values.length)
      to.int32(1)
    }
    for (const value of values) {
      if (value === null || value === undefined) to.int32(-1)
      else write(to, value)
    }
  }

  /** Asked for by node-postgres, on connections that do not write it themselves. */
  toPostgres(): Buffer {
    scratch.begin()
    this.writeTo(scratch)
    return Buffer.from(scratch.written())
  }
}
