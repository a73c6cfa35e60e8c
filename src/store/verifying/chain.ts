import { sql } from 'kysely'
import type { Mark } from '../chain/chain.ts'
import {
  type ChainHead,
  digestOf,
  EMPTY_CHAIN,
  instalmentsIn,
  KEPT_DIGEST_BYTES,
  linkHash,
} from '../chain/link.ts'
import type { Tx } from '../engine/transaction.ts'
import { type Item, itemsOf, type LinkRow } from './chained-items.ts'
import { unlinked } from './unlinked.ts'

/** What a walk along the chain found: its end, how much it covers, and the first thing that is not as it was written. */
export interface WalkedChain {
  readonly head: ChainHead
  readonly entries: bigint
  readonly documents: bigint
  readonly offender: string | null
}

/** So many links are read at once, at most; a link of a bill run covers a thousand documents. */
const LINKS_AT_ONCE = 20

/**
 * Walks an organization's chain from its beginning, takes every hash anew from the rows as they are now, and names the
 * first that differs. Then looks for rows that are in no link. `known` is a head that was exported before: the chain
 * must still run through it. `mark`, where given, must be what each link bears. `hashedFor` is the organization that the
 * hashes name, where the books came from another; `each` is handed every link that holds, with the digests of its items.
 */
export async function walkChain(
  tx: Tx,
  orgId: string,
  options: {
    readonly mark?: Mark | undefined
    readonly known?: ChainHead | undefined
    readonly hashedFor?: string
    readonly each?: (link: LinkRow, digests: readonly Buffer[]) => Promise<void>
  },
): Promise<WalkedChain> {
  let head: ChainHead = EMPTY_CHAIN
  let coversInstalments = false
  let entries = 0n
  let documents = 0n
  const { mark, known, hashedFor = orgId, each } = options
  for (;;) {
    const links = await tx.all(sql<LinkRow>`
      select seq, at, entries, revisions, documents, customers, versions, attachments, instalments, digests, hash, mark from book_link
      where org_id = ${orgId} and seq > ${head.seq} order by seq limit ${LINKS_AT_ONCE}`)
    if (links.length === 0) break
    let next: Promise<Item[] | null> = itemsOf(tx, orgId, links[0]!)
    for (const [at, link] of links.entries()) {
      const items = await next
      // The database reads what the next link covers while the hashes of this one are taken.
      const following = links[at + 1]
      if (following) next = itemsOf(tx, orgId, following)
      next.catch(() => {}) // where this link offends, nobody waits for it: the transaction does, and says so
      const digests =
        coversInstalments && link.instalments === null
          ? `link ${link.seq} leaves out instalments, unlike the one before it`
          : digestsIn(link, items, { before: head, hashedFor, mark })
      if (typeof digests === 'string') return { head, entries, documents, offender: digests }
      coversInstalments = link.instalments !== null
      await each?.(link, digests)
      head = { seq: link.seq, hash: link.hash }
      entries += BigInt(link.entries.length / 16)
      documents += BigInt(link.documents.length / 16)
      if (known && known.seq === head.seq && !known.hash.equals(head.hash)) {
        return { head, entries, documents, offender: `link ${head.seq} is not the one that was exported` }
      }
    }
  }
  if (known && known.seq > head.seq) {
    const offender = `the chain ends at link ${head.seq}; link ${known.seq} was exported before`
    return { head, entries, documents, offender }
  }
  return { head, entries, documents, offender: await unlinked(tx, orgId, coversInstalments) }
}

/** The digests of a link's items, null when they cannot be told; in words what is wrong with it, when something is. */
function digestsIn(
  link: LinkRow,
  items: readonly Item[] | null,
  {
    before,
    hashedFor,
    mark,
  }: { readonly before: ChainHead; readonly hashedFor: string; readonly mark: Mark | undefined },
): Buffer[] | string {
  if (link.seq !== before.seq + 1n) return `link ${before.seq + 1n} is missing`
  if (items === null) return `link ${link.seq} is not as it was written`
  const digests: Buffer[] = []
  for (const [at, item] of items.entries()) {
    if (item.text === null) return `${item.name} is gone`
    const kept = link.digests.subarray(at * KEPT_DIGEST_BYTES, (at + 1) * KEPT_DIGEST_BYTES)
    const digest = digestLike(kept, item.text, item.before)
    if (!digest) return `${item.name} is not as it was written`
    digests.push(digest)
  }
  if (!linkHash(hashedFor, before, link.at, digests, instalmentsIn(link)).equals(link.hash)) {
    return `link ${link.seq} does not follow from the one before it`
  }
  const expected = mark?.(link.hash) ?? null
  if (expected && !(link.mark && expected.equals(link.mark))) {
    return `link ${link.seq} does not bear the mark of this installation`
  }
  return digests
}

/** The digest of the text, or of one from before, that begins with what was kept. */
function digestLike(kept: Buffer, text: string, before: readonly string[] = []): Buffer | undefined {
  for (const one of [text, ...before]) {
    const digest = digestOf(one)
    if (digest.subarray(0, KEPT_DIGEST_BYTES).equals(kept)) return digest
  }
  return undefined
}
