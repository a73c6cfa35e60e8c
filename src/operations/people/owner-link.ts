import { say } from '../../domain/sentence/say.ts'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { acrossOrganizations, inOrganization, readAcross } from '../../store/engine/transaction.ts'
import {
  addKeeper,
  dropWaitingLinks,
  findOwnerLink,
  isKept,
  keepOwnerLink,
  useOwnerLink,
} from '../../store/keepers.ts'
import { addMember, setRole } from '../../store/memberships.ts'
import { listOrganizations } from '../../store/reading/organizations.ts'
import { hashOfSecret } from '../api-key.ts'
import { noteAct } from '../note-act.ts'
import type { World } from '../world.ts'
import { enterOrJoin, type Newcomer } from './enter-or-join.ts'
import type { People, SignedIn, Whence } from './ports.ts'

const ONE_MINUTE_MS = 60 * 1000
const ONE_DAY_MS = 24 * 60 * 60 * 1000

/** A link's secret part, and until when it is good; an instant, or null until it is used. */
export interface MadeOwnerLink {
  readonly token: string
  readonly expiresAt: string | null
}

/**
 * A link for the first owner, good until somebody is, or one is made a minute later; null once somebody keeps this
 * installation. Of programs that start together, each prints one that is good.
 */
export function firstOwnerLink(world: World): Promise<MadeOwnerLink | null> {
  return makeLink(world, { first: true })
}

/** A link by which somebody becomes a keeper and an owner everywhere; good for a day. Whoever may ask holds the data. */
export async function ownerLink(world: World): Promise<MadeOwnerLink> {
  return (await makeLink(world, { first: false }))!
}

async function makeLink(world: World, { first }: { readonly first: boolean }): Promise<MadeOwnerLink | null> {
  const id = world.newId()
  const secret = randomBytes(32).toString('base64url')
  const now = world.now()
  const expiresAt = first ? null : new Date(now + ONE_DAY_MS).toISOString()
  return acrossOrganizations(world.db, async (tx) => {
    if (first) {
      if (await isKept(tx)) return null
      await dropWaitingLinks(tx, new Date(now - ONE_MINUTE_MS).toISOString())
    }
    const createdAt = new Date(now).toISOString()
    await keepOwnerLink(tx, { id, secretHash: hashOfSecret(secret), createdAt, expiresAt })
    return { token: `${id.replaceAll('-', '')}_${secret}`, expiresAt }
  })
}

/**
 * Makes whoever holds the link an owner of every organization there is, and a keeper, who may open more. Refused:
 * owner_link_not_found (used, expired or none of ours), credentials_wrong, name_missing.
 */
export async function useLink(
  { world, people }: { readonly world: World; readonly people: People },
  token: string,
  newcomer: Newcomer,
  whence: Whence,
): Promise<SignedIn | Refusal> {
  const id = await goodLink(world, token)
  if (id === null) return LINK_NOT_FOUND
  const entered = await enterOrJoin(people, newcomer, whence)
  if (isRefusal(entered)) return entered
  const at = new Date(world.now()).toISOString()
  const { person } = entered
  const used = await acrossOrganizations(world.db, async (tx) => {
    if (!(await useOwnerLink(tx, id, at))) return false
    await addKeeper(tx, person.id, at)
    await dropWaitingLinks(tx, 'infinity')
    return true
  })
  if (!used) return LINK_NOT_FOUND
  // Nothing crosses organizations: each is joined by itself. What a failure leaves out, another link makes up for.
  const all = await readAcross(world.db, (tx) => listOrganizations(tx))
  await Promise.all(all.map(({ orgId }) => own(world, orgId, entered, at)))
  return entered
}

async function own(world: World, orgId: string, { person }: SignedIn, at: string): Promise<void> {
  await inOrganization(world.db, orgId, async (tx) => {
    if (!(await addMember(tx, orgId, { personId: person.id, role: 'owner', joinedAt: at })))
      await setRole(tx, orgId, person.id, 'owner')
    const actor = { name: person.name, role: 'owner' } as const
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'member',
      subjectId: person.id,
      verb: 'join',
      said: say('owner_by_link', { name: person.name }),
    })
  })
}

/** The id of the link that a token belongs to, if it is good. */
async function goodLink(world: World, token: string): Promise<string | null> {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(token)
  if (!parts) return null
  const id = parts.slice(1, 6).join('-')
  const link = await readAcross(world.db, (tx) => findOwnerLink(tx, id))
  if (!link || !timingSafeEqual(hashOfSecret(parts[6]!), link.secretHash)) return null
  return link.expiresAt !== null && Date.parse(link.expiresAt) <= world.now() ? null : id
}

const LINK_NOT_FOUND = refuse(
  'owner_link_not_found',
  null,
  'This link was used already, has ended, or is none of ours.',
  {
    remedy: 'Whoever runs Billhook makes a new one with "billhook owner-link".',
  },
)
