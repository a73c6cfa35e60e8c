import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from './env.ts'

const NAME = 'billhook_operator'
const THIRTY_DAYS = 30 * 24 * 60 * 60

/** The operator's entry of this installation: null where only people enter. In demo mode anybody may be one of its people. */
export interface OperatorEntry {
  readonly token: string | null
  readonly demo: boolean
}

/** Whether a token given in a link is the operator's. Compared in constant time. */
export function isToken(given: string, operator: OperatorEntry): boolean {
  return (
    operator.token !== null && timingSafeEqual(digest(`token ${given}`), digest(`token ${operator.token}`))
  )
}

/** Whether the request carries the operator's cookie. */
export function hasOperatorCookie(c: Context<Env>, operator: OperatorEntry): boolean {
  const given = getCookie(c, NAME)
  if (given === undefined || operator.token === null) return false
  return timingSafeEqual(digest(given), digest(valueOf(operator.token)))
}

/** Lets the operator in for thirty days. Scripts cannot read the cookie and other sites cannot send it. */
export function setOperatorCookie(c: Context<Env>, token: string): void {
  const encrypted = c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'
  setCookie(c, NAME, valueOf(token), {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: THIRTY_DAYS,
    secure: encrypted,
  })
}

/** The cookie is derived from the token, so that who reads a cookie cannot make the link. A new token ends it. */
function valueOf(token: string): string {
  return digest(`cookie ${token}`).toString('base64url')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(`billhook operator ${text}`).digest()
}
