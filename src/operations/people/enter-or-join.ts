import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { People, SignedIn, Whence } from './ports.ts'
import { signIn } from './sign-in.ts'

/** Somebody who holds a link: new here (with a name), or a person there is, who shows their password. */
export interface Newcomer {
  readonly email: string
  readonly password: string
  readonly name?: string | undefined
  readonly code?: string | undefined
}

/** Makes the newcomer a person, or signs in the one there is. Refused: what `signIn` refuses. */
export async function enterOrJoin(
  people: People,
  { name, email, password, code }: Newcomer,
  whence: Whence,
): Promise<SignedIn | Refusal> {
  if (name === undefined) return signIn(people, { email, password, code }, whence)
  const made = await people.create({ name, email: email.toLowerCase(), password }, whence)
  if (made !== 'taken') return made
  return refuse('person_exists', null, 'Somebody signs in with this e-mail address already.', {
    pointer: '/email',
    remedy: 'If it is you, use the password you have.',
  })
}
