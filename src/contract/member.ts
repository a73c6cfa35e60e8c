import { Role } from './role.ts'
import { MailLanguage } from './mail.ts'
import { Id, Moment } from './scalars.ts'
import { Email } from './text.ts'
import { z } from './z.ts'

/** A person who works for the organization. */
export const Member = z
  .object({
    id: Id,
    name: z.string().openapi({ example: 'Olivia Hale' }),
    email: z.string().openapi({ example: 'olivia@northside.example' }),
    role: Role,
    joinedAt: Moment,
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>
export const Members = z.object({ items: z.array(Member) }).openapi('Members')

export const RoleChange = z.strictObject({ role: Role }).openapi('RoleChange')

export const InvitationNew = z
  .strictObject({ email: Email, role: Role, language: MailLanguage.optional() })
  .openapi('InvitationNew')

export const InvitationAgain = z
  .strictObject({ language: MailLanguage.optional() })
  .openapi('InvitationAgain')

/** An invitation that waits to be accepted. */
export const Invitation = z
  .object({
    id: Id,
    email: z.string().openapi({ example: 'sam@northside.example' }),
    role: Role,
    createdAt: Moment,
    createdBy: z.string().openapi({ example: 'Olivia Hale' }),
    expiresAt: Moment,
    hasExpired: z.boolean().openapi({ example: false }),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof Invitation>
export const Invitations = z.object({ items: z.array(Invitation) }).openapi('Invitations')

/** One just made. `path` is shown this once: only a hash of its end is kept. */
export const InvitationMade = Invitation.extend({
  path: z.string().openapi({ example: '/invitation#bi_0199d6c27d1e7a608f0e2b1c9a4d5e6f_…' }),
}).openapi('InvitationMade')
export type InvitationMade = z.infer<typeof InvitationMade>

/** What whoever holds an invitation may know of it. */
export const InvitationShown = z
  .object({
    organization: z.string().openapi({ example: 'Northside Delivery' }),
    email: z.string().openapi({ example: 'sam@northside.example' }),
    role: Role,
    invitedBy: z.string().openapi({ example: 'Olivia Hale' }),
    expiresAt: Moment,
  })
  .openapi('InvitationShown')
