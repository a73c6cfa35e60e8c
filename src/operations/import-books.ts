import { type BooksHead, BOOKS } from '../store/backup/books.ts'
import { BackupUnusable } from '../store/backup/format.ts'
import { loadBooks, refuseOtherSchema, type Target, targetOf } from '../store/backup/import.ts'
import { partsOf } from '../store/backup/read.ts'
import { renewLink } from '../store/chain/chain.ts'
import { type ChainHead, EMPTY_CHAIN, instalmentsIn, linkHash } from '../store/chain/link.ts'
import { clientConfig, type Place, withClient } from '../store/engine/connections.ts'
import { type Tx, transactionOf } from '../store/engine/tx.ts'
import { typeParsers } from '../store/engine/type-parsers.ts'
import { addKeepers } from '../store/memberships.ts'
import { walkChain } from '../store/verifying/chain.ts'
import { verifyIn } from './verify-books.ts'
import type { World } from './world.ts'

/** What was imported. */
export interface Imported {
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly rows: Readonly<Record<string, number>>
  /** Where the chain ended in the file. */
  readonly was: ChainHead
  /** Where it ends here: the same where the organization kept its id, which every link is hashed with. */
  readonly head: ChainHead
}

/**
 * Imports the books of one organization (the uncompressed bytes of a file) into one that has none, or into a new one: all of
 * it or nothing. The rows are counted and held to the checksum; the chain is walked as it was written there, then bears
 * the mark of this installation, and everything is proven before it stands. `as` is the short name here. Throws
 * `BackupUnusable` with nothing imported.
 */
export function importBooks(
  place: Place,
  bytes: AsyncIterable<Buffer>,
  world: Pick<World, 'now' | 'newId' | 'mark'>,
  as?: string,
): Promise<Imported> {
  return withClient(
    { ...clientConfig(place, 'owner'), types: typeParsers, pipeline: true },
    async (client) => {
      const parts = partsOf(bytes, BOOKS)
      const first = (await parts.next()).value
      if (!first || !('head' in first)) throw new BackupUnusable(BOOKS.notOne)
      const { head } = first
      await client.query(`begin; set local search_path = billhook, public; set local timezone = 'UTC';
      set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0`)
      try {
        await refuseOtherSchema(client, head)
        const target = await targetOf(client, head, as, world.newId)
        const rows = await loadBooks(client, parts, target)
        const tx = transactionOf(client)
        const was = { seq: BigInt(head.chain.seq), hash: Buffer.from(head.chain.hash, 'hex') }
        await takeOverChain(tx, target, head, was, world)
        if (!target.isThere) await addKeepers(tx, target.orgId, new Date(world.now()).toISOString())
        const proven = await verifyIn(tx, world, target.orgId)
        const wrong = proven.verdicts.find(({ holds }) => !holds)
        if (wrong) throw unproven(`${wrong.says} ${wrong.offender ?? ''}`)
        await client.query('commit')
        return { ...target, name: head.organization.name, rows, was, head: proven.head }
      } catch (err) {
        await client.query('rollback').catch(() => {})
        throw err
      }
    },
  )
}

const unproven = (what: string): BackupUnusable =>
  new BackupUnusable(`The books in the file do not hold: ${what}. Nothing was imported.`)

/** Walks the chain as it was written, and makes it one of this organization and of this installation. */
async function takeOverChain(
  tx: Tx,
  { orgId }: Target,
  { organization }: BooksHead,
  was: ChainHead,
  { mark }: Pick<World, 'mark'>,
): Promise<void> {
  let head: ChainHead = EMPTY_CHAIN
  const walked = await walkChain(tx, orgId, {
    hashedFor: organization.id,
    known: was,
    each: async (link, digests) => {
      const { seq, at } = link
      head = { seq, hash: linkHash(orgId, head, at, digests, instalmentsIn(link)) }
      await renewLink(tx, orgId, head, mark)
    },
  })
  if (walked.offender !== null) throw unproven(walked.offender)
  if (walked.head.seq !== was.seq) throw unproven(`the chain goes on after link ${was.seq}`)
}
