import type { Context } from 'hono'
import { readLinkToken } from '../operations/links/link-token.ts'
import type { Env } from './env.ts'
import { ownCookie } from './own-cookie.ts'

const SEVEN_DAYS_S = 7 * 24 * 60 * 60
/** A client of more companies than this enters the first ones anew. */
const MOST = 8

/** What a client entered: a session for each organization, each under a token of its own, apart from the staff's cookie. */
const cookie = ownCookie('billhook_portal', SEVEN_DAYS_S)

export const shownPortalSessions = (c: Context<Env>): string[] =>
  cookie.shown(c)?.split('.').slice(0, MOST) ?? []

/** Adds a session to those that are shown. Tells which it takes the place of: of one organization there is one. */
export function addPortalSession(
  c: Context<Env>,
  { orgId, session }: { readonly orgId: string; readonly session: string },
): string[] {
  const others = shownPortalSessions(c)
  const stay = others.filter((one) => (readLinkToken(one)?.orgId ?? orgId) !== orgId).slice(1 - MOST)
  cookie.set(c, [...stay, session].join('.'))
  return others.filter((one) => !stay.includes(one))
}

export const dropPortalSessions = cookie.drop
