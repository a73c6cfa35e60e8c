import type { Context } from 'hono'
import type { Session } from '../contract/organization.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { People, SignedIn } from '../operations/people/ports.ts'
import type { World } from '../operations/world.ts'
import type { Attempts } from './attempts.ts'
import type { Env } from './env.ts'
import type { OperatorEntry } from './operator-cookie.ts'
import { refuseForeign } from './origin.ts'
import { setSession, shownSession } from './session-cookie.ts'
import { sessionView } from './session-view.ts'
import { whenceOf } from './whence.ts'

/** What the doors of people are hung with. */
export interface Entry {
  readonly operator: OperatorEntry
  readonly people: People
  readonly attempts: Attempts
}

/** Sets the cookie of whoever was let in, and says who they are. */
export async function letIn(
  { operator, attempts }: Entry,
  c: Context<Env>,
  world: World,
  entered: SignedIn | Refusal,
): Promise<Session | Refusal> {
  if (isRefusal(entered)) return entered
  attempts.forget(entered.person.email)
  setSession(c, entered.session)
  return sessionView(world, entered, operator.demo)
}

/** The person whose cookie is shown, from a page of ours. */
export async function oneself({ people }: Entry, c: Context<Env>): Promise<SignedIn | Refusal> {
  const session = shownSession(c)
  const signedIn = session === undefined ? null : await people.who(session)
  if (signedIn === null) return NOBODY_SIGNED_IN
  return refuseForeign(c) ?? signedIn
}

/** An attempt of whoever is signed in at something of their own. */
export async function attempt(entry: Entry, c: Context<Env>): Promise<SignedIn | Refusal> {
  const signedIn = await oneself(entry, c)
  if (isRefusal(signedIn)) return signedIn
  return entry.attempts.count(signedIn.person.email, whenceOf(c)) ?? signedIn
}

const NOBODY_SIGNED_IN = refuse('credential_missing', null, 'Nobody is signed in.', { remedy: 'Sign in.' })

/** Not 401: whoever is signed in stays so. */
export const passwordWrong = (pointer: string): Refusal =>
  refuse('password_refused', null, 'This is not your password.', { pointer, remedy: 'Enter it again.' })
