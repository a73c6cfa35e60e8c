import { assert } from '../../kernel/assert.ts'

/** Bytes in PostgreSQL's wire format. Grows as it is written, and is used again. */
export class Bytes {
  #buffer = Buffer.allocUnsafe(64 * 1024)
  #at = 0

  begin(): void {
    this.#at = 0
  }

  /** How many bytes were written. */
  get length(): number {
    return this.#at
  }

  /** How many bytes it takes while it is kept. */
  get size(): number {
    return this.#buffer.length
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

  /** Writes a length that is known only now where room was left for it. */
  int32At(at: number, value: number): void {
    this.#buffer.writeInt32BE(value, at)
  }

  /** What was written: it stands until the next `begin`. */
  written(): Buffer {
    return this.#buffer.subarray(0, this.#at)
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
