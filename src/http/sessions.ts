import type { Context } from 'hono'
import * as doors from '../contract/doors/sessions.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { isRefusal, refuse } from '../kernel/refusal.ts'
import { enterDemo } from '../operations/people/demo-people.ts'
import { ownerLink, useLink } from '../operations/people/owner-link.ts'
import type { SignedIn } from '../operations/people/ports.ts'
import { CODE_WRONG, signIn } from '../operations/people/sign-in.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import { attempt, type Entry, letIn, oneself, passwordWrong } from './entry.ts'
import type { App, Env } from './env.ts'
import { hasOperatorCookie } from './operator-cookie.ts'
import { refuseForeign } from './origin.ts'
import { dropSession, setSession } from './session-cookie.ts'
import { whenceOf } from './whence.ts'

const DONE = { done: true } as const

/** Signing in and out, and what a person does about their own account. These doors look at the cookie themselves. */
export function sessionDoors(app: App, entry: Entry): void {
  const { operator, people, attempts } = entry

  door(app, doors.signIn, async ({ c, body, world }) => {
    const refusal = refuseForeign(c) ?? attempts.count(body.email, whenceOf(c))
    return refusal ?? letIn(entry, c, world, await signIn(people, body, whenceOf(c)))
  })

  door(app, doors.enterDemo, async ({ c, body, world }) => {
    if (!operator.demo) return refuse('not_found', null, 'This is not a demo.')
    return (
      refuseForeign(c) ?? letIn(entry, c, world, await enterDemo({ world, people }, body.role, whenceOf(c)))
    )
  })

  door(app, doors.becomeOwner, async ({ c, body: { token, ...newcomer }, world }) => {
    const refusal = refuseForeign(c) ?? attempts.count(newcomer.email, whenceOf(c))
    return refusal ?? letIn(entry, c, world, await useLink({ world, people }, token, newcomer, whenceOf(c)))
  })

  door(app, doors.makeOwnerLink, async ({ c, world }) => {
    if (!hasOperatorCookie(c, operator)) return NOT_THE_OPERATOR
    const { token, expiresAt } = await ownerLink(world)
    return new Made({ path: `/owner#${token}`, expiresAt }, null)
  })

  door(app, doors.signOut, async ({ c }) => {
    const signedIn = await oneself(entry, c)
    if (isRefusal(signedIn)) return signedIn
    await people.signOut(signedIn.session)
    dropSession(c)
    return DONE
  })

  door(app, doors.listSessions, async ({ c }) => {
    const signedIn = await oneself(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const sessions = await people.sessions(signedIn.session)
    return { items: sessions.map((one) => ({ ...one, isThis: one.id === signedIn.sessionId })) }
  })

  door(app, doors.endSession, async ({ c, params: { id } }) => {
    const signedIn = await oneself(entry, c)
    if (isRefusal(signedIn)) return signedIn
    return (await people.endSession(signedIn.session, id)) ? DONE : NO_SUCH.session
  })

  /** The account was changed, in a session that may be a new one. */
  function changed(c: Context<Env>, { person, session }: SignedIn): typeof DONE {
    attempts.forget(person.email)
    setSession(c, session)
    return DONE
  }

  door(app, doors.changePassword, async ({ c, body }) => {
    const signedIn = await attempt(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const after = await people.changePassword(signedIn.session, body, whenceOf(c))
    return after === 'wrong' ? passwordWrong('/current') : changed(c, after)
  })

  door(app, doors.startSecondFactor, async ({ c, body: { password } }) => {
    const signedIn = await attempt(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const started = await people.startSecondFactor(signedIn.session, password)
    if (started === 'wrong') return passwordWrong('/password')
    if (started === 'has_one') return HAS_SECOND_FACTOR
    return { uri: started.uri, recoveryCodes: [...started.recoveryCodes] }
  })

  door(app, doors.confirmSecondFactor, async ({ c, body: { code } }) => {
    const signedIn = await attempt(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const after = await people.confirmSecondFactor(signedIn.session, code)
    return after === 'code_wrong' ? { ...CODE_WRONG, code: 'code_refused' } : changed(c, after)
  })

  door(app, doors.endSecondFactor, async ({ c, body: { password } }) => {
    const signedIn = await attempt(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const after = await people.endSecondFactor(signedIn.session, password)
    return after === 'wrong' ? passwordWrong('/password') : changed(c, after)
  })
}

const HAS_SECOND_FACTOR = refuse('second_factor_set', null, 'There is a second factor already.', {
  remedy: 'Remove it first to set up another one.',
})

const NOT_THE_OPERATOR = refuse(
  'forbidden',
  null,
  'Only the operator of this installation makes such links.',
  {
    remedy: 'Run "billhook owner-link" where Billhook runs.',
  },
)
