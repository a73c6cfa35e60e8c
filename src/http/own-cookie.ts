import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from './env.ts'

/** Whether the browser speaks https, here or to the proxy before us. */
const isEncrypted = (c: Context<Env>): boolean =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'

/** A cookie that says who somebody is. */
export interface OwnCookie {
  /** What a request shows of it. */
  shown(c: Context<Env>): string | undefined
  set(c: Context<Env>, value: string): void
  drop(c: Context<Env>): void
}

/**
 * A cookie that scripts cannot read and other sites cannot send, kept for so many seconds. Under https the name itself
 * binds it to this host; under http, on one's own machine, no browser takes such a name.
 */
export function ownCookie(plainName: string, maxAge: number): OwnCookie {
  const nameFor = (c: Context<Env>): string => (isEncrypted(c) ? `__Host-${plainName}` : plainName)
  return {
    shown: (c) => getCookie(c, nameFor(c)) || undefined,
    set(c, value) {
      setCookie(c, nameFor(c), value, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge,
        secure: isEncrypted(c),
      })
    },
    drop(c) {
      deleteCookie(c, nameFor(c), { path: '/', secure: isEncrypted(c) })
    },
  }
}
