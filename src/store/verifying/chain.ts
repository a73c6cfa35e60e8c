import { sql } from 'kysely'
import type { Mark } from '../chain/chain.ts'
import { type ChainHead, EMPTY_CHAIN, instalmentsIn, KEPT_DIGEST_BYTES, linkHash } from '../chain/link.ts'
import type { Tx } from '../engine/transaction.ts'
import type { LinkRow } from './chained-items.ts'
import { type Covered, coveredBy } from './covered.ts'
import { unlinked } from './unlinked.ts'

/** What a walk along the chain found: its end, how much it covers, and the first thing that is not as it was written. */
export interface WalkedChain {
  readonly head: ChainHead
  readonly entries: bigint
  readonly documents: bigint
  readonly offender: string | null
}

/** So many links are read at once, at most: each event told alone makes one. */
const LINKS_AT_ONCE = 500
/** And no more once they cover so many items; a link of a bill run covers a thousand documents. */
const ITEMS_AT_ONCE = 2_000

/** Links in their order, and what they cover as it is now. */
interface Stretch {
  readonly links: readonly LinkRow[]
  readonly covered: readonly Covered[]
}

async function stretchAfter(tx: Tx, orgId: string, seq: bigint): Promise<Stretch> {
  const links = await tx.all(sql<LinkRow>`
    select seq, at, entries, revisions, documents, customers, versions, attachments, instalments, digests, hash, mark
    from (
      select k.*, sum(length(k.digests)) over (order by k.seq) - length(k.digests) as before
      from (select * from book_link where org_id = ${orgId} and seq > ${seq} order by seq limit ${LINKS_AT_ONCE}) k) one
    where before < ${ITEMS_AT_ONCE * KEPT_DIGEST_BYTES} order by seq`)
  return { links, covered: await coveredBy(tx, orgId, links) }
}

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
  let reading = stretchAfter(tx, orgId, head.seq)
  try {
    for (;;) {
      const { links, covered } = await reading
      if (links.length === 0) break
      // The database takes the digests of what comes next while this is put together.
      reading = stretchAfter(tx, orgId, links.at(-1)!.seq)
      reading.catch(() => {}) // where a link of these offends, it is not asked for
      for (const [at, link] of links.entries()) {
        const digests =
          coversInstalments && link.instalments === null
            ? `link ${link.seq} leaves out instalments, unlike the one before it`
            : followed(link, covered[at]!, { before: head, hashedFor, mark })
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
  } finally {
    await reading.catch(() => {}) // it may still ask, and must not once the transaction is over
  }
  if (known && known.seq > head.seq) {
    const offender = `the chain ends at link ${head.seq}; link ${known.seq} was exported before`
    return { head, entries, documents, offender }
  }
  return { head, entries, documents, offender: await unlinked(tx, orgId, coversInstalments) }
}

/** The digests of what a link covers, where it follows from the one before; in words what is wrong with it, otherwise. */
function followed(
  link: LinkRow,
  covered: Covered,
  {
    before,
    hashedFor,
    mark,
  }: { readonly before: ChainHead; readonly hashedFor: string; readonly mark: Mark | undefined },
): Covered {
  if (link.seq !== before.seq + 1n) return `link ${before.seq + 1n} is missing`
  if (typeof covered === 'string') return covered
  if (!linkHash(hashedFor, before, link.at, covered, instalmentsIn(link)).equals(link.hash)) {
    return `link ${link.seq} does not follow from the one before it`
  }
  const expected = mark?.(link.hash) ?? null
  if (expected && !(link.mark && expected.equals(link.mark))) {
    return `link ${link.seq} does not bear the mark of this installation`
  }
  return covered
}
