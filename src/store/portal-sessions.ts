import { sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** What lets an address in: a link, once, or a session. Of its token only the hash is kept. Instants. */
export interface PortalCredential {
  readonly id: string
  readonly email: string
  readonly tokenHash: Buffer
  readonly createdAt: string
  readonly expiresAt: string
}

const valuesOf = (orgId: string, { id, email, tokenHash, createdAt, expiresAt }: PortalCredential) => ({
  org_id: orgId,
  id,
  email,
  token_hash: tokenHash,
  created_at: createdAt,
  expires_at: expiresAt,
})

/** Keeps a new link; those that have ended are forgotten. */
export async function keepPortalLink(tx: Tx, orgId: string, link: PortalCredential): Promise<void> {
  await Promise.all([
    tx.run(sql`delete from portal_link where org_id = ${orgId} and expires_at <= ${link.createdAt}`),
    tx.run(q.insertInto('portal_link').values(valuesOf(orgId, link))),
  ])
}

/** Uses a link up, and tells whom it lets in. Of two who use it at once, one does. Undefined when it is good no more. */
export async function usePortalLink(
  tx: Tx,
  orgId: string,
  tokenHash: Buffer,
  at: string,
): Promise<string | undefined> {
  const used = await tx.first(sql<{ email: string }>`
    update portal_link set used_at = ${at}
    where org_id = ${orgId} and token_hash = ${tokenHash} and used_at is null and expires_at > ${at} returning email`)
  return used?.email
}

/** Keeps a new session; those that have ended are forgotten. */
export async function keepPortalSession(tx: Tx, orgId: string, session: PortalCredential): Promise<void> {
  await Promise.all([
    tx.run(sql`delete from portal_session where org_id = ${orgId} and expires_at <= ${session.createdAt}`),
    tx.run(q.insertInto('portal_session').values(valuesOf(orgId, session))),
  ])
}

/** Whose session this is at an instant. */
export async function addressOfPortalSession(
  tx: Tx,
  orgId: string,
  tokenHash: Buffer,
  at: string,
): Promise<string | undefined> {
  const row = await tx.first(sql<{ email: string }>`
    select email from portal_session where org_id = ${orgId} and token_hash = ${tokenHash} and expires_at > ${at}`)
  return row?.email
}

export async function endPortalSession(tx: Tx, orgId: string, tokenHash: Buffer): Promise<void> {
  await tx.run(sql`delete from portal_session where org_id = ${orgId} and token_hash = ${tokenHash}`)
}

/** Ends everything that lets an address in. */
export async function shutOut(tx: Tx, orgId: string, email: string): Promise<void> {
  await Promise.all([
    tx.run(sql`delete from portal_link where org_id = ${orgId} and email = ${email}`),
    tx.run(sql`delete from portal_session where org_id = ${orgId} and email = ${email}`),
  ])
}
