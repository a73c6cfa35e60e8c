import { on, say, term } from '../domain/sentence/say.ts'
import { postingsOf } from '../domain/ledger/lines-by-hand.ts'
import { dueFrom, type RecurringEntry } from '../domain/ledger/recurring.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { addDays, localDate } from '../kernel/date.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { acrossOrganizations, inOrganization, readOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { listAccounts } from '../store/reading/accounts.ts'
import { listOrganizations } from '../store/reading/organizations.ts'
import {
  dueRecurring,
  insertRecurring,
  lastMade,
  listRecurring,
  updateRecurring,
} from '../store/recurring-entries.ts'
import { actInLedger } from './ledger-acts.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

export type NewRecurring = Omit<RecurringEntry, 'id' | 'made' | 'nextOn' | 'paused' | 'problem'>

/** Sets up an entry that is made again and again. Refused: forbidden, never_due, and what lines by hand are refused for. */
export async function addRecurring(
  world: World,
  orgId: string,
  actor: Actor,
  input: NewRecurring,
): Promise<{ readonly id: string } | Refusal> {
  if (!may(actor.role, 'keep_books')) return forbidden('set up recurring entries')
  return inOrganization(world.db, orgId, async (tx) => {
    await openBooks(tx, orgId)
    const postings = postingsOf(input.lines, await listAccounts(tx, orgId), input.currency)
    if (isRefusal(postings)) return postings
    const nextOn = dueFrom(input, input.startsOn, 0)
    if (nextOn === null)
      return refuse('never_due', null, 'It ends before the first one is due.', { pointer: '/endsOn' })
    const id = world.newId()
    const recordedAt = new Date(world.now()).toISOString()
    const begins = { id, made: 0, nextOn, paused: false, problem: null }
    await insertRecurring(tx, orgId, { ...input, ...begins, recordedAt, actor: actor.name })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'recurring_entry',
      subjectId: id,
      verb: 'add',
      said: say('recurring_added', {
        description: input.description,
        every: term(input.every),
        day: on(nextOn),
      }),
    })
    return { id }
  })
}

/** What of a recurring entry is to be another; what is not named stays as it is. */
export interface RecurringChange {
  readonly paused?: boolean | undefined
  readonly endsOn?: string | null | undefined
}

/**
 * Pauses a recurring entry, lets it go on, or ends it on a day. What was due while it paused is left out. Refused:
 * forbidden, recurring_entry_not_found.
 */
export async function changeRecurring(
  world: World,
  orgId: string,
  actor: Actor,
  id: string,
  change: RecurringChange,
): Promise<Refusal | null> {
  if (!may(actor.role, 'keep_books')) return forbidden('change recurring entries')
  return inOrganization(world.db, orgId, async (tx) => {
    const { organization } = await openBooks(tx, orgId)
    const before = (await listRecurring(tx, orgId)).find((one) => one.id === id)
    if (!before) return refuse('recurring_entry_not_found', null, 'There is no such recurring entry.')
    const { paused = before.paused } = change
    const endsOn = change.endsOn === undefined ? before.endsOn : change.endsOn
    const today = localDate(world.now(), organization.timeZone)
    const resumes = before.paused && !paused
    const goesOn = resumes ? today : (before.nextOn ?? today)
    const made = await lastMade(tx, orgId, id)
    // What was made is never due again, not even on a day on which it pauses and goes on.
    const from = made !== null && made >= goesOn ? addDays(made, 1) : goesOn
    const nextOn = dueFrom({ ...before, endsOn }, from, before.made)
    await updateRecurring(tx, orgId, {
      ...before,
      paused,
      endsOn,
      nextOn,
      problem: resumes ? null : before.problem,
    })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'recurring_entry',
      subjectId: id,
      verb: 'edit',
      said: paused
        ? say('recurring_paused', { description: before.description })
        : nextOn === null
          ? say('recurring_ended', { description: before.description })
          : say('recurring_next', { description: before.description, day: on(nextOn) }),
      before: { paused: before.paused, endsOn: before.endsOn },
      after: { paused, endsOn },
    })
    return null
  })
}

const BY_ITSELF: Actor = { name: 'Recurring entries', role: 'accountant' }

/**
 * Makes every recurring entry that is due, of every organization: also those of days on which nothing ran. One that fails
 * keeps no other waiting; that some failed is thrown in the end.
 */
export async function makeRecurringEntries(world: World): Promise<void> {
  const failures: unknown[] = []
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    await work().catch((err: unknown) => failures.push(err))
  }
  for (const { orgId, timeZone } of await acrossOrganizations(world.db, listOrganizations))
    await attempt(async () => {
      const today = localDate(world.now(), timeZone)
      const due = await readOrganization(world.db, orgId, (tx) => dueRecurring(tx, orgId, today))
      for (const id of due) await attempt(() => catchUp(world, orgId, id))
    })
  if (failures.length > 0) throw new AggregateError(failures, 'Not every recurring entry could be made.')
}

async function catchUp(world: World, orgId: string, id: string): Promise<void> {
  for (;;) {
    const outcome = await actInLedger(world, orgId, BY_ITSELF, { kind: 'post_recurring', recurringId: id })
    if (outcome.outcome === 'done') continue
    if (outcome.outcome === 'refused') await noteProblem(world, orgId, id, outcome.refusal)
    return
  }
}

/** It waits until what is in its way is gone, and is tried again and again. */
function noteProblem(world: World, orgId: string, id: string, { message }: Refusal): Promise<void> {
  return inOrganization(world.db, orgId, async (tx) => {
    await openBooks(tx, orgId)
    const before = (await listRecurring(tx, orgId)).find((one) => one.id === id)
    if (before && before.problem !== message)
      await updateRecurring(tx, orgId, { ...before, problem: message })
  })
}
