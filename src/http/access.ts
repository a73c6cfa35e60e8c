import type { Context, MiddlewareHandler } from 'hono'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { KeyRing } from '../operations/key-ring.ts'
import type { People } from '../operations/people/ports.ts'
import type { Actor } from '../operations/world.ts'
import { inOrganization, readAcross } from '../store/engine/transaction.ts'
import { INSTALLATION } from '../store/kept-answers.ts'
import { roleOf } from '../store/memberships.ts'
import { organizationBySlug } from '../store/reading/organizations.ts'
import type { Caller, Env } from './env.ts'
import { hasOperatorCookie, type OperatorEntry } from './operator-cookie.ts'
import { refuseForeign } from './origin.ts'
import { refused } from './problem.ts'
import { shownSession } from './session-cookie.ts'

/** The operator of an installation is an owner everywhere in it. */
export const OPERATOR: Actor = { name: 'Operator', role: 'owner' }

/** The operator where no organization is meant: what is kept for it belongs to none. */
export const OPERATOR_CALLER: Caller = {
  orgId: INSTALLATION,
  actor: OPERATOR,
  credential: 'operator',
}

/**
 * Lets in who has an API key, or the cookie of a person (or of the operator) together with the header that names the
 * organization. No other site can send that header, so a cookie alone does nothing.
 */
export function behindCredential(
  operator: OperatorEntry,
  ring: KeyRing,
  people: People,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = await callerOf(c, operator, ring, people)
    if (isRefusal(caller)) return refused(c, caller, caller.code === 'credential_missing' ? CHALLENGE : {})
    c.set('caller', caller)
    await next()
  }
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="Billhook"' }

async function callerOf(
  c: Context<Env>,
  operator: OperatorEntry,
  ring: KeyRing,
  people: People,
): Promise<Caller | Refusal> {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) return callerOfKey(authorization, ring)
  const session = shownSession(c)
  const isOperator = hasOperatorCookie(c, operator)
  const signedIn = isOperator || session === undefined ? null : await people.who(session)
  if (!isOperator && !signedIn) {
    return refuse('credential_missing', null, 'This needs an API key, or somebody who is signed in.', {
      remedy: 'Sign in, or send the header "Authorization: Bearer bh_…" with a key of your organization.',
    })
  }
  const foreign = refuseForeign(c)
  if (foreign) return foreign
  const slug = c.req.header('billhook-organization')
  if (slug === undefined) {
    return refuse('organization_not_named', null, 'It is not said which organization this is about.', {
      remedy: 'Send the header "Billhook-Organization" with its short name.',
    })
  }
  const organization = await readAcross(c.var.world.db, (tx) => organizationBySlug(tx, slug))
  if (!organization) return ORGANIZATION_NOT_FOUND
  const { orgId } = organization
  if (!signedIn) return { orgId, actor: OPERATOR, credential: 'operator' }
  const { id, name } = signedIn.person
  const role = await inOrganization(c.var.world.db, orgId, (tx) => roleOf(tx, orgId, id), { readOnly: true })
  // Where somebody does not work, nothing is there for them.
  return role ? { orgId, actor: { name, role }, credential: `person ${id}` } : ORGANIZATION_NOT_FOUND
}

const ORGANIZATION_NOT_FOUND = refuse('organization_not_found', null, 'There is no such organization.')

/** The caller that an Authorization header names. The same refusal for every way in which it can be wrong. */
export async function callerOfKey(authorization: string, ring: KeyRing): Promise<Caller | Refusal> {
  const key = /^Bearer +(\S{1,300})$/i.exec(authorization)?.[1]
  const verified = key === undefined ? null : await ring.verify(key)
  if (verified) return { orgId: verified.orgId, actor: verified.actor, credential: `key ${verified.keyId}` }
  return refuse('key_unknown', null, 'This API key is not known, or it was revoked.', {
    remedy: 'Check the key, or ask an owner of the organization for a new one.',
  })
}
