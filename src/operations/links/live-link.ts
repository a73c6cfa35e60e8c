import { say } from '../../domain/sentence/say.ts'
import { documentLinkOf, keepDocumentLink, revokeDocumentLink } from '../../store/document-links.ts'
import type { DocumentLinkRow } from '../../store/document-links.ts'
import { assert } from '../../kernel/assert.ts'
import type { Tx } from '../../store/engine/transaction.ts'
import type { SealedFor } from '../fleetbase/ports.ts'
import type { Post } from '../mail/ports.ts'
import { noteAct } from '../note-act.ts'
import type { Actor } from '../world.ts'
import { newLinkToken, tokenHash } from './link-token.ts'

/**
 * The link of a document that opens it now, made where there is none; one that has ended gives way to a fresh one.
 * Whoever makes one at the same time gets the same.
 */
export async function liveLink(
  { world, sealer }: Pick<Post, 'world' | 'sealer'>,
  tx: Tx,
  orgId: string,
  actor: Actor,
  invoiceId: string,
  expiresAt: string | null = null,
): Promise<DocumentLinkRow> {
  const now = new Date(world.now()).toISOString()
  const known = await documentLinkOf(tx, orgId, invoiceId)
  if (known && (known.expires_at === null || known.expires_at > now)) return known
  if (known) await revokeDocumentLink(tx, orgId, known.id, now)
  const id = world.newId()
  const token = newLinkToken(orgId)
  const isNew = await keepDocumentLink(tx, orgId, {
    id,
    invoice_id: invoiceId,
    token_hash: tokenHash(token),
    token: sealer.seal(token, tokenOf(orgId, id)),
    created_at: now,
    created_by: actor.name,
    expires_at: expiresAt,
  })
  if (isNew) {
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'invoice',
      subjectId: invoiceId,
      verb: 'make_link',
      said: say('link_made'),
    })
  }
  const link = await documentLinkOf(tx, orgId, invoiceId)
  assert(link, `the link of ${invoiceId} was made and is not there`)
  return link
}

/** Where a link leads. Throws when it was sealed by another installation. */
export const addressOf = (
  { sealer, publicUrl }: Pick<Post, 'sealer' | 'publicUrl'>,
  orgId: string,
  link: DocumentLinkRow,
): string => `${publicUrl}/i/${sealer.open(link.token, tokenOf(orgId, link.id))}`

const tokenOf = (orgId: string, id: string): SealedFor => ({ orgId, field: `document_link/${id}/token` })
