import { assert } from './assert.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Whether `text` is a UUID of any version in its canonical form (lower case, with dashes). */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** The UUID version 7 (RFC 9562) of a millisecond since 1970 and at least 10 random bytes. An id, not a secret. */
export function uuidv7(epochMs: number, random: Uint8Array): string {
  assert(random.length >= 10, 'a UUID needs 10 random bytes')
  return prefixOf(epochMs) + hex12(((random[0] ?? 0) << 8) | (random[1] ?? 0)) + tailOf(random, 2)
}

/** "xxxxxxxx-xxxx-7": the 48 bits of time and the version. */
function prefixOf(epochMs: number): string {
  assert(Number.isSafeInteger(epochMs) && epochMs >= 0 && epochMs < 2 ** 48, 'the time does not fit a UUID')
  const time = epochMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7`
}

/** The low 12 bits as three hex digits. */
function hex12(bits: number): string {
  return (HEX[(bits >> 4) & 255] ?? '') + (bits & 15).toString(16)
}

/** "-vxxx-xxxxxxxxxxxx": the variant and 62 random bits, from 8 bytes at `at`. */
function tailOf(bytes: Uint8Array, at: number): string {
  const h = (i: number) => HEX[bytes[at + i] ?? 0] ?? ''
  const variant = HEX[((bytes[at] ?? 0) & 0x3f) | 0x80] ?? ''
  return `-${variant}${h(1)}-${h(2)}${h(3)}${h(4)}${h(5)}${h(6)}${h(7)}`
}

const TAIL_BYTES = 8
const POOL_BYTES = 512 * TAIL_BYTES

/**
 * A stream of UUIDv7s, each greater than the one before, also within one millisecond and when the clock steps
 * back: the 12 bits after the time are a counter that starts anywhere in its lower half every millisecond and
 * borrows the next millisecond when it is used up. Random bytes are drawn in batches.
 */
export function idSource(
  now: () => number,
  fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => globalThis.crypto.getRandomValues(bytes),
): () => string {
  const pool = new Uint8Array(POOL_BYTES)
  let used = POOL_BYTES
  let time = -1
  let counter = 0
  let prefix = ''

  function startMillisecond(epochMs: number): void {
    time = epochMs
    prefix = prefixOf(epochMs)
    counter = (((pool[used] ?? 0) << 8) | (pool[used + 1] ?? 0)) & 0x7ff
  }

  return () => {
    if (used === POOL_BYTES) {
      fillRandom(pool)
      used = 0
    }
    const present = now()
    if (present > time) startMillisecond(present)
    else if (counter < 0xfff) counter += 1
    else startMillisecond(time + 1)
    const id = prefix + hex12(counter) + tailOf(pool, used)
    used += TAIL_BYTES
    return id
  }
}
