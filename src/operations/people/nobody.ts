import { assert } from '../../kernel/assert.ts'
import type { People } from './ports.ts'

const outOfReach = (): Promise<never> => {
  assert(false, 'nobody is signed in here')
}

/** Where nobody can sign in: the API in the command line's own process, which the operator speaks to. */
export const NOBODY: People = {
  prepare: () => Promise.resolve(),
  demoPassword: '',
  signIn: () => Promise.resolve('wrong'),
  create: () => Promise.resolve('taken'),
  startPasskeySignIn: () => Promise.resolve({ options: {}, ceremony: '' }),
  signInByPasskey: () => Promise.resolve('refused'),
  who: () => Promise.resolve(null),
  signOut: outOfReach,
  sessions: outOfReach,
  endSession: outOfReach,
  changePassword: outOfReach,
  startSecondFactor: outOfReach,
  confirmSecondFactor: outOfReach,
  endSecondFactor: outOfReach,
  passkeys: outOfReach,
  startPasskey: outOfReach,
  keepPasskey: outOfReach,
  endPasskey: outOfReach,
}
