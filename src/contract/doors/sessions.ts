import { Session } from '../organization.ts'
import {
  CodeShown,
  DemoEntry,
  Done,
  OpenSessions,
  OwnerLink,
  OwnerNew,
  PasswordChange,
  PasswordShown,
  SecondFactor,
  SignIn,
} from '../person.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'People'
/** These doors are open to attempts, of which there are not any number. */
const problems = [429]

export const signIn = declareDoor({
  method: 'post',
  path: '/v1/session',
  tag,
  summary: 'Sign in',
  description:
    'Sets the session cookie. The same refusal, after the same time, for a wrong password and an address nobody has. Ten attempts for an address at once, then one every thirty seconds.',
  body: SignIn,
  answer: Session,
  open: true,
  problems,
})

export const enterDemo = declareDoor({
  method: 'post',
  path: '/v1/session/demo',
  tag,
  summary: 'Enter the demo',
  description: 'Signs in the demo’s person of a role. There is no such door outside a demo.',
  body: DemoEntry,
  answer: Session,
  open: true,
  problems: [404],
})

export const signOut = declareDoor({
  method: 'delete',
  path: '/v1/session',
  tag,
  summary: 'Sign out',
  description: 'Ends this session.',
  answer: Done,
})

export const becomeOwner = declareDoor({
  method: 'post',
  path: '/v1/owner',
  tag,
  summary: 'Use the link that makes an owner',
  description:
    'Whoever holds the link that was printed becomes an owner of every organization here and may open more. It is good once.',
  body: OwnerNew,
  answer: Session,
  open: true,
  problems: [404, 429],
})

export const makeOwnerLink = declareDoor({
  method: 'post',
  path: '/v1/owner-links',
  tag,
  summary: 'Make a link that makes an owner',
  description:
    'For the operator on the machine itself (billhook owner-link): good for a day, and once. No session opens this door.',
  answer: OwnerLink,
  makes: true,
})

export const listSessions = declareDoor({
  method: 'get',
  path: '/v1/me/sessions',
  tag,
  summary: 'List where one is signed in',
  description: 'The sessions of whoever asks, the one that asks among them.',
  answer: OpenSessions,
})

export const endSession = declareDoor({
  method: 'delete',
  path: '/v1/me/sessions/{id}',
  tag,
  summary: 'End a session',
  description: 'Whoever uses it is signed out at once.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.session,
  answer: Done,
})

export const changePassword = declareDoor({
  method: 'post',
  path: '/v1/me/password',
  tag,
  summary: 'Change the password',
  description: 'Every other session ends, and this one goes on.',
  body: PasswordChange,
  answer: Done,
  problems,
})

export const startSecondFactor = declareDoor({
  method: 'post',
  path: '/v1/me/second-factor',
  tag,
  summary: 'Set up a second factor',
  description:
    'Answers once what an authenticator is set up with, and the recovery codes. It holds once a code of it was shown.',
  body: PasswordShown,
  answer: SecondFactor,
  problems,
})

export const confirmSecondFactor = declareDoor({
  method: 'post',
  path: '/v1/me/second-factor/confirmation',
  tag,
  summary: 'Confirm the second factor',
  description: 'With a code of the authenticator. From now on signing in asks for one.',
  body: CodeShown,
  answer: Done,
  problems,
})

export const endSecondFactor = declareDoor({
  method: 'post',
  path: '/v1/me/second-factor/removal',
  tag,
  summary: 'Remove the second factor',
  description: 'Signing in asks for the password alone again.',
  body: PasswordShown,
  answer: Done,
  problems,
})
