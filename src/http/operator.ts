import * as doors from '../contract/doors/operator.ts'
import type { Context } from 'hono'
import { Organization, OrganizationNew, Organizations } from '../contract/organization.ts'
import type { z } from '../contract/z.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { createOrganization } from '../operations/create-organization.ts'
import type { KeyRing } from '../operations/key-ring.ts'
import type { World } from '../operations/world.ts'
import { presentOrganization } from '../present/organization.ts'
import { readAcross, readOrganization } from '../store/engine/transaction.ts'
import { listOrganizations, organizationById } from '../store/reading/organizations.ts'
import { callerOfKey, OPERATOR, OPERATOR_CALLER } from './access.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Env } from './env.ts'
import { hasOperatorCookie, isToken, type OperatorEntry, setOperatorCookie } from './operator-cookie.ts'
import { refused } from './problem.ts'

const NOT_SIGNED_IN = (demo: boolean): Refusal =>
  refuse('credential_missing', null, 'Nobody is signed in.', {
    remedy: demo ? 'Enter the demo.' : 'Open the link that was printed when Billhook started.',
    values: { demo },
  })

/** The operator's way in, and who is here. These doors look at credentials themselves. */
export function operatorDoors(app: App, operator: OperatorEntry, ring: KeyRing): void {
  app.use('/v1/organizations', async (c, next) => {
    if (hasOperatorCookie(c, operator)) c.set('caller', OPERATOR_CALLER)
    await next()
  })

  app.get('/enter/:token', (c) => {
    if (!isToken(c.req.param('token'), operator)) return c.html(STALE_LINK, 404)
    setOperatorCookie(c, operator)
    return c.redirect('/', 303)
  })

  app.post('/enter/demo', (c) => {
    if (!operator.demo) return refused(c, refuse('not_found', null, 'This is not a demo.'))
    setOperatorCookie(c, operator)
    return c.redirect('/', 303)
  })

  door(app, doors.readSession, async ({ c, world }) => {
    if (!hasOperatorCookie(c, operator)) return NOT_SIGNED_IN(operator.demo)
    return { operator: true, demo: operator.demo, organizations: await everyOrganization(world) }
  })

  door(app, doors.listOrganizations, ({ c, world }) => organizationsFor(c, world, operator, ring))

  door(app, doors.createOrganization, ({ c, body, world }) => openOrganization(c, world, operator, body))
}

async function openOrganization(
  c: Context<Env>,
  world: World,
  operator: OperatorEntry,
  asked: z.output<typeof OrganizationNew>,
): Promise<Made<Organization> | Refusal> {
  if (!hasOperatorCookie(c, operator)) return NOT_SIGNED_IN(operator.demo)
  const made = await createOrganization(world, OPERATOR, asked)
  if (isRefusal(made)) return made
  const organization = await readOrganization(world.db, made.orgId, (tx) => organizationById(tx, made.orgId))
  assert(organization, 'an organization was made and is not there')
  return new Made(presentOrganization(organization, world.now()), null)
}

async function organizationsFor(
  c: Context<Env>,
  world: World,
  operator: OperatorEntry,
  ring: KeyRing,
): Promise<Organizations | Refusal> {
  const authorization = c.req.header('authorization')
  if (authorization === undefined) {
    return hasOperatorCookie(c, operator)
      ? { items: await everyOrganization(world) }
      : NOT_SIGNED_IN(operator.demo)
  }
  const caller = await callerOfKey(authorization, ring)
  if (isRefusal(caller)) return caller
  const organization = await readOrganization(world.db, caller.orgId, (tx) =>
    organizationById(tx, caller.orgId),
  )
  return { items: organization ? [presentOrganization(organization, world.now())] : [] }
}

async function everyOrganization(world: World): Promise<Organizations['items']> {
  const all = await readAcross(world.db, (tx) => listOrganizations(tx))
  // How each one bills is its own to read.
  const whole = await Promise.all(
    all.map(({ orgId }) => readOrganization(world.db, orgId, (tx) => organizationById(tx, orgId))),
  )
  return whole.flatMap((organization) =>
    organization ? [presentOrganization(organization, world.now())] : [],
  )
}

const STALE_LINK = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Billhook</title></head>
<body><h1>This link does not open Billhook</h1><p>The link is printed each time Billhook starts; use the newest one.</p></body></html>`
