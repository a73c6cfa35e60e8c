import { say } from '../../domain/sentence/say.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import { notePortalClientSeen, type PortalClientRow, portalClientsOf } from '../../store/portal-clients.ts'
import {
  addressOfPortalSession,
  endPortalSession,
  keepPortalSession,
  usePortalLink,
} from '../../store/portal-sessions.ts'
import { type OrganizationSettings, organizationSettings } from '../../store/reading/organizations.ts'
import { newLinkToken, readLinkToken, tokenHash } from '../links/link-token.ts'
import { noteAct } from '../note-act.ts'
import type { World } from '../world.ts'
import { announcePortal } from './announce-portal.ts'

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000
/** Being here is noted so often at most. */
const NOTED_MS = 60 * 60 * 1000

/** What a session opens: one customer of one organization, seen by one address. */
export interface PortalAccount {
  readonly orgId: string
  readonly client: PortalClientRow & { readonly customerName: string }
  readonly organization: OrganizationSettings
}

/**
 * Uses a link up and opens a session, whose token is told this once. It lets the address in for every customer of the
 * link's organization that it is a client of. Refused: portal_link_used, the same for each way a link can be no good.
 */
export async function enterPortal(
  world: World,
  token: string,
): Promise<{ readonly orgId: string; readonly session: string } | Refusal> {
  const known = readLinkToken(token)
  if (!known) return LINK_USED
  const { orgId, hash } = known
  const now = world.now()
  const at = new Date(now).toISOString()
  return inOrganization(world.db, orgId, async (tx) => {
    const email = await usePortalLink(tx, orgId, hash, at)
    if (email === undefined) return LINK_USED
    const clients = await portalClientsOf(tx, orgId, email)
    if (clients.length === 0) return LINK_USED
    const session = newLinkToken(orgId)
    await keepPortalSession(tx, orgId, {
      id: world.newId(),
      email,
      tokenHash: tokenHash(session),
      createdAt: at,
      expiresAt: new Date(now + SEVEN_DAYS_MS).toISOString(),
    })
    await notePortalClientSeen(tx, orgId, email, at)
    for (const { customerId } of clients.filter(({ enteredAt }) => enteredAt === null)) {
      await noteAct(
        world,
        tx,
        orgId,
        { name: email },
        {
          subjectType: 'customer',
          subjectId: customerId,
          verb: 'enter_portal',
          said: say('portal_entered', { email }),
        },
      )
    }
    return { orgId, session }
  })
}

/**
 * What sessions open now. Rights are read anew each time: a session that ended, or whose address is nobody's client any
 * more, opens nothing. A text that is no token of ours is passed over.
 */
export async function accountsOf(world: World, sessions: readonly string[]): Promise<PortalAccount[]> {
  const at = new Date(world.now()).toISOString()
  const opened = await Promise.all(
    sessions.map(async (session): Promise<PortalAccount[]> => {
      const known = readLinkToken(session)
      if (!known) return []
      const { orgId, hash } = known
      return readOrganization(world.db, orgId, async (tx) => {
        const email = await addressOfPortalSession(tx, orgId, hash, at)
        if (email === undefined) return []
        const [clients, organization] = await Promise.all([
          portalClientsOf(tx, orgId, email),
          organizationSettings(tx, orgId),
        ])
        return organization ? clients.map((client) => ({ orgId, client, organization })) : []
      })
    }),
  )
  return opened.flat()
}

/** Notes that clients are here, where that was not noted within the hour. */
export async function noteHere(world: World, accounts: readonly PortalAccount[]): Promise<void> {
  const now = world.now()
  const addresses = new Map(
    accounts
      .filter(({ client: { lastSeenAt } }) => lastSeenAt === null || now - Date.parse(lastSeenAt) > NOTED_MS)
      .map(({ orgId, client: { email } }) => [orgId, email]),
  )
  const at = new Date(now).toISOString()
  await Promise.all(
    [...addresses].map(([orgId, email]) =>
      inOrganization(world.db, orgId, (tx) => notePortalClientSeen(tx, orgId, email, at)),
    ),
  )
}

/** Ends sessions. */
export async function leavePortal(world: World, sessions: readonly string[]): Promise<void> {
  await Promise.all(
    sessions.map(async (session) => {
      const known = readLinkToken(session)
      if (!known) return
      const { orgId, hash } = known
      await inOrganization(world.db, orgId, async (tx) => {
        await endPortalSession(tx, orgId, hash)
        tx.afterCommit(() => announcePortal(world, orgId))
      })
    }),
  )
}

const LINK_USED = refuse(
  'portal_link_used',
  30,
  'This link was used already, has ended, or is none of ours.',
  { remedy: 'Ask for a new one: it comes by mail.' },
)
