import type { Sentence } from '../kernel/sentence.ts'
import { say, term } from '../domain/sentence/say.ts'
import type { Account } from '../domain/ledger/account.ts'
import {
  type AccountChange,
  addAccount as added,
  changeAccount as changed,
  type NewAccount,
} from '../domain/ledger/change-chart.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { kindsOn } from '../domain/profile/revenue-accounts.ts'
import { may } from '../domain/status/role.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { hasPostings, insertAccount, updateAccount } from '../store/chart.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { listAccounts } from '../store/reading/accounts.ts'
import { differences } from './differences.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/** Adds an account to the chart. Refused: forbidden, account_exists. */
export async function addAccount(
  world: World,
  orgId: string,
  actor: Actor,
  input: NewAccount,
): Promise<Account | Refusal> {
  if (!may(actor.role, 'keep_books')) return forbidden('change the chart of accounts')
  return inOrganization(world.db, orgId, async (tx) => {
    await openBooks(tx, orgId)
    const account = added(await listAccounts(tx, orgId), input)
    if (isRefusal(account)) return account
    await insertAccount(tx, orgId, account)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'account',
      subjectId: orgId,
      verb: 'add',
      said: say('account_added', { account: `${account.code} ${account.name}`, type: term(account.type) }),
      after: { ...account },
    })
    return account
  })
}

/**
 * Renames an account, takes it out of use or into use again, or makes it one of another type. Whoever posts holds the
 * books' lock, so nothing is posted by hand to an account that was taken out of use. Refused: forbidden,
 * account_not_found, and what the rules of the chart refuse.
 */
export async function changeAccount(
  world: World,
  orgId: string,
  actor: Actor,
  code: string,
  { reason = null, ...change }: AccountChange & { readonly reason?: string | null | undefined },
): Promise<Account | Refusal> {
  if (!may(actor.role, 'keep_books')) return forbidden('change the chart of accounts')
  return inOrganization(world.db, orgId, async (tx) => {
    const { organization } = await openBooks(tx, orgId)
    const before = (await listAccounts(tx, orgId)).find((one) => one.code === code)
    if (!before) return refuse('account_not_found', null, 'There is no such account.')
    const after = changed(
      before,
      change,
      await hasPostings(tx, orgId, code),
      kindsOn(code, organization.profile),
    )
    if (isRefusal(after)) return after
    const differing = differences(before, after)
    if (!differing) return after
    await updateAccount(tx, orgId, after)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'account',
      subjectId: orgId,
      verb: before.active === after.active ? 'edit' : after.active ? 'activate' : 'deactivate',
      said: sentenceOf(before, after),
      reason,
      ...differing,
    })
    return after
  })
}

function sentenceOf(before: Account, after: Account): Sentence {
  const changes = [
    ...(before.name === after.name ? [] : [say('account_renamed', { name: after.name })]),
    ...(before.type === after.type ? [] : [say('account_retyped', { type: term(after.type) })]),
    ...(before.active === after.active
      ? []
      : [say(after.active ? 'account_used_again' : 'account_out_of_use')]),
  ].reduce((one, another) => say('one_and_another', { one, another }))
  return say('account_changed', { account: `${before.code} ${before.name}`, changes })
}
