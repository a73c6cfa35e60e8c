import type { ChainHead } from '../store/chain/link.ts'
import { momentOf, readOrganization, type Tx } from '../store/engine/transaction.ts'
import { readAsUsual, readWholeTables } from '../store/verifying/whole-tables.ts'
import { walkChain, type WalkedChain } from '../store/verifying/chain.ts'
import { CHECKS } from '../store/verifying/checks.ts'
import { LEDGER_CHECKS } from '../store/verifying/ledger-checks.ts'
import type { World } from './world.ts'

/** A statement about the books, whether it holds, and what offends it first when it does not. */
export interface Verdict {
  readonly code: string
  readonly rule: number | null
  readonly says: string
  readonly holds: boolean
  readonly offender: string | null
}

/** What was proven of an organization's books, all of one moment. */
export interface Verification {
  readonly at: string
  readonly holds: boolean
  readonly verdicts: readonly Verdict[]
  /** Where the chain ends: keep it elsewhere, and what was written until now cannot be changed unnoticed. */
  readonly head: ChainHead
  readonly entries: bigint
  readonly documents: bigint
}

/**
 * Proves an organization's books from the journal and the rows they are made of, in one snapshot while others go on
 * writing. Nothing is believed that is kept: balances, open amounts and every hash are taken anew. `known` is a head of
 * the chain that was exported before.
 */
export function verifyBooks(world: World, orgId: string, options: Asked = {}): Promise<Verification> {
  return readOrganization(world.db, orgId, async (tx) => {
    const alone = world.db.within !== undefined || world.db.pool.options.max < 2
    const moment = alone || walksBeside ? undefined : await momentOf(tx)
    if (moment === undefined || walksBeside) return verifyIn(tx, world, orgId, options)
    walksBeside = true
    // The program hashes the chain while the server adds up: each keeps a processor busy, and both see one moment.
    const walking = readOrganization(world.db, orgId, (beside) => walk(beside, world, orgId, options), {
      moment,
    }).finally(() => (walksBeside = false))
    walking.catch(() => {}) // a check that cannot be asked is told before it
    return verifyIn(tx, world, orgId, options, walking)
  })
}

/** One proof at a time has a second connection: many that each wait for one could hold all there are, for ever. */
let walksBeside = false

interface Asked {
  readonly known?: ChainHead | undefined
  readonly onVerdict?: (verdict: Verdict) => void
}

const walk = (tx: Tx, { mark }: Pick<World, 'mark'>, orgId: string, { known }: Asked): Promise<WalkedChain> =>
  walkChain(tx, orgId, { mark, known })

/** The same in a transaction that is under way; `walking` is the walk along the chain, where it is on its way already. */
export async function verifyIn(
  tx: Tx,
  world: Pick<World, 'now' | 'mark'>,
  orgId: string,
  options: Asked = {},
  walking?: Promise<WalkedChain>,
): Promise<Verification> {
  const verdicts: Verdict[] = []
  const add = (about: Omit<Verdict, 'holds'>): void => {
    const verdict = { ...about, holds: about.offender === null }
    verdicts.push(verdict)
    options.onVerdict?.(verdict)
  }
  await readWholeTables(tx)
  for (const { statements, offenders } of [...CHECKS, ...LEDGER_CHECKS]) {
    const found = await tx.first(offenders(orgId))
    for (const statement of statements) add({ ...statement, offender: found?.[statement.code] ?? null })
  }
  await readAsUsual(tx)
  const walked = await (walking ?? walk(tx, world, orgId, options))
  add({
    code: 'chain',
    rule: 16,
    says: 'No entry, attachment, final document or anything it froze was changed, removed, swapped or slipped in.',
    offender: walked.offender,
  })
  const { head, entries, documents } = walked
  const holds = verdicts.every((verdict) => verdict.holds)
  return { at: new Date(world.now()).toISOString(), holds, verdicts, head, entries, documents }
}
