import { sql } from 'kysely'
import type { MailLanguage } from '../domain/mail/words.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** A client of the portal: an address invited for one customer. Instants throughout. */
export interface PortalClientRow {
  readonly id: string
  readonly customerId: string
  /** In small letters. */
  readonly email: string
  /** What they are written to in. */
  readonly language: MailLanguage
  readonly invitedAt: string
  readonly invitedBy: string
  readonly enteredAt: string | null
  readonly lastSeenAt: string | null
  readonly revokedAt: string | null
}

const ROW = sql`c.id, c.customer_id as "customerId", c.email, c.language, c.invited_at as "invitedAt", c.invited_by as "invitedBy",
  c.entered_at as "enteredAt", c.last_seen_at as "lastSeenAt", c.revoked_at as "revokedAt"`

/** Lets an address in for a customer. False when it is one of theirs already. */
export async function keepPortalClient(
  tx: Tx,
  orgId: string,
  client: Pick<PortalClientRow, 'id' | 'customerId' | 'email' | 'language' | 'invitedAt' | 'invitedBy'>,
): Promise<boolean> {
  const kept = await tx.run(
    q
      .insertInto('portal_client')
      .values({
        org_id: orgId,
        id: client.id,
        customer_id: client.customerId,
        email: client.email,
        language: client.language,
        invited_at: client.invitedAt,
        invited_by: client.invitedBy,
      })
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'customer_id', 'email']).where('revoked_at', 'is', null).doNothing(),
      ),
  )
  return kept === 1
}

/** The clients of a customer who were not revoked, the earliest first. */
export function listPortalClients(tx: Tx, orgId: string, customerId: string): Promise<PortalClientRow[]> {
  return tx.all(sql<PortalClientRow>`
    select ${ROW} from portal_client c
    where c.org_id = ${orgId} and c.customer_id = ${customerId} and c.revoked_at is null order by c.id`)
}

/** A customer's client who was not revoked. */
export function portalClientById(
  tx: Tx,
  orgId: string,
  customerId: string,
  id: string,
): Promise<PortalClientRow | undefined> {
  return tx.first(sql<PortalClientRow>`
    select ${ROW} from portal_client c
    where c.org_id = ${orgId} and c.customer_id = ${customerId} and c.id = ${id} and c.revoked_at is null`)
}

/** The customers that an address is let in for, by the customer's name. */
export function portalClientsOf(
  tx: Tx,
  orgId: string,
  email: string,
): Promise<(PortalClientRow & { readonly customerName: string })[]> {
  return tx.all(sql<PortalClientRow & { customerName: string }>`
    select ${ROW}, v.name as "customerName" from portal_client c
    join customer u on u.org_id = c.org_id and u.id = c.customer_id
    join customer_version v on v.org_id = u.org_id and v.customer_id = u.id and v.version = u.version
    where c.org_id = ${orgId} and c.email = ${email} and c.revoked_at is null order by lower(v.name), c.id`)
}

/**
 * The organizations of which an address is a client. It reads across organizations: row security shows these rows
 * alone, once the transaction says whose they are.
 */
export async function organizationsOfClient(tx: Tx, email: string): Promise<string[]> {
  await tx.run(sql`select set_config('billhook.portal_email', ${email}, true)`)
  const rows = await tx.all(sql<{ orgId: string }>`
    select distinct org_id as "orgId" from portal_client where email = ${email} and revoked_at is null`)
  return rows.map(({ orgId }) => orgId)
}

/** Writes to a client in another language from now on. */
export async function changePortalLanguage(
  tx: Tx,
  orgId: string,
  id: string,
  language: MailLanguage,
): Promise<void> {
  await tx.run(sql`update portal_client set language = ${language} where org_id = ${orgId} and id = ${id}`)
}

/** Takes a client out. False when they were already. */
export async function revokePortalClient(tx: Tx, orgId: string, id: string, at: string): Promise<boolean> {
  const revoked = await tx.run(sql`
    update portal_client set revoked_at = ${at} where org_id = ${orgId} and id = ${id} and revoked_at is null`)
  return revoked === 1
}

/** Notes that an address is here now, for every customer it is let in for; the first time stands. */
export async function notePortalClientSeen(tx: Tx, orgId: string, email: string, at: string): Promise<void> {
  await tx.run(sql`
    update portal_client set entered_at = coalesce(entered_at, ${at}), last_seen_at = ${at}
    where org_id = ${orgId} and email = ${email} and revoked_at is null`)
}
