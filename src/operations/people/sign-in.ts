import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { People, SignedIn, Whence } from './ports.ts'

/** What somebody shows to be let in. `code` is of their authenticator, or a recovery code. */
export interface Credentials {
  readonly email: string
  readonly password: string
  readonly code?: string | undefined
}

/** Refused: credentials_wrong, second_factor_missing, second_factor_wrong. */
export async function signIn(
  people: People,
  credentials: Credentials,
  whence: Whence,
): Promise<SignedIn | Refusal> {
  const entered = await people.signIn({ ...credentials, email: credentials.email.toLowerCase() }, whence)
  if (entered === 'wrong') return CREDENTIALS_WRONG
  if (entered === 'code_missing') {
    return refuse('second_factor_missing', null, 'A code of your authenticator is needed too.', {
      pointer: '/code',
      remedy: 'Enter the six digits it shows now, or one of your recovery codes.',
    })
  }
  return entered === 'code_wrong' ? CODE_WRONG : entered
}

/** The same for an address that nobody has. */
const CREDENTIALS_WRONG = refuse('credentials_wrong', null, 'E-mail address and password do not fit.', {
  remedy: 'Check both. Owners and administrators can invite you anew.',
})

export const CODE_WRONG = refuse('second_factor_wrong', null, 'This code is not right.', {
  pointer: '/code',
  remedy: 'Enter the six digits your authenticator shows now; each recovery code opens once.',
})
