import type { Passkey, Passkeys, SignedIn, Whence } from '../../operations/people/ports.ts'
import { ceremonyOf, headersOf, withCeremony } from './cookies.ts'
import { expected, refusalOf } from './expected.ts'
import type { Library } from './library.ts'

const NOWHERE: Whence = { address: null, agent: null }

/** Passkeys as better-auth keeps them. `opened` says who an answer of the library's has signed in. */
export function passkeysIn(
  api: () => Promise<Library['api']>,
  opened: (headers: Headers) => Promise<SignedIn>,
): Passkeys {
  async function listed(session: string): Promise<Passkey[]> {
    const found = await (await api()).listPasskeys({ headers: headersOf(session, NOWHERE) })
    return found.map(passkeyOf)
  }

  return {
    passkeys: listed,

    async startPasskey(session, password) {
      const headers = headersOf(session, NOWHERE)
      const isRight = await expected((await api()).verifyPassword({ body: { password }, headers }))
      if (isRight === null) return 'wrong'
      const started = await (await api()).generatePasskeyRegistrationOptions({ headers, returnHeaders: true })
      return { options: { ...started.response }, ceremony: ceremonyOf(started.headers) }
    },

    async keepPasskey(session, { ceremony, name, response }) {
      const headers = withCeremony(headersOf(session, NOWHERE), ceremony)
      try {
        return passkeyOf(await (await api()).verifyPasskeyRegistration({ body: { name, response }, headers }))
      } catch (err) {
        // The library answers 500 for whatever an authenticator said that cannot be verified.
        const refusal = await refusalOf(err)
        if (refusal && (refusal.statusCode < 500 || refusal.body?.code === UNVERIFIED)) return 'refused'
        throw err
      }
    },

    async endPasskey(session, id) {
      const isOwn = (await listed(session)).some((one) => one.id === id)
      if (isOwn) await (await api()).deletePasskey({ body: { id }, headers: headersOf(session, NOWHERE) })
      return isOwn
    },

    async startPasskeySignIn() {
      const headers = headersOf(null, NOWHERE)
      const started = await (
        await api()
      ).generatePasskeyAuthenticationOptions({ headers, returnHeaders: true })
      const options = { ...started.response, userVerification: 'required' }
      return { options, ceremony: ceremonyOf(started.headers) }
    },

    async signInByPasskey({ ceremony, response }, whence) {
      const headers = withCeremony(headersOf(null, whence), ceremony)
      const entered = await expected(
        (await api()).verifyPasskeyAuthentication({
          body: { response: response as never },
          headers,
          returnHeaders: true,
        }),
      )
      return entered === null ? 'refused' : opened(entered.headers)
    },
  }
}

const UNVERIFIED = 'FAILED_TO_VERIFY_REGISTRATION'

const passkeyOf = ({
  id,
  name,
  createdAt,
}: {
  id: string
  name?: string | undefined
  createdAt: Date
}): Passkey => ({
  id,
  name: name ?? '',
  since: createdAt.toISOString(),
})
