import { say, term } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import type { MailLanguage } from '../../domain/mail/words.ts'
import { may, type Role } from '../../domain/status/role.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { waitingInvitation } from '../../store/invitations.ts'
import { listMembers } from '../../store/memberships.ts'
import type { Post } from '../mail/ports.ts'
import { noteAct } from '../note-act.ts'
import type { Actor } from '../world.ts'
import { NO_SUCH_INVITATION } from './withdraw-invitation.ts'
import { type MadeInvitation, writeInvitation } from './write-invitation.ts'

/**
 * Invites somebody to work for an organization, by mail; an earlier invitation of the same address ends. Refused:
 * forbidden, member_already.
 */
export async function invite(
  post: Post,
  orgId: string,
  actor: Actor,
  input: { readonly email: string; readonly role: Role; readonly language?: MailLanguage | undefined },
): Promise<MadeInvitation | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('invite people')
  if (input.role === 'owner' && actor.role !== 'owner') return forbidden('make somebody an owner')
  const email = input.email.toLowerCase()
  return inOrganization(post.world.db, orgId, async (tx) => {
    const members = await listMembers(tx, orgId)
    if (members.some((member) => member.email === email)) return MEMBER_ALREADY
    const made = await writeInvitation(post, tx, orgId, actor, { ...input, email })
    await noteAct(post.world, tx, orgId, actor, {
      subjectType: 'invitation',
      subjectId: made.id,
      verb: 'invite',
      said: say('invited', { email, role: term(input.role) }),
    })
    return made
  })
}

/**
 * Sends an invitation anew: a fresh one to the same address and role takes its place, and the old link opens nothing
 * any more. Refused: forbidden, invitation_not_found.
 */
export async function inviteAgain(
  post: Post,
  orgId: string,
  actor: Actor,
  { id, language }: { readonly id: string; readonly language?: MailLanguage | undefined },
): Promise<MadeInvitation | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('invite people')
  return inOrganization(post.world.db, orgId, async (tx) => {
    const before = await waitingInvitation(tx, orgId, id, { hold: true })
    if (!before) return NO_SUCH_INVITATION
    const { email, role } = before
    if (role === 'owner' && actor.role !== 'owner') return forbidden('make somebody an owner')
    const made = await writeInvitation(post, tx, orgId, actor, { email, role, language })
    await noteAct(post.world, tx, orgId, actor, {
      subjectType: 'invitation',
      subjectId: made.id,
      verb: 'invite_again',
      said: say('invited_again', { email, role: term(role) }),
    })
    return made
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
