import { say, term } from '../domain/sentence/say.ts'
import type { Customer } from '../domain/customer/customer.ts'
import { formatTerms, parseTerms } from '../domain/invoice/terms.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import type { Address } from '../domain/work/event.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { Chain, NO_MARK } from '../store/chain/chain.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { customerById } from '../store/reading/customers.ts'
import { recordCustomers } from '../store/writing/customers.ts'
import { Writes } from '../store/writing/set-based.ts'
import { differences } from './differences.ts'
import { noteAct } from './note-act.ts'
import { refuseUnlessVersion } from './stale.ts'
import type { Actor, World } from './world.ts'

/** What is not named stays as it is; null takes it away. `terms` is in the grammar of `terms.ts`. */
export interface CustomerChanges {
  readonly name?: string | undefined
  readonly company?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly taxId?: string | null | undefined
  readonly address?: Address | null | undefined
  readonly terms?: string | null | undefined
  readonly reason?: string | null | undefined
}

/**
 * Changes a customer by a new version; final documents keep the one they were addressed to (rule 16). A change to what
 * it is already makes none. Refused: forbidden, customer_not_found, stale_version, terms_not_understood.
 */
export async function changeCustomer(
  world: World,
  orgId: string,
  actor: Actor,
  id: string,
  { reason = null, ...changes }: CustomerChanges,
): Promise<Customer | Refusal> {
  if (!may(actor.role, 'finish_invoices')) return forbidden('change a customer')
  const terms = termsOf(changes.terms)
  if (isRefusal(terms)) return terms
  return inOrganization(world.db, orgId, async (tx) => {
    const books = await openBooks(tx, orgId)
    const before = await customerById(tx, orgId, id)
    if (!before) return refuse('customer_not_found', null, 'There is no such customer.')
    const stale = refuseUnlessVersion(world, 'customer', before.version)
    if (stale) return stale
    const named = Object.fromEntries(
      Object.entries({ ...changes, terms }).filter(([, value]) => value !== undefined),
    )
    const changed = differences(before, { ...before, ...named })
    if (!changed) return before
    const after: Customer = { ...before, ...named, version: before.version + 1 }
    const at = new Date(world.now()).toISOString()
    const writes = new Writes(tx, orgId)
    recordCustomers(writes, [after], at)
    const chain = new Chain(orgId, books.chainHead, world.mark ?? NO_MARK)
    chain.take({ customers: [after] })
    await Promise.all([...writes.send(), chain.close(tx, at)])
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'customer',
      subjectId: id,
      verb: 'edit',
      said: say('customer_changed', { name: before.name, fields: Object.keys(changed.after).map(term) }),
      reason,
      ...changed,
    })
    return after
  })
}

function termsOf(text: string | null | undefined): string | null | undefined | Refusal {
  if (text === null || text === undefined) return text
  const terms = parseTerms(text)
  return isRefusal(terms) ? { ...terms, pointer: '/terms' } : formatTerms(terms)
}
