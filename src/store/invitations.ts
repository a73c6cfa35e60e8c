import { sql } from 'kysely'
import type { Role } from '../domain/status/role.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** An invitation as it is listed. Instants throughout. */
export interface ReadInvitation {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string
}

/** One that waits to be accepted, with what it is checked by. */
export type WaitingInvitation = ReadInvitation & { readonly secretHash: Buffer }

const COLUMNS = sql`id, email, role, created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt"`

export async function keepInvitation(
  tx: Tx,
  orgId: string,
  { id, email, role, createdAt, createdBy, expiresAt, secretHash }: WaitingInvitation,
): Promise<void> {
  await tx.run(
    q.insertInto('invitation').values({
      org_id: orgId,
      id,
      email,
      role,
      secret_hash: secretHash,
      created_at: createdAt,
      created_by: createdBy,
      expires_at: expiresAt,
    }),
  )
}

/** Those that were neither accepted nor withdrawn, the newest first; expired ones too. */
export function listInvitations(tx: Tx, orgId: string): Promise<ReadInvitation[]> {
  return tx.all(sql<ReadInvitation>`select ${COLUMNS} from invitation
    where org_id = ${orgId} and accepted_at is null and revoked_at is null order by id desc`)
}

/** One that was neither accepted nor withdrawn; `hold` keeps others from it until the transaction ends. */
export async function waitingInvitation(
  tx: Tx,
  orgId: string,
  id: string,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<WaitingInvitation | null> {
  const row =
    await tx.first(sql<WaitingInvitation>`select ${COLUMNS}, secret_hash as "secretHash" from invitation
    where org_id = ${orgId} and id = ${id} and accepted_at is null and revoked_at is null
    ${hold ? sql`for update` : sql``}`)
  return row ?? null
}

export async function settleInvitation(
  tx: Tx,
  orgId: string,
  id: string,
  how: 'accepted_at' | 'revoked_at',
  at: string,
): Promise<void> {
  await tx.run(sql`update invitation set ${sql.ref(how)} = ${at} where org_id = ${orgId} and id = ${id}`)
}

/** An address is invited once at a time: a new invitation takes the place of those before it. */
export async function withdrawInvitationsTo(tx: Tx, orgId: string, email: string, at: string): Promise<void> {
  await tx.run(sql`update invitation set revoked_at = ${at}
    where org_id = ${orgId} and email = ${email} and accepted_at is null and revoked_at is null`)
}
