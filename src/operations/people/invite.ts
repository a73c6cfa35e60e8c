import { randomBytes } from 'node:crypto'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may, type Role } from '../../domain/status/role.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { keepInvitation, type ReadInvitation, withdrawInvitationsTo } from '../../store/invitations.ts'
import { listMembers } from '../../store/memberships.ts'
import { hashOfSecret } from '../api-key.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { textOfInvitation } from './invitation.ts'
import { roleText } from './role-text.ts'

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000

/** An invitation with its token, which is told this once. */
export type MadeInvitation = ReadInvitation & { readonly token: string }

/**
 * Invites somebody to work for an organization. The token is good once and for seven days; only its hash is kept. An
 * earlier invitation of the same address ends. The seam for mail is here: whoever sends it enqueues it in this
 * transaction. Refused: forbidden, member_already.
 */
export async function invite(
  world: World,
  orgId: string,
  actor: Actor,
  input: { readonly email: string; readonly role: Role },
): Promise<MadeInvitation | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('invite people')
  if (input.role === 'owner' && actor.role !== 'owner') return forbidden('make somebody an owner')
  const id = world.newId()
  const secret = randomBytes(32).toString('base64url')
  const now = world.now()
  const invitation: ReadInvitation = {
    id,
    email: input.email.toLowerCase(),
    role: input.role,
    createdAt: new Date(now).toISOString(),
    createdBy: actor.name,
    expiresAt: new Date(now + SEVEN_DAYS_MS).toISOString(),
  }
  const { email, role, createdAt } = invitation
  return inOrganization(world.db, orgId, async (tx) => {
    const members = await listMembers(tx, orgId)
    if (members.some((member) => member.email === email)) return MEMBER_ALREADY
    await withdrawInvitationsTo(tx, orgId, email, createdAt)
    await Promise.all([
      keepInvitation(tx, orgId, { ...invitation, secretHash: hashOfSecret(secret) }),
      noteAct(world, tx, orgId, actor, {
        subjectType: 'invitation',
        subjectId: id,
        verb: 'invite',
        sentence: `${email} was invited as ${roleText(role)}.`,
      }),
    ])
    return { ...invitation, token: textOfInvitation(orgId, id, secret) }
  })
}

const MEMBER_ALREADY = refuse(
  'member_already',
  null,
  'Somebody with this e-mail address works here already.',
  {
    pointer: '/email',
    remedy: 'Change their role in the list of members.',
  },
)
