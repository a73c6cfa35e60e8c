import type { ChainHead } from '../store/chain/link.ts'
import { readOrganization, type Tx } from '../store/engine/transaction.ts'
import { readAsUsual, readWholeTables } from '../store/verifying/whole-tables.ts'
import { walkChain } from '../store/verifying/chain.ts'
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
export function verifyBooks(
  world: World,
  orgId: string,
  options: { readonly known?: ChainHead | undefined; readonly onVerdict?: (verdict: Verdict) => void } = {},
): Promise<Verification> {
  return readOrganization(world.db, orgId, (tx) => verifyIn(tx, world, orgId, options))
}

/** The same in a transaction that is under way. */
export async function verifyIn(
  tx: Tx,
  world: Pick<World, 'now' | 'mark'>,
  orgId: string,
  options: Parameters<typeof verifyBooks>[2] = {},
): Promise<Verification> {
  const verdicts: Verdict[] = []
  const add = (about: Omit<Verdict, 'holds'>): void => {
    const verdict = { ...about, holds: about.offender === null }
    verdicts.push(verdict)
    options.onVerdict?.(verdict)
  }
  await readWholeTables(tx)
  for (const { code, rule, says, offender } of [...CHECKS, ...LEDGER_CHECKS]) {
    const found = await tx.first(offender(orgId))
    add({ code, rule, says, offender: found?.offender ?? null })
  }
  await readAsUsual(tx)
  const walked = await walkChain(tx, orgId, { mark: world.mark, known: options.known })
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
