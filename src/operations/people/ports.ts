/** Somebody who signs in. They belong to no organization; what they may do in one is their membership there. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly hasSecondFactor: boolean
}

/** Whence somebody speaks, as their list of sessions shows it. */
export interface Whence {
  readonly address: string | null
  readonly agent: string | null
}

/** Who is there: a person in one of their sessions. `session` is the text that proves it, for a cookie. */
export interface SignedIn {
  readonly person: Person
  readonly sessionId: string
  readonly session: string
}

/** A session as its person sees it. Instants. */
export interface OpenSession extends Whence {
  readonly id: string
  readonly since: string
  readonly until: string
}

/** What a second factor is set up with; shown once. */
export interface SecondFactor {
  /** otpauth://…, for an authenticator. */
  readonly uri: string
  readonly recoveryCodes: readonly string[]
}

/** A passkey as its person sees it. */
export interface Passkey {
  readonly id: string
  readonly name: string
  readonly since: string
}

/** What an authenticator is asked, and the text by which its answer is brought back within five minutes, once. */
export interface Ceremony {
  /** JSON, as browsers read it (WebAuthn level 3). */
  readonly options: Readonly<Record<string, unknown>>
  readonly ceremony: string
}

/** What an authenticator answered, as browsers write it. */
interface CeremonyAnswer {
  readonly ceremony: string
  readonly response: Readonly<Record<string, unknown>>
}

/** Keeps people's passkeys; each stands for password and second factor. */
export interface Passkeys {
  passkeys(session: string): Promise<Passkey[]>
  startPasskey(session: string, password: string): Promise<Ceremony | 'wrong'>
  keepPasskey(
    session: string,
    answer: CeremonyAnswer & { readonly name: string },
  ): Promise<Passkey | 'refused'>
  /** False when the person has no such passkey. */
  endPasskey(session: string, id: string): Promise<boolean>
  startPasskeySignIn(): Promise<Ceremony>
  signInByPasskey(answer: CeremonyAnswer, whence: Whence): Promise<SignedIn | 'refused'>
}

/** Keeps people, their passwords, sessions and second factors. An expected failure is a word. */
export interface People extends Passkeys {
  /** Loads what people need, so that the first of them does not wait for it. */
  prepare(): Promise<void>
  /** The password of the demo's people: nobody's to know. */
  readonly demoPassword: string
  /** The same word, after the same time, for a wrong password and for an address nobody has. */
  signIn(
    given: { readonly email: string; readonly password: string; readonly code?: string | undefined },
    whence: Whence,
  ): Promise<SignedIn | 'wrong' | 'code_missing' | 'code_wrong'>
  /** Makes a person and signs them in. */
  create(
    given: { readonly name: string; readonly email: string; readonly password: string },
    whence: Whence,
  ): Promise<SignedIn | 'taken'>
  /** Whose session this is; null when it is none, ended or was revoked. */
  who(session: string): Promise<SignedIn | null>
  signOut(session: string): Promise<void>
  sessions(session: string): Promise<OpenSession[]>
  /** False when the person has no such session. */
  endSession(session: string, id: string): Promise<boolean>
  /** Ends every other session, and gives a fresh one. */
  changePassword(
    session: string,
    given: { readonly current: string; readonly next: string },
    whence: Whence,
  ): Promise<SignedIn | 'wrong'>
  /** Holds from the first right code on (`confirmSecondFactor`). */
  startSecondFactor(session: string, password: string): Promise<SecondFactor | 'wrong' | 'has_one'>
  confirmSecondFactor(session: string, code: string): Promise<SignedIn | 'code_wrong'>
  endSecondFactor(session: string, password: string): Promise<SignedIn | 'wrong'>
}
