import { assert } from '../../kernel/assert.ts'

/**
 * Arrays as PostgreSQL's wire format has them. A column of a thousand values sent so costs the server a fraction of what
 * reading the same array as text costs it (measured: 85 of 200 ms for a batch of 1,000 invoices), and us less too:
 * nothing is quoted or escaped.
 */

/** Grows as it is written. One is kept and used again for every array, so that a single row costs no more than its bytes. */
class Bytes {
  #buffer = Buffer.allocUnsafe(64 * 1024)
  #at = 0

  begin(): void {
    this.#at = 0
  }

  int16(value: number): void {
    this.#room(2)
    this.#at = this.#buffer.writeInt16BE(value, this.#at)
  }

  int32(value: number): void {
    this.#room(4)
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }

  int64(value: bigint): void {
    this.#room(8)
    this.#at = this.#buffer.writeBigInt64BE(value, this.#at)
  }

  byte(value: number): void {
    this.#room(1)
    this.#buffer[this.#at++] = value
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length)
    this.#buffer.set(value, this.#at)
    this.#at += value.length
  }

  /** A text with its length before it, and a byte that leads it where the type has one. */
  text(value: string, lead?: number): void {
    // A UTF-16 unit takes at most three bytes.
    this.#room(5 + value.length * 3)
    const start = this.#at + 4
    const from = lead === undefined ? start : this.#buffer.writeUInt8(lead, start)
    const length = from - start + this.#buffer.write(value, from)
    this.#buffer.writeInt32BE(length, this.#at)
    this.#at = start + length
  }

  uuid(value: string): void {
    this.#room(16)
    assert(value.length === 36, `not a uuid: ${value}`)
    for (let at = 0; at < 36; at += 2) {
      if (value.charCodeAt(at) === DASH) at += 1
      const high = HEX[value.charCodeAt(at)]!
      const low = HEX[value.charCodeAt(at + 1)]!
      this.#buffer[this.#at++] = (high << 4) | low
    }
  }

  /** A copy of what was written. */
  done(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#at))
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(grown, 0, 0, this.#at)
    this.#buffer = grown
  }
}

const DASH = 45
const HEX = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(digit) ? 0 : digit
})

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

/** A one-dimensional array of values of `type`, null where a value is null or undefined. */
export function binaryArray(type: string, values: readonly unknown[]): Buffer {
  const known = TYPES[type]
  assert(known, `no binary form of ${type} is known`)
  const { oid, write } = known
  const to = scratch
  to.begin()
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
  return to.done()
}
