import * as doors from '../contract/doors/operator.ts'
import type { Context } from 'hono'
import { Organization, OrganizationNew, Organizations } from '../contract/organization.ts'
import type { z } from '../contract/z.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { createOrganization } from '../operations/create-organization.ts'
import type { KeyRing } from '../operations/key-ring.ts'
import type { People, SignedIn } from '../operations/people/ports.ts'
import type { World } from '../operations/world.ts'
import { presentOrganization } from '../present/organization.ts'
import { readAcross, readOrganization } from '../store/engine/transaction.ts'
import { isKeeper } from '../store/keepers.ts'
import { INSTALLATION } from '../store/kept-answers.ts'
import { organizationById } from '../store/reading/organizations.ts'
import { callerOfKey, OPERATOR_CALLER } from './access.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Caller, Env } from './env.ts'
import { hasOperatorCookie, isToken, type OperatorEntry, setOperatorCookie } from './operator-cookie.ts'
import { refuseForeign } from './origin.ts'
import { shownSession } from './session-cookie.ts'
import { everyOrganization, organizationsOf, sessionView } from './session-view.ts'

const NOT_SIGNED_IN = (demo: boolean): Refusal =>
  refuse('credential_missing', null, 'Nobody is signed in.', {
    remedy: demo ? 'Enter the demo.' : 'Sign in.',
    values: { demo },
  })

/** Who is here, and the organizations there are. These doors look at credentials themselves. */
export function operatorDoors(app: App, operator: OperatorEntry, ring: KeyRing, people: People): void {
  const signedInOf = async (c: Context<Env>): Promise<SignedIn | null> => {
    const session = shownSession(c)
    return session === undefined ? null : people.who(session)
  }

  app.use('/v1/organizations', async (c, next) => {
    const caller = hasOperatorCookie(c, operator) ? OPERATOR_CALLER : callerOfPerson(await signedInOf(c))
    if (caller) c.set('caller', caller)
    await next()
  })

  app.get('/enter/:token', (c) => {
    const token = c.req.param('token')
    if (!isToken(token, operator)) return c.html(STALE_LINK, 404)
    setOperatorCookie(c, token)
    return c.redirect('/', 303)
  })

  door(app, doors.readSession, async ({ c, world }) => {
    const { demo } = operator
    if (hasOperatorCookie(c, operator))
      return { person: null, operator: true, demo, organizations: await everyOrganization(world) }
    const signedIn = await signedInOf(c)
    return signedIn ? sessionView(world, signedIn, demo) : NOT_SIGNED_IN(demo)
  })

  door(app, doors.listOrganizations, async ({ c, world }) => {
    const authorization = c.req.header('authorization')
    if (authorization !== undefined) return organizationOfKey(world, authorization, ring)
    const isOperator = hasOperatorCookie(c, operator)
    const signedIn = isOperator ? null : await signedInOf(c)
    if (!isOperator && !signedIn) return NOT_SIGNED_IN(operator.demo)
    const own = await (signedIn ? organizationsOf(world, signedIn) : everyOrganization(world))
    return { items: own.map(({ role: _, ...organization }) => organization) }
  })

  door(app, doors.createOrganization, async ({ c, body, world }) => {
    const isOperator = hasOperatorCookie(c, operator)
    const signedIn = isOperator ? null : await signedInOf(c)
    if (!isOperator && !signedIn) return NOT_SIGNED_IN(operator.demo)
    const foreign = refuseForeign(c)
    if (foreign) return foreign
    if (signedIn && !(await readAcross(world.db, (tx) => isKeeper(tx, signedIn.person.id))))
      return NOT_A_KEEPER
    return openOrganization(world, c.var.caller, body)
  })
}

/** A person where no organization is meant: what is kept for them belongs to none. */
const callerOfPerson = (signedIn: SignedIn | null): Caller | null =>
  signedIn && {
    orgId: INSTALLATION,
    actor: { name: signedIn.person.name, role: 'owner' },
    credential: `person ${signedIn.person.id}`,
  }

async function openOrganization(
  world: World,
  { actor }: Caller,
  asked: z.output<typeof OrganizationNew>,
): Promise<Made<Organization> | Refusal> {
  const made = await createOrganization(world, actor, asked)
  if (isRefusal(made)) return made
  const organization = await readOrganization(world.db, made.orgId, (tx) => organizationById(tx, made.orgId))
  assert(organization, 'an organization was made and is not there')
  return new Made(presentOrganization(organization, world.now()), null)
}

async function organizationOfKey(
  world: World,
  authorization: string,
  ring: KeyRing,
): Promise<Organizations | Refusal> {
  const caller = await callerOfKey(authorization, ring)
  if (isRefusal(caller)) return caller
  const organization = await readOrganization(world.db, caller.orgId, (tx) =>
    organizationById(tx, caller.orgId),
  )
  return { items: organization ? [presentOrganization(organization, world.now())] : [] }
}

const NOT_A_KEEPER = refuse('forbidden', null, 'Only those who keep this installation open further books.', {
  remedy: 'Ask whoever runs Billhook.',
})

const STALE_LINK = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Billhook</title></head>
<body><h1>This link does not open Billhook</h1><p>Sign in instead, or ask whoever runs Billhook for a new link.</p></body></html>`
