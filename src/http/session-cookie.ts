import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from './env.ts'

const THIRTY_DAYS_S = 30 * 24 * 60 * 60

/** Whether the browser speaks https, here or to the proxy before us. */
const isEncrypted = (c: Context<Env>): boolean =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'

/** Under https the name itself binds the cookie to this host; under http, on one's own machine, no browser takes such a name. */
const nameFor = (c: Context<Env>): string => (isEncrypted(c) ? '__Host-billhook_session' : 'billhook_session')

/** The session that a request shows. */
export const shownSession = (c: Context<Env>): string | undefined => getCookie(c, nameFor(c)) || undefined

/** Scripts cannot read the cookie, and other sites cannot send it. */
export function setSession(c: Context<Env>, session: string): void {
  setCookie(c, nameFor(c), session, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: THIRTY_DAYS_S,
    secure: isEncrypted(c),
  })
}

export function dropSession(c: Context<Env>): void {
  deleteCookie(c, nameFor(c), { path: '/', secure: isEncrypted(c) })
}
