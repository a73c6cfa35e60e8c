import { say } from '../../domain/sentence/say.ts'
import type { MailLanguage } from '../../domain/mail/words.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, type Tx } from '../../store/engine/transaction.ts'
import {
  changePortalLanguage,
  keepPortalClient,
  portalClientById,
  type PortalClientRow,
  portalClientsOf,
  revokePortalClient,
} from '../../store/portal-clients.ts'
import { withdrawMails } from '../../store/mails.ts'
import { shutOut } from '../../store/portal-sessions.ts'
import { customerById } from '../../store/reading/customers.ts'
import type { Post } from '../mail/ports.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { announcePortal } from './announce-portal.ts'
import { letIn } from './let-in.ts'

/** A client who was just sent a link, and where it leads. */
export interface Invited {
  readonly client: PortalClientRow
  readonly url: string
}

/**
 * Invites an address to the portal for one customer (rule 30), with a mail in the same transaction. Refused: forbidden,
 * customer_not_found, portal_client_already.
 */
export async function inviteClient(
  post: Post,
  orgId: string,
  actor: Actor,
  input: { readonly customerId: string; readonly email: string; readonly language: MailLanguage },
): Promise<Invited | Refusal> {
  const { world } = post
  if (!may(actor.role, 'finish_invoices')) return forbidden('let customers into the portal')
  return inOrganization(world.db, orgId, async (tx) => {
    const { customerId, language } = input
    const email = input.email.toLowerCase()
    const customer = await customerById(tx, orgId, customerId)
    if (!customer) return NO_SUCH_CUSTOMER
    const id = world.newId()
    const now = new Date(world.now()).toISOString()
    const client = { id, customerId, email, language, invitedAt: now, invitedBy: actor.name }
    if (!(await keepPortalClient(tx, orgId, client))) return ALREADY
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'customer',
      subjectId: customerId,
      verb: 'invite_to_portal',
      said: say('portal_invited', { email, customer: customer.name }),
    })
    const url = await letIn(post, tx, orgId, actor, {
      kind: 'invitation',
      act: `portal_invitation ${id}`,
      email,
      language,
      clientId: id,
    })
    return { client: { ...client, enteredAt: null, lastSeenAt: null, revokedAt: null }, url }
  })
}

/** Mails a client a new link; in another language where one is named, from then on. Refused: forbidden, portal_client_not_found. */
export async function inviteAgain(
  post: Post,
  orgId: string,
  actor: Actor,
  input: { readonly customerId: string; readonly id: string; readonly language?: MailLanguage | undefined },
): Promise<Invited | Refusal> {
  return changing(post.world, orgId, actor, input, async (tx, client) => {
    await noteAct(post.world, tx, orgId, actor, {
      subjectType: 'customer',
      subjectId: client.customerId,
      verb: 'invite_to_portal',
      said: say('portal_invited_again', { email: client.email }),
    })
    const language = input.language ?? client.language
    if (language !== client.language) await changePortalLanguage(tx, orgId, client.id, language)
    await withdrawMails(
      tx,
      orgId,
      client.email,
      { act: `portal_invitation ${client.id}` },
      'A newer link took the place of this one.',
    )
    const url = await letIn(post, tx, orgId, actor, {
      kind: 'invitation',
      act: `portal_invitation ${client.id} ${post.world.newId()}`,
      email: client.email,
      language,
      clientId: client.id,
    })
    return { client: { ...client, language }, url }
  })
}

/**
 * Takes a client out of the portal, from the next request on. An address that is nobody's client here any more is signed
 * out, and links it was sent open nothing. What it was to be mailed as a client stays here. Refused: forbidden,
 * portal_client_not_found.
 */
export async function revokeClient(
  world: World,
  orgId: string,
  actor: Actor,
  input: { readonly customerId: string; readonly id: string },
): Promise<PortalClientRow | Refusal> {
  return changing(world, orgId, actor, input, async (tx, client) => {
    const { id, email, customerId } = client
    const now = new Date(world.now()).toISOString()
    if (!(await revokePortalClient(tx, orgId, id, now))) return NO_SUCH_CLIENT
    await withdrawMails(tx, orgId, email, { clientId: id }, REVOKED)
    if ((await portalClientsOf(tx, orgId, email)).length === 0) {
      await shutOut(tx, orgId, email)
      await withdrawMails(tx, orgId, email, { act: 'portal_' }, REVOKED)
    }
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'customer',
      subjectId: customerId,
      verb: 'revoke_portal',
      said: say('portal_revoked', { email }),
    })
    tx.afterCommit(() => announcePortal(world, orgId))
    return { ...client, revokedAt: now }
  })
}

async function changing<T>(
  world: World,
  orgId: string,
  actor: Actor,
  { customerId, id }: { readonly customerId: string; readonly id: string },
  change: (tx: Tx, client: PortalClientRow) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (!may(actor.role, 'finish_invoices')) return forbidden('let customers into the portal')
  return inOrganization(world.db, orgId, async (tx) => {
    const client = await portalClientById(tx, orgId, customerId, id)
    return client ? change(tx, client) : NO_SUCH_CLIENT
  })
}

const REVOKED = 'The access to the portal was revoked.'

const NO_SUCH_CUSTOMER = refuse('customer_not_found', null, 'There is no such customer.')
const NO_SUCH_CLIENT = refuse('portal_client_not_found', null, 'There is no such portal access.')
const ALREADY = refuse('portal_client_already', 30, 'This address gets into the portal for them already.', {
  pointer: '/email',
  remedy: 'Send it a new link instead.',
})
