import { sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** A link by which a document is seen without a login: its token sealed. Instants throughout. */
export interface DocumentLinkRow {
  readonly id: string
  readonly invoice_id: string
  readonly token: Buffer
  readonly created_at: string
  readonly created_by: string
  readonly expires_at: string | null
  readonly first_seen_at: string | null
}

const ROW = sql.raw('id, invoice_id, token, created_at, created_by, expires_at, first_seen_at')

/** Keeps a new link. False when the document has one that was not revoked. */
export async function keepDocumentLink(
  tx: Tx,
  orgId: string,
  link: Omit<DocumentLinkRow, 'first_seen_at'> & { readonly token_hash: Buffer },
): Promise<boolean> {
  const kept = await tx.run(
    q
      .insertInto('document_link')
      .values({ org_id: orgId, ...link })
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'invoice_id']).where('revoked_at', 'is', null).doNothing(),
      ),
  )
  return kept === 1
}

/** The link of a document that was not revoked, ended or not. */
export function documentLinkOf(
  tx: Tx,
  orgId: string,
  invoiceId: string,
): Promise<DocumentLinkRow | undefined> {
  return tx.first(sql<DocumentLinkRow>`
    select ${ROW} from document_link
    where org_id = ${orgId} and invoice_id = ${invoiceId} and revoked_at is null`)
}

/** The link that a token opens, unless it was revoked or has ended at an instant. */
export function documentLinkByToken(
  tx: Tx,
  orgId: string,
  tokenHash: Buffer,
  now: string,
): Promise<DocumentLinkRow | undefined> {
  return tx.first(sql<DocumentLinkRow>`
    select ${ROW} from document_link
    where org_id = ${orgId} and token_hash = ${tokenHash} and revoked_at is null
      and (expires_at is null or expires_at > ${now})`)
}

/** Sets when a link ends; null: never. */
export async function endDocumentLinkAt(
  tx: Tx,
  orgId: string,
  id: string,
  expiresAt: string | null,
): Promise<void> {
  await tx.run(sql`update document_link set expires_at = ${expiresAt} where org_id = ${orgId} and id = ${id}`)
}

export async function revokeDocumentLink(tx: Tx, orgId: string, id: string, at: string): Promise<void> {
  await tx.run(sql`
    update document_link set revoked_at = ${at} where org_id = ${orgId} and id = ${id} and revoked_at is null`)
}

/** Notes that a link was seen by a person; the first time stands. */
export async function noteDocumentLinkSeen(tx: Tx, orgId: string, id: string, at: string): Promise<void> {
  await tx.run(sql`
    update document_link set first_seen_at = ${at}
    where org_id = ${orgId} and id = ${id} and first_seen_at is null`)
}
