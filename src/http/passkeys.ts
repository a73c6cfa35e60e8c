import * as doors from '../contract/doors/passkeys.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { PASSKEY_REFUSED, signInByPasskey } from '../operations/people/passkey.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import { attempt, type Entry, letIn, oneself, passwordWrong } from './entry.ts'
import type { App } from './env.ts'
import { refuseForeign } from './origin.ts'
import { whenceOf } from './whence.ts'

/** Passkeys: signing in by one, and those of one's own. These doors look at the cookie themselves. */
export function passkeyDoors(app: App, entry: Entry): void {
  const { people, attempts } = entry

  door(app, doors.startPasskeySignIn, async ({ c }) => {
    const refusal = refuseForeign(c) ?? attempts.count(null, whenceOf(c))
    return refusal ?? people.startPasskeySignIn()
  })

  door(app, doors.signInByPasskey, async ({ c, body, world }) => {
    const refusal = refuseForeign(c) ?? attempts.count(body.response.id, whenceOf(c))
    return refusal ?? letIn(entry, c, world, await signInByPasskey(people, body, whenceOf(c)))
  })

  door(app, doors.listPasskeys, async ({ c }) => {
    const signedIn = await oneself(entry, c)
    return isRefusal(signedIn) ? signedIn : { items: await people.passkeys(signedIn.session) }
  })

  door(app, doors.startPasskey, async ({ c, body: { password } }) => {
    const signedIn = await attempt(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const started = await people.startPasskey(signedIn.session, password)
    return started === 'wrong' ? passwordWrong('/password') : started
  })

  door(app, doors.keepPasskey, async ({ c, body }) => {
    const signedIn = await attempt(entry, c)
    if (isRefusal(signedIn)) return signedIn
    const kept = await people.keepPasskey(signedIn.session, body)
    if (kept === 'refused') return PASSKEY_REFUSED
    attempts.forget(signedIn.person.email)
    return new Made(kept, null)
  })

  door(app, doors.endPasskey, async ({ c, params: { id } }) => {
    const signedIn = await oneself(entry, c)
    if (isRefusal(signedIn)) return signedIn
    return (await people.endPasskey(signedIn.session, id)) ? { done: true as const } : NO_SUCH.passkey
  })
}
