import {
  Invitation,
  InvitationAgain,
  InvitationMade,
  InvitationNew,
  Invitations,
  InvitationShown,
  Member,
  Members,
  RoleChange,
} from '../member.ts'
import { Session } from '../organization.ts'
import { InvitationAcceptance, InvitationToken } from '../person.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'People'
const params = z.object({ id: Id })

export const listMembers = declareDoor({
  method: 'get',
  path: '/v1/members',
  tag,
  summary: 'List members',
  description: 'Everybody who works for the organization, by name, with their role.',
  answer: Members,
})

export const changeMember = declareDoor({
  method: 'patch',
  path: '/v1/members/{id}',
  tag,
  summary: 'Change a role',
  description:
    'For owners and administrators; only owners make owners or change what owners may do. One owner always stays.',
  params,
  missing: NO_SUCH.member,
  body: RoleChange,
  answer: Member,
})

export const removeMember = declareDoor({
  method: 'delete',
  path: '/v1/members/{id}',
  tag,
  summary: 'Remove a member',
  description: 'From the next request on they see nothing here. Their account stays. One owner always stays.',
  params,
  missing: NO_SUCH.member,
  answer: Member,
})

export const listInvitations = declareDoor({
  method: 'get',
  path: '/v1/invitations',
  tag,
  summary: 'List invitations',
  description: 'Those that wait to be accepted, the newest first; expired ones too.',
  answer: Invitations,
  problems: [403],
})

export const invite = declareDoor({
  method: 'post',
  path: '/v1/invitations',
  tag,
  summary: 'Invite somebody',
  description:
    'By mail, in the language that is said. The link is answered this once, too; it is good once, for seven days and for this address. An earlier one to it ends.',
  body: InvitationNew,
  answer: InvitationMade,
  makes: true,
})

export const inviteAgain = declareDoor({
  method: 'post',
  path: '/v1/invitations/{id}/renewal',
  tag,
  summary: 'Send an invitation again',
  description:
    'A new one, to the same address and as the same, takes its place: it has a link and seven days of its own, and the old link opens nothing any more.',
  params,
  missing: NO_SUCH.invitation,
  body: InvitationAgain,
  answer: InvitationMade,
  makes: true,
})

export const withdrawInvitation = declareDoor({
  method: 'delete',
  path: '/v1/invitations/{id}',
  tag,
  summary: 'Withdraw an invitation',
  description: 'Its link opens nothing any more.',
  params,
  missing: NO_SUCH.invitation,
  answer: Invitation,
})

export const readInvitation = declareDoor({
  method: 'post',
  path: '/v1/invitations/reading',
  tag,
  summary: 'Read an invitation',
  description: 'For whoever holds its link: who invites, to what, and as what.',
  body: InvitationToken,
  answer: InvitationShown,
  open: true,
  problems: [404, 429],
})

export const acceptInvitation = declareDoor({
  method: 'post',
  path: '/v1/invitations/acceptance',
  tag,
  summary: 'Accept an invitation',
  description:
    'As somebody new (name and password), as a person there is (password), or as who is signed in. It sets the session cookie.',
  body: InvitationAcceptance,
  answer: Session,
  open: true,
  problems: [404, 429],
})
