import { randomBytes } from 'node:crypto'
import { invitationLetter } from '../../domain/mail/invitation-letter.ts'
import type { MailLanguage } from '../../domain/mail/words.ts'
import type { Role } from '../../domain/status/role.ts'
import { assert } from '../../kernel/assert.ts'
import type { Tx } from '../../store/engine/transaction.ts'
import { keepInvitation, type ReadInvitation, withdrawInvitationsTo } from '../../store/invitations.ts'
import { withdrawMails } from '../../store/mails.ts'
import { organizationSettings } from '../../store/reading/organizations.ts'
import { hashOfSecret } from '../api-key.ts'
import { enqueueMail } from '../mail/enqueue-mail.ts'
import type { Post } from '../mail/ports.ts'
import type { Actor } from '../world.ts'
import { textOfInvitation } from './invitation.ts'

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000

/** Mails with invitations: an address has one at a time. */
export const INVITATION_MAILS = { act: 'invitation ' } as const

/** An invitation with its link's path on this installation, which is told this once. */
export type MadeInvitation = ReadInvitation & { readonly path: string }

/**
 * Writes an invitation and the mail that bears its link, in the transaction of the act that invites. It is good once
 * and for seven days; only a hash is kept. Those before it to the same address end.
 */
export async function writeInvitation(
  post: Post,
  tx: Tx,
  orgId: string,
  actor: Actor,
  to: { readonly email: string; readonly role: Role; readonly language?: MailLanguage | undefined },
): Promise<MadeInvitation> {
  const { email, role, language = 'en' } = to
  const { world, publicUrl } = post
  const id = world.newId()
  const secret = randomBytes(32).toString('base64url')
  const now = world.now()
  const createdAt = new Date(now).toISOString()
  const expiresAt = new Date(now + SEVEN_DAYS_MS).toISOString()
  const invitation: ReadInvitation = { id, email, role, createdAt, createdBy: actor.name, expiresAt }
  await withdrawInvitationsTo(tx, orgId, email, createdAt)
  await withdrawMails(tx, orgId, email, INVITATION_MAILS, 'A newer invitation took the place of this one.')
  await keepInvitation(tx, orgId, { ...invitation, secretHash: hashOfSecret(secret) })
  const organization = await organizationSettings(tx, orgId)
  assert(organization, 'somebody is invited to no organization')
  const path = `/invitation#${textOfInvitation(orgId, id, secret)}`
  const { subject, letter } = invitationLetter({
    company: organization.name,
    timeZone: organization.timeZone,
    invitedBy: actor.name,
    role,
    expiresAt,
    language,
    url: `${publicUrl}${path}`,
  })
  await enqueueMail(post, tx, orgId, actor, {
    kind: 'invitation',
    act: `${INVITATION_MAILS.act}${id}`,
    recipient: email,
    replyTo: organization.seller.email ?? null,
    subject,
    letter,
    isSecret: true,
  })
  return { ...invitation, path }
}
