import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { People, SignedIn, Whence } from './ports.ts'

/** Signs in whoever has the passkey; it stands for password and second factor. Refused: passkey_unknown. */
export async function signInByPasskey(
  people: People,
  shown: { readonly ceremony: string; readonly response: Readonly<Record<string, unknown>> },
  whence: Whence,
): Promise<SignedIn | Refusal> {
  const entered = await people.signInByPasskey(shown, whence)
  return entered === 'refused' ? PASSKEY_UNKNOWN : entered
}

/** The same whatever does not fit: the passkey, the address it was made at, or the time it took. */
const PASSKEY_UNKNOWN = refuse('passkey_unknown', null, 'This passkey opens nothing here.', {
  remedy: 'Try again within five minutes, use another passkey, or sign in with your password.',
})

export const PASSKEY_REFUSED = refuse('passkey_refused', null, 'This passkey could not be verified.', {
  pointer: '/response',
  remedy: 'Begin again, and finish within five minutes.',
})
