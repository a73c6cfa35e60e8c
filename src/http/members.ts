import type { Context } from 'hono'
import * as doors from '../contract/doors/members.ts'
import type { Invitation, InvitationMade, Member } from '../contract/member.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Post } from '../operations/mail/ports.ts'
import { acceptInvitation } from '../operations/people/accept-invitation.ts'
import { changeRole, removeMember } from '../operations/people/change-member.ts'
import { goodInvitation, INVITATION_NOT_FOUND } from '../operations/people/invitation.ts'
import { invite, inviteAgain } from '../operations/people/invite.ts'
import type { People } from '../operations/people/ports.ts'
import { withdrawInvitation } from '../operations/people/withdraw-invitation.ts'
import type { MadeInvitation } from '../operations/people/write-invitation.ts'
import type { World } from '../operations/world.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listInvitations, type ReadInvitation } from '../store/invitations.ts'
import { listMembers, type Member as ReadMember } from '../store/memberships.ts'
import { organizationById } from '../store/reading/organizations.ts'
import { Made } from './answer.ts'
import type { Attempts } from './attempts.ts'
import { door } from './door.ts'
import type { App, Env } from './env.ts'
import type { MailOffice } from './mails.ts'
import { refuseForeign } from './origin.ts'
import { setSession, shownSession } from './session-cookie.ts'
import { sessionView } from './session-view.ts'
import { whenceOf } from './whence.ts'

/** Who works for an organization, and who is invited to. */
export function memberDoors(app: App, { publicUrl }: MailOffice): void {
  const postOf = (world: World, c: Context<Env>): Post => ({
    world,
    sealer: c.var.sealer,
    publicUrl: publicUrl(),
  })

  door(app, doors.listMembers, async ({ caller: { orgId }, world }) => {
    const members = await readOrganization(world.db, orgId, (tx) => listMembers(tx, orgId))
    return { items: members.map(presentMember) }
  })

  door(app, doors.changeMember, async ({ params: { id }, body: { role }, caller, world }) => {
    const changed = await changeRole(world, caller.orgId, caller.actor, { personId: id, role })
    return isRefusal(changed) ? changed : presentMember(changed)
  })

  door(app, doors.removeMember, async ({ params: { id }, caller, world }) => {
    const removed = await removeMember(world, caller.orgId, caller.actor, id)
    return isRefusal(removed) ? removed : presentMember(removed)
  })

  door(app, doors.listInvitations, async ({ caller: { orgId, actor }, world }) => {
    if (!may(actor.role, 'manage')) return forbidden('see invitations')
    const waiting = await readOrganization(world.db, orgId, (tx) => listInvitations(tx, orgId))
    return { items: waiting.map((one) => presentInvitation(one, world.now())) }
  })

  door(app, doors.invite, async ({ body, caller, world, c }) => {
    const made = await invite(postOf(world, c), caller.orgId, caller.actor, body)
    return isRefusal(made) ? made : presentMade(made, world.now())
  })

  door(app, doors.inviteAgain, async ({ params: { id }, body, caller, world, c }) => {
    const made = await inviteAgain(postOf(world, c), caller.orgId, caller.actor, { id, ...body })
    return isRefusal(made) ? made : presentMade(made, world.now())
  })

  door(app, doors.withdrawInvitation, async ({ params: { id }, caller, world }) => {
    const withdrawn = await withdrawInvitation(world, caller.orgId, caller.actor, id)
    return isRefusal(withdrawn) ? withdrawn : presentInvitation(withdrawn, world.now())
  })
}

/** What whoever holds an invitation's link does with it; the link is the credential. */
export function invitationDoors(
  app: App,
  {
    people,
    attempts,
    demo,
  }: { readonly people: People; readonly attempts: Attempts; readonly demo: boolean },
): void {
  door(app, doors.readInvitation, async ({ c, body: { token }, world }) => {
    const refusal = attempts.count(null, whenceOf(c))
    if (refusal) return refusal
    const good = await goodInvitation(world, token)
    if (!good) return INVITATION_NOT_FOUND
    const { orgId, invitation } = good
    const organization = await readOrganization(world.db, orgId, (tx) => organizationById(tx, orgId))
    assert(organization, 'an invitation leads to no organization')
    const { email, role, createdBy, expiresAt } = invitation
    return { organization: organization.name, email, role, invitedBy: createdBy, expiresAt }
  })

  door(app, doors.acceptInvitation, async ({ c, body: { token, password, ...newcomer }, world }) => {
    const refusal = refuseForeign(c) ?? attempts.count(token, whenceOf(c))
    if (refusal) return refusal
    const session = shownSession(c)
    const signedIn = password === undefined && session !== undefined ? await people.who(session) : null
    const who = signedIn ?? { ...newcomer, password: password ?? '' }
    const accepted = await acceptInvitation({ world, people }, token, who, whenceOf(c))
    if (isRefusal(accepted)) return accepted
    setSession(c, accepted.session)
    return sessionView(world, accepted, demo)
  })
}

const presentMember = ({ personId, name, email, role, joinedAt }: ReadMember): Member => ({
  id: personId,
  name,
  email,
  role,
  joinedAt,
})

/** One that was just made, with its link. */
const presentMade = (made: MadeInvitation, now: number): Made<InvitationMade> =>
  new Made({ ...presentInvitation(made, now), path: made.path }, null)

/** An invitation as it stands at an instant (milliseconds). */
function presentInvitation(invitation: ReadInvitation, now: number): Invitation {
  const { id, email, role, createdAt, createdBy, expiresAt } = invitation
  const hasExpired = Date.parse(expiresAt) <= now
  return { id, email, role, createdAt, createdBy, expiresAt, hasExpired }
}
