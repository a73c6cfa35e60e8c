import { assert } from '../../kernel/assert.ts'
import type { Whence } from '../../operations/people/ports.ts'

/** The library speaks in cookies of its own. They go no further than here. */
const SESSION = 'better-auth.session_token'

/** What the library is told of a request: a session, and whence it comes. */
export const headersOf = (session: string | null, { address, agent }: Whence): Headers =>
  new Headers({
    ...(session === null ? {} : { cookie: `${SESSION}=${session}` }),
    ...(address === null ? {} : { 'x-forwarded-for': address }),
    ...(agent === null ? {} : { 'user-agent': agent }),
  })

/** The session that an answer of the library's opens, if it opens one. */
export function sessionOf(headers: Headers): string | null {
  const set = headers.getSetCookie().findLast((cookie) => cookie.startsWith(`${SESSION}=`))
  return set?.slice(SESSION.length + 1).split(';')[0] || null
}

/** What a passkey's answer is checked against is found by this cookie; outside of here it is a text of five minutes. */
const CEREMONY = 'better-auth.passkey'

/** The ceremony that an answer of the library's begins. */
export function ceremonyOf(headers: Headers): string {
  const set = headers.getSetCookie().find((cookie) => cookie.startsWith(`${CEREMONY}=`))
  assert(set, 'a passkey’s ceremony was begun and is not there')
  return set.slice(CEREMONY.length + 1).split(';')[0]!
}

/** A ceremony's text is the outside's: nothing of it may pass for another cookie. */
export function withCeremony(headers: Headers, ceremony: string): Headers {
  const kept = headers.get('cookie')
  const own = `${CEREMONY}=${ceremony.replaceAll(/[^\w.%-]/g, '')}`
  headers.set('cookie', kept === null ? own : `${kept}; ${own}`)
  return headers
}

/** Every cookie of an answer, as the next question bears them. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ')
