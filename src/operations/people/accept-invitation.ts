import { say, term } from '../../domain/sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { settleInvitation, waitingInvitation } from '../../store/invitations.ts'
import { addMember } from '../../store/memberships.ts'
import { noteAct } from '../note-act.ts'
import type { World } from '../world.ts'
import { enterOrJoin, type Newcomer } from './enter-or-join.ts'
import { goodInvitation, INVITATION_NOT_FOUND } from './invitation.ts'
import type { People, SignedIn, Whence } from './ports.ts'

/**
 * Makes whoever holds the token a member: a person new here, one who shows their password, or the one who is signed in.
 * The token is good once, and for the address it was made out to. Somebody who is a member already keeps their role.
 * Refused: invitation_not_found, invitation_for_another, and what `enterOrJoin` refuses.
 */
export async function acceptInvitation(
  { world, people }: { readonly world: World; readonly people: People },
  token: string,
  who: SignedIn | Omit<Newcomer, 'email'>,
  whence: Whence,
): Promise<SignedIn | Refusal> {
  const good = await goodInvitation(world, token)
  if (!good) return INVITATION_NOT_FOUND
  const { orgId, invitation } = good
  const { email, role } = invitation
  const entered = 'session' in who ? who : await enterOrJoin(people, { ...who, email }, whence)
  if (isRefusal(entered)) return entered
  const { person } = entered
  if (person.email !== email) return forAnother(email)
  const at = new Date(world.now()).toISOString()
  return inOrganization(world.db, orgId, async (tx) => {
    if (!(await waitingInvitation(tx, orgId, invitation.id, { hold: true }))) return INVITATION_NOT_FOUND
    await settleInvitation(tx, orgId, invitation.id, 'accepted_at', at)
    const actor = { name: person.name, role }
    if (await addMember(tx, orgId, { personId: person.id, role, joinedAt: at }))
      await noteAct(world, tx, orgId, actor, {
        subjectType: 'member',
        subjectId: person.id,
        verb: 'join',
        said: say('invitation_accepted', { name: person.name, role: term(role) }),
      })
    return entered
  })
}

const forAnother = (email: string): Refusal =>
  refuse('invitation_for_another', null, `This invitation is for ${email}, who is not signed in here.`, {
    values: { email },
    remedy: 'Sign out, and open the link again.',
  })
