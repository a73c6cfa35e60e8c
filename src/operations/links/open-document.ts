import { isShown } from '../../domain/invoice/shown.ts'
import type { VocabularyCode } from '../../domain/status/vocabulary.ts'
import { assert } from '../../kernel/assert.ts'
import { localDate } from '../../kernel/date.ts'
import {
  type DocumentLinkRow,
  documentLinkByToken,
  noteDocumentLinkSeen,
} from '../../store/document-links.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import { readInvoice, type ReadInvoice } from '../../store/reading/invoice.ts'
import { organizationById } from '../../store/reading/organizations.ts'
import { recordView } from '../record-view.ts'
import type { World } from '../world.ts'
import { readLinkToken } from './link-token.ts'

/** A document as a stranger with its link may see it. */
export interface OpenedDocument {
  readonly orgId: string
  readonly link: DocumentLinkRow
  readonly read: ReadInvoice
  /** The calendar date where the organization is. */
  readonly today: string
  /** The words its customers read. */
  readonly vocabulary: VocabularyCode
}

/**
 * The document a link's token opens (rule 29). Null, the same for each, when there is no such token, it was revoked or
 * has ended, or its document is not for its customer to see.
 */
export async function openDocument(world: World, token: string): Promise<OpenedDocument | null> {
  const known = readLinkToken(token)
  if (!known) return null
  const { orgId, hash } = known
  const now = new Date(world.now()).toISOString()
  return readOrganization(world.db, orgId, async (tx) => {
    const link = await documentLinkByToken(tx, orgId, hash, now)
    if (!link) return null
    const [read, organization] = await Promise.all([
      readInvoice(tx, orgId, link.invoice_id),
      organizationById(tx, orgId),
    ])
    assert(read && organization, `link ${link.id} leads to a document that is not there`)
    if (!isShown(read.invoice, read.profile)) return null
    const today = localDate(now, organization.timeZone)
    return { orgId, link, read, today, vocabulary: organization.profile.words.client }
  })
}

/** Records that a person outside saw a document by its link (rule 18): on the link, and once on the document. */
export async function seeDocument(world: World, { orgId, link, read }: OpenedDocument): Promise<void> {
  if (link.first_seen_at !== null && read.invoice.viewedAt !== null) return
  const at = new Date(world.now()).toISOString()
  const customer = { name: 'Customer', role: 'viewer' } as const
  await recordView(world, orgId, customer, { invoiceId: read.invoice.id }, (tx) =>
    noteDocumentLinkSeen(tx, orgId, link.id, at),
  )
}
