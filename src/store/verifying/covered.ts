import { digestOf, KEPT_DIGEST_BYTES } from '../chain/link.ts'
import type { Tx } from '../engine/transaction.ts'
import { isWhole, KINDS, type LinkRow } from './chained-items.ts'

/** The digests of what a link covers, in its order, as it is now; in words the first of it that is not as it was written. */
export type Covered = Buffer[] | string

/** An item of a link: where its digest belongs. */
interface Place {
  readonly link: number
  readonly at: number
}

const DIGEST_BYTES = 32

/** What each of these links covers. */
export async function coveredBy(tx: Tx, orgId: string, links: readonly LinkRow[]): Promise<Covered[]> {
  const whole = links.filter(isWhole)
  const digests: Buffer[][] = whole.map(() => [])
  const offences = whole.map(() => ({ at: Infinity, says: '' }))
  const keptAt = ({ link, at }: Place): Buffer =>
    whole[link]!.digests.subarray(at * KEPT_DIGEST_BYTES, (at + 1) * KEPT_DIGEST_BYTES)
  const ends = whole.map(() => 0)
  await Promise.all(
    KINDS.map(async (kind) => {
      const keys: never[] = []
      const places: Place[] = []
      for (const [link, row] of whole.entries()) {
        for (const key of kind.named(row)) {
          keys.push(key)
          places.push({ link, at: ends[link]!++ })
        }
      }
      if (keys.length === 0) return
      const taken = await kind.digests?.(tx, orgId, keys)
      const strays: number[] = []
      for (const [n, place] of places.entries()) {
        const digest = taken?.subarray(n * DIGEST_BYTES, (n + 1) * DIGEST_BYTES)
        if (digest && beginsWith(digest, keptAt(place))) digests[place.link]![place.at] = digest
        else strays.push(n)
      }
      if (strays.length === 0) return
      const items = await kind.items(
        tx,
        orgId,
        strays.map((n) => keys[n]!),
      )
      for (const [n, { name, text, before = [] }] of items.entries()) {
        const place = places[strays[n]!]!
        const digest =
          text === null
            ? undefined
            : [text, ...before].map(digestOf).find((one) => beginsWith(one, keptAt(place)))
        if (digest) digests[place.link]![place.at] = digest
        else if (place.at < offences[place.link]!.at)
          offences[place.link] = {
            at: place.at,
            says: text === null ? `${name} is gone` : `${name} is not as it was written`,
          }
      }
    }),
  )
  return links.map((link) => {
    const at = whole.indexOf(link)
    if (at === -1) return `link ${link.seq} is not as it was written`
    return offences[at]!.at === Infinity ? digests[at]! : offences[at]!.says
  })
}

const beginsWith = (digest: Buffer, kept: Buffer): boolean =>
  digest.subarray(0, KEPT_DIGEST_BYTES).equals(kept)
