import { createHash, hash } from 'node:crypto'

/** The end of a chain: how many links there are, and the hash of the last. */
export interface ChainHead {
  readonly seq: bigint
  readonly hash: Buffer
}

/** The end of a chain that is written on: whether its last link covers instalments, as those of long ago do not. */
export interface ChainEnd extends ChainHead {
  readonly coversInstalments: boolean
}

/** Before the first link. */
export const EMPTY_CHAIN: ChainEnd = { seq: 0n, hash: Buffer.alloc(32), coversInstalments: true }

/** So many bytes of an item's digest are kept beside the link's hash, to name the item that was changed. */
export const KEPT_DIGEST_BYTES = 8

/** What a link says of an attachment, beside its id. */
export const ATTACHED = 1
export const WITHDRAWN = 2

/** SHA-256 of an item's text. */
export const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer')

/**
 * The hash of a link: over the link before, its organization, place and time, and the digest of every item in order.
 * How many of these are instalments is hashed as well, or nobody could tell a link that covers none from one of before
 * they were covered (null), under which they are believed.
 */
export function linkHash(
  orgId: string,
  before: ChainHead,
  at: string,
  digests: readonly Buffer[],
  instalments: number | null,
): Buffer {
  const counts = instalments === null ? [digests.length] : [digests.length, instalments]
  const link = createHash('sha256')
    .update(before.hash)
    .update(JSON.stringify(['link', orgId, String(before.seq + 1n), at, ...counts]))
  for (const digest of digests) link.update(digest)
  return link.digest()
}

/** Ids as bytes, 16 each. */
export const packIds = (ids: readonly string[]): Buffer =>
  Buffer.from(ids.join('').replaceAll('-', ''), 'hex')

/** Ids with a number each, 20 bytes. */
export function packNumbered(items: readonly (readonly [id: string, number: number])[]): Buffer {
  const bytes = Buffer.alloc(items.length * 20)
  for (const [at, [id, number]] of items.entries()) {
    bytes.write(id.replaceAll('-', ''), at * 20, 'hex')
    bytes.writeInt32BE(number, at * 20 + 16)
  }
  return bytes
}

export function unpackIds(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / 16 }, (_, at) => idAt(bytes, at * 16))
}

/** How many plans a link covers; null where it is from before they were covered. */
export const instalmentsIn = ({ instalments }: { readonly instalments: Buffer | null }): number | null =>
  instalments === null ? null : instalments.length / 16

export function unpackNumbered(bytes: Buffer): [id: string, number: number][] {
  return Array.from({ length: bytes.length / 20 }, (_, at) => [
    idAt(bytes, at * 20),
    bytes.readInt32BE(at * 20 + 16),
  ])
}

function idAt(bytes: Buffer, from: number): string {
  const hex = bytes.toString('hex', from, from + 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
