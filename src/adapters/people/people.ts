import { createHmac } from 'node:crypto'
import { assert } from '../../kernel/assert.ts'
import type { People, Person, SignedIn, Whence } from '../../operations/people/ports.ts'
import type { Database } from '../../store/engine/database.ts'
import { cookiesOf, headersOf, sessionOf } from './cookies.ts'
import { expected } from './expected.ts'
import type { Library } from './library.ts'
import { passkeysIn } from './passkeys.ts'

const NOWHERE: Whence = { address: null, agent: null }

/**
 * People as better-auth keeps them. `secret` signs sessions and encrypts second factors: 32 bytes or more, as text.
 * `publicUrl` says where this installation is reached, once somebody asks for something.
 */
export function peopleIn(db: Database, secret: string, newId: () => string, publicUrl: () => string): People {
  let made: Promise<Library['api']> | undefined
  // Loaded when somebody asks: it is half of what a start would wait for, and where only machines come nobody does.
  const load = async (): Promise<Library['api']> => {
    const { library } = await import('./library.ts')
    return library(db, secret, newId, publicUrl()).api
  }
  const api = (): Promise<Library['api']> =>
    (made ??= load().catch((err: unknown) => {
      made = undefined // whoever asks next tries again
      throw err
    }))

  /** Who an answer of the library's has signed in. */
  async function opened(headers: Headers): Promise<SignedIn> {
    const session = sessionOf(headers)
    const signedIn = session === null ? null : await who(session)
    assert(signedIn, 'a session was opened and is not there')
    return signedIn
  }

  async function who(session: string): Promise<SignedIn | null> {
    const found = await (await api()).getSession({ headers: headersOf(session, NOWHERE) })
    return found && { person: personOf(found.user), sessionId: found.session.id, session }
  }

  return {
    ...passkeysIn(api, opened),
    demoPassword: createHmac('sha256', secret).update('demo people').digest('base64url'),
    who,

    async prepare() {
      await api()
    },

    async signIn({ email, password, code }, whence) {
      const headers = headersOf(null, whence)
      const first = await expected(
        (await api()).signInEmail({ body: { email, password }, headers, returnHeaders: true }),
      )
      if (first === null) return 'wrong'
      if (!('twoFactorRedirect' in first.response)) return opened(first.headers)
      if (code === undefined) return 'code_missing'
      headers.set('cookie', cookiesOf(first.headers))
      const asked = { body: { code }, headers, returnHeaders: true } as const
      const second = await expected<{ headers: Headers }>(
        /^\d{6}$/.test(code) ? (await api()).verifyTOTP(asked) : (await api()).verifyBackupCode(asked),
      )
      return second === null ? 'code_wrong' : opened(second.headers)
    },

    async create(given, whence) {
      const made = await expected(
        (await api()).signUpEmail({ body: given, headers: headersOf(null, whence), returnHeaders: true }),
      )
      return made === null ? 'taken' : opened(made.headers)
    },

    async signOut(session) {
      await (await api()).signOut({ headers: headersOf(session, NOWHERE) })
    },

    async sessions(session) {
      const found = await (await api()).listSessions({ headers: headersOf(session, NOWHERE) })
      return found.map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
        id,
        since: createdAt.toISOString(),
        until: expiresAt.toISOString(),
        address: ipAddress || null,
        agent: userAgent || null,
      }))
    },

    async endSession(session, id) {
      const headers = headersOf(session, NOWHERE)
      const found = (await (await api()).listSessions({ headers })).find((one) => one.id === id)
      if (found) await (await api()).revokeSession({ body: { token: found.token }, headers })
      return found !== undefined
    },

    async changePassword(session, { current, next }, whence) {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
      const headers = headersOf(session, whence)
      const changed = await expected((await api()).changePassword({ body, headers, returnHeaders: true }))
      return changed === null ? 'wrong' : opened(changed.headers)
    },

    async startSecondFactor(session, password) {
      const signedIn = await who(session)
      if (signedIn?.person.hasSecondFactor) return 'has_one'
      const headers = headersOf(session, NOWHERE)
      const started = await expected((await api()).enableTwoFactor({ body: { password }, headers }))
      if (started === null) return 'wrong'
      assert('totpURI' in started, 'a second factor was started and not shown')
      return { uri: started.totpURI, recoveryCodes: started.backupCodes }
    },

    async confirmSecondFactor(session, code) {
      const headers = headersOf(session, NOWHERE)
      const confirmed = await expected(
        (await api()).verifyTOTP({ body: { code }, headers, returnHeaders: true }),
      )
      return confirmed === null ? 'code_wrong' : opened(newest(confirmed.headers, session))
    },

    async endSecondFactor(session, password) {
      const headers = headersOf(session, NOWHERE)
      const ended = await expected(
        (await api()).disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
      )
      return ended === null ? 'wrong' : opened(ended.headers)
    },
  }
}

/** An answer that opened no new session goes on in the one it came from. */
function newest(headers: Headers, session: string): Headers {
  return sessionOf(headers) === null
    ? new Headers({ 'set-cookie': headersOf(session, NOWHERE).get('cookie')! })
    : headers
}

type KnownUser = Library['$Infer']['Session']['user']

const personOf = ({ id, name, email, twoFactorEnabled }: KnownUser): Person => ({
  id,
  name,
  email,
  hasSecondFactor: twoFactorEnabled === true,
})
