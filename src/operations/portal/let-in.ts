import { portalLetter, type PortalLetterKind } from '../../domain/mail/portal-letter.ts'
import type { MailLanguage } from '../../domain/mail/words.ts'
import { assert } from '../../kernel/assert.ts'
import type { Tx } from '../../store/engine/transaction.ts'
import { keepPortalLink } from '../../store/portal-sessions.ts'
import { organizationSettings } from '../../store/reading/organizations.ts'
import { newLinkToken, tokenHash } from '../links/link-token.ts'
import { enqueueMail } from '../mail/enqueue-mail.ts'
import type { Post } from '../mail/ports.ts'
import type { Actor } from '../world.ts'

const QUARTER_HOUR_MS = 15 * 60 * 1000

/**
 * Makes the link that lets an address into the portal of an organization, once and within a quarter of an hour, and
 * mails it in the same transaction. `act` names what asks for it. Tells the address it leads to; of its token only the
 * hash is kept, and the mail is unreadable to staff where it really goes out.
 */
export async function letIn(
  post: Post,
  tx: Tx,
  orgId: string,
  actor: Actor,
  asked: {
    readonly kind: PortalLetterKind
    readonly act: string
    readonly email: string
    readonly language: MailLanguage
    /** Who is invited; nobody in particular where an address asks for its link. */
    readonly clientId?: string
  },
): Promise<string> {
  const { world, publicUrl } = post
  const { kind, act, email, language, clientId } = asked
  const settings = await organizationSettings(tx, orgId)
  assert(settings, `a client belongs to organization ${orgId}, which is not there`)
  const token = newLinkToken(orgId)
  const now = world.now()
  const url = `${publicUrl}/portal/enter#${token}`
  await keepPortalLink(tx, orgId, {
    id: world.newId(),
    email,
    tokenHash: tokenHash(token),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + QUARTER_HOUR_MS).toISOString(),
  })
  const { subject, letter } = portalLetter(kind, {
    company: settings.seller.name,
    language,
    url,
    entrance: `${publicUrl}/portal`,
  })
  await enqueueMail(post, tx, orgId, actor, {
    kind,
    act,
    recipient: email,
    replyTo: settings.seller.email ?? null,
    subject,
    letter,
    isSecret: true,
    clientId,
  })
  return url
}
