import { instant, say } from '../../domain/sentence/say.ts'
import { isShown } from '../../domain/invoice/shown.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import {
  type DocumentLinkRow,
  documentLinkOf,
  endDocumentLinkAt,
  revokeDocumentLink,
} from '../../store/document-links.ts'
import { inOrganization, readOrganization, type Tx } from '../../store/engine/transaction.ts'
import { readInvoice, type ReadInvoice } from '../../store/reading/invoice.ts'
import type { Post } from '../mail/ports.ts'
import { noteAct } from '../note-act.ts'
import type { Actor } from '../world.ts'
import { addressOf, liveLink } from './live-link.ts'

/** A document's link as staff see it. Instants throughout. */
export interface DocumentLink {
  readonly url: string
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
  /** When somebody outside first really saw it. */
  readonly firstSeenAt: string | null
}

const NO_SUCH_INVOICE: Refusal = refuse('invoice_not_found', null, 'There is no such invoice.')

/** The link of a document, or null where it has none. Refused: invoice_not_found. */
export async function linkOf(
  post: Post,
  orgId: string,
  invoiceId: string,
): Promise<DocumentLink | null | Refusal> {
  if (!isUuid(invoiceId)) return NO_SUCH_INVOICE
  return readOrganization(post.world.db, orgId, async (tx) => {
    if (!(await readInvoice(tx, orgId, invoiceId))) return NO_SUCH_INVOICE
    const link = await documentLinkOf(tx, orgId, invoiceId)
    return link ? shown(post, orgId, link) : null
  })
}

/**
 * Gives a document a link by which it is seen without a login; the one it has stays. Refused: forbidden,
 * invoice_not_found, not_allowed_now for a document its customer may not see, link_ends_in_the_past.
 */
export async function shareDocument(
  post: Post,
  orgId: string,
  actor: Actor,
  invoiceId: string,
  expiresAt: string | null,
): Promise<DocumentLink | Refusal> {
  const past = refuseInThePast(post, expiresAt)
  if (past) return past
  return changing(post, orgId, actor, invoiceId, async (tx, { invoice, profile }) => {
    if (!isShown(invoice, profile)) {
      return refuse('not_allowed_now', 29, 'Customers do not see it yet, so it has no link.', {
        remedy:
          profile.visibleWhen === 'published'
            ? 'Publish it first.'
            : 'Finish it first: drafts stay internal.',
      })
    }
    const link = await liveLink(post, tx, orgId, actor, invoiceId, expiresAt)
    return shown(post, orgId, link)
  })
}

/** Sets when a document's link ends; null: never. Refused: as above, and link_not_found. */
export async function changeLinkEnd(
  post: Post,
  orgId: string,
  actor: Actor,
  invoiceId: string,
  expiresAt: string | null,
): Promise<DocumentLink | Refusal> {
  const past = refuseInThePast(post, expiresAt)
  if (past) return past
  return changing(post, orgId, actor, invoiceId, async (tx) => {
    const link = await documentLinkOf(tx, orgId, invoiceId)
    if (!link) return refuse('link_not_found', 29, 'This document has no link.')
    await endDocumentLinkAt(tx, orgId, link.id, expiresAt)
    await noteAct(post.world, tx, orgId, actor, {
      subjectType: 'invoice',
      subjectId: invoiceId,
      verb: 'change_link',
      said: expiresAt === null ? say('link_endless') : say('link_ends', { instant: instant(expiresAt) }),
    })
    return shown(post, orgId, { ...link, expires_at: expiresAt })
  })
}

/** Revokes a document's link: whoever opens it from now on finds nothing. Refused: forbidden, invoice_not_found. */
export async function revokeLink(
  post: Post,
  orgId: string,
  actor: Actor,
  invoiceId: string,
): Promise<null | Refusal> {
  return changing(post, orgId, actor, invoiceId, async (tx) => {
    const link = await documentLinkOf(tx, orgId, invoiceId)
    if (!link) return null
    await revokeDocumentLink(tx, orgId, link.id, new Date(post.world.now()).toISOString())
    await noteAct(post.world, tx, orgId, actor, {
      subjectType: 'invoice',
      subjectId: invoiceId,
      verb: 'revoke_link',
      said: say('link_revoked'),
    })
    return null
  })
}

async function changing<T>(
  { world }: Post,
  orgId: string,
  actor: Actor,
  invoiceId: string,
  change: (tx: Tx, read: ReadInvoice) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (!may(actor.role, 'finish_invoices')) return forbidden('share documents')
  if (!isUuid(invoiceId)) return NO_SUCH_INVOICE
  return inOrganization(world.db, orgId, async (tx) => {
    const read = await readInvoice(tx, orgId, invoiceId)
    return read ? change(tx, read) : NO_SUCH_INVOICE
  })
}

function refuseInThePast({ world }: Post, expiresAt: string | null): Refusal | null {
  if (expiresAt === null || Date.parse(expiresAt) > world.now()) return null
  return refuse('link_ends_in_the_past', 29, 'This link would have ended before it began.', {
    pointer: '/expiresAt',
    remedy: 'Name an instant in the future, or null; to end it now, revoke it.',
  })
}

const shown = (post: Post, orgId: string, link: DocumentLinkRow): DocumentLink => ({
  url: addressOf(post, orgId, link),
  createdAt: link.created_at,
  createdBy: link.created_by,
  expiresAt: link.expires_at,
  firstSeenAt: link.first_seen_at,
})
