import { timingSafeEqual } from 'node:crypto'
import { refuse } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { type WaitingInvitation, waitingInvitation } from '../../store/invitations.ts'
import { hashOfSecret, readKey, type ReadKey, textOfKey } from '../api-key.ts'
import type { World } from '../world.ts'

// An invitation's text is made as a key's is, under a prefix of its own, so that neither is taken for the other.

export const textOfInvitation = (orgId: string, id: string, secret: string): string =>
  textOfKey(orgId, id, secret).replace(/^bh_/, 'bi_')

const readInvitationText = (token: string): ReadKey | null =>
  token.startsWith('bi_') ? readKey(token.replace(/^bi_/, 'bh_')) : null

/** A good invitation, and whose it is; null when the token is none of ours, was used, was withdrawn or has ended. */
export async function goodInvitation(
  world: World,
  token: string,
): Promise<{ readonly orgId: string; readonly invitation: WaitingInvitation } | null> {
  const read = readInvitationText(token)
  if (!read) return null
  const { orgId, keyId, secret } = read
  const invitation = await inOrganization(world.db, orgId, (tx) => waitingInvitation(tx, orgId, keyId), {
    readOnly: true,
  })
  if (!invitation || !timingSafeEqual(hashOfSecret(secret), invitation.secretHash)) return null
  return Date.parse(invitation.expiresAt) <= world.now() ? null : { orgId, invitation }
}

export const INVITATION_NOT_FOUND = refuse(
  'invitation_not_found',
  null,
  'This invitation was accepted already, was withdrawn, has ended, or is none of ours.',
  { remedy: 'Ask whoever invited you for a new one.' },
)
