import { say, term } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may, type Role } from '../../domain/status/role.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, type Tx } from '../../store/engine/transaction.ts'
import {
  holdOwners,
  type Member,
  readMember,
  removeMember as remove,
  setRole,
} from '../../store/memberships.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'

/** Gives a member another role. Refused: forbidden, member_not_found, last_owner. */
export async function changeRole(
  world: World,
  orgId: string,
  actor: Actor,
  { personId, role }: { readonly personId: string; readonly role: Role },
): Promise<Member | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('change roles')
  if (role === 'owner' && actor.role !== 'owner') return forbidden('make somebody an owner')
  return inOrganization(world.db, orgId, async (tx) => {
    const member = await changeable(tx, orgId, actor, personId, role)
    if (isRefusal(member) || member.role === role) return member
    await setRole(tx, orgId, personId, role)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'member',
      subjectId: personId,
      verb: 'change_role',
      said: say('role_changed', { name: member.name, role: term(role), before: term(member.role) }),
    })
    return { ...member, role }
  })
}

/** Takes somebody out of an organization; their account stays. Refused: forbidden, member_not_found, last_owner. */
export async function removeMember(
  world: World,
  orgId: string,
  actor: Actor,
  personId: string,
): Promise<Member | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('remove members')
  return inOrganization(world.db, orgId, async (tx) => {
    const member = await changeable(tx, orgId, actor, personId, null)
    if (isRefusal(member)) return member
    await remove(tx, orgId, personId)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'member',
      subjectId: personId,
      verb: 'remove',
      said: say('member_removed', { name: member.name, role: term(member.role) }),
    })
    return member
  })
}

/** A member whom the actor may give another role, or none. Only owners touch owners, and one of them stays. */
async function changeable(
  tx: Tx,
  orgId: string,
  actor: Actor,
  personId: string,
  next: Role | null,
): Promise<Member | Refusal> {
  const owners = await holdOwners(tx, orgId)
  const member = await readMember(tx, orgId, personId)
  if (!member) return NO_SUCH_MEMBER
  if (member.role !== 'owner' || next === 'owner') return member
  if (actor.role !== 'owner') return forbidden('change what owners may do')
  return owners.length > 1 ? member : LAST_OWNER
}

const NO_SUCH_MEMBER = refuse('member_not_found', null, 'There is no such member.')
const LAST_OWNER = refuse('last_owner', null, 'An organization keeps at least one owner.', {
  remedy: 'Make somebody else an owner first.',
})
