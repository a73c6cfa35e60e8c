import { Session } from '../organization.ts'
import {
  Done,
  Passkey,
  PasskeyCeremony,
  PasskeyNew,
  Passkeys,
  PasskeyShown,
  PasswordShown,
} from '../person.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'People'
/** These doors are open to attempts, of which there are not any number. */
const problems = [429]

export const startPasskeySignIn = declareDoor({
  method: 'post',
  path: '/v1/session/passkey/options',
  tag,
  summary: 'Begin to sign in by passkey',
  description: 'Answers what the authenticator is to be asked. It says nothing of who there is.',
  answer: PasskeyCeremony,
  open: true,
  problems,
})

export const signInByPasskey = declareDoor({
  method: 'post',
  path: '/v1/session/passkey',
  tag,
  summary: 'Sign in by passkey',
  description: 'Sets the session cookie. A passkey stands for password and second factor.',
  body: PasskeyShown,
  answer: Session,
  open: true,
  problems,
})

export const listPasskeys = declareDoor({
  method: 'get',
  path: '/v1/me/passkeys',
  tag,
  summary: 'List one’s passkeys',
  description: 'Those of whoever asks.',
  answer: Passkeys,
})

export const startPasskey = declareDoor({
  method: 'post',
  path: '/v1/me/passkeys/options',
  tag,
  summary: 'Begin to add a passkey',
  description: 'With the password. Answers what the authenticator is to be asked.',
  body: PasswordShown,
  answer: PasskeyCeremony,
  problems,
})

export const keepPasskey = declareDoor({
  method: 'post',
  path: '/v1/me/passkeys',
  tag,
  summary: 'Add a passkey',
  description: 'Keeps what the authenticator answered, under a name. From now on it signs its person in.',
  body: PasskeyNew,
  answer: Passkey,
  makes: true,
  problems,
})

export const endPasskey = declareDoor({
  method: 'delete',
  path: '/v1/me/passkeys/{id}',
  tag,
  summary: 'Remove a passkey',
  description: 'It signs nobody in any more; the sessions it opened go on.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.passkey,
  answer: Done,
})
