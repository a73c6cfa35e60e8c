import { say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { type ReadInvitation, settleInvitation, waitingInvitation } from '../../store/invitations.ts'
import { withdrawMails } from '../../store/mails.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { INVITATION_MAILS } from './write-invitation.ts'

/** Ends an invitation that was not accepted yet; its mail stays here if it has not gone out. Refused: forbidden, invitation_not_found. */
export async function withdrawInvitation(
  world: World,
  orgId: string,
  actor: Actor,
  id: string,
): Promise<ReadInvitation | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('withdraw invitations')
  return inOrganization(world.db, orgId, async (tx) => {
    const invitation = await waitingInvitation(tx, orgId, id, { hold: true })
    if (!invitation) return NO_SUCH_INVITATION
    await settleInvitation(tx, orgId, id, 'revoked_at', new Date(world.now()).toISOString())
    await withdrawMails(tx, orgId, invitation.email, INVITATION_MAILS, 'The invitation was withdrawn.')
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'invitation',
      subjectId: id,
      verb: 'withdraw',
      said: say('invitation_withdrawn', { email: invitation.email }),
    })
    return invitation
  })
}

export const NO_SUCH_INVITATION = refuse('invitation_not_found', null, 'There is no such invitation.')
