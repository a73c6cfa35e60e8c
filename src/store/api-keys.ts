import { sql } from 'kysely'
import type { Role } from '../domain/status/role.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './reading/page.ts'
import { all, when } from './reading/conditions.ts'

/** A key as it is listed. Instants throughout. */
export interface ReadApiKey {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly createdAt: string
  readonly createdBy: string | null
  readonly lastUsedAt: string | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly previousUntil: string | null
}

/** What a key is checked by. */
export interface KnownKey {
  readonly name: string
  readonly role: Role
  readonly secretHash: Buffer
  readonly previousHash: Buffer | null
  readonly previousUntil: string | null
  readonly expiresAt: string | null
}

const COLUMNS = sql`id, name, role, created_at as "createdAt", created_by as "createdBy", last_used_at as "lastUsedAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", previous_until as "previousUntil"`

/** Keeps a new key, of which only the hash is known here. */
export async function keepApiKey(
  tx: Tx,
  orgId: string,
  key: {
    readonly id: string
    readonly name: string
    readonly role: Role
    readonly secretHash: Buffer
    readonly createdAt: string
    readonly createdBy: string
    readonly expiresAt: string | null
  },
): Promise<void> {
  await tx.run(
    q.insertInto('api_key').values({
      org_id: orgId,
      id: key.id,
      name: key.name,
      role: key.role,
      secret_hash: key.secretHash,
      created_at: key.createdAt,
      created_by: key.createdBy,
      expires_at: key.expiresAt,
    }),
  )
}

/** A key that was not revoked, or nothing. */
export async function findApiKey(tx: Tx, orgId: string, id: string): Promise<KnownKey | null> {
  const row = await tx.first(sql<KnownKey>`
    select name, role, secret_hash as "secretHash", previous_hash as "previousHash",
      previous_until as "previousUntil", expires_at as "expiresAt"
    from api_key where org_id = ${orgId} and id = ${id} and revoked_at is null`)
  return row ?? null
}

export async function readApiKey(tx: Tx, orgId: string, id: string): Promise<ReadApiKey | null> {
  const row = await tx.first(
    sql<ReadApiKey>`select ${COLUMNS} from api_key where org_id = ${orgId} and id = ${id}`,
  )
  return row ?? null
}

/** The newest first. */
export async function listApiKeys(tx: Tx, orgId: string, asked: PageAsked): Promise<Page<ReadApiKey>> {
  const after = afterOf(asked.cursor, [PART.id])
  const rows = await tx.all(sql<ReadApiKey>`
    select ${COLUMNS} from api_key
    where org_id = ${orgId} and ${all(when(after, ([id]) => sql`id < ${id}::uuid`))}
    order by id desc limit ${asked.limit + 1}`)
  return pageOf(rows, asked.limit, (row) => [row.id])
}

/** Gives a live key a new secret; the old one goes on until `previousUntil`. False when there is no such live key. */
export async function rotateApiKey(
  tx: Tx,
  orgId: string,
  id: string,
  secretHash: Buffer,
  previousUntil: string,
): Promise<boolean> {
  const rotated = await tx.run(sql`
    update api_key set previous_hash = secret_hash, previous_until = ${previousUntil}, secret_hash = ${secretHash}
    where org_id = ${orgId} and id = ${id} and revoked_at is null`)
  return rotated === 1
}

/** False when it was revoked before. */
export async function revokeApiKey(tx: Tx, orgId: string, id: string, at: string): Promise<boolean> {
  const revoked = await tx.run(sql`
    update api_key set revoked_at = ${at}, previous_hash = null, previous_until = null
    where org_id = ${orgId} and id = ${id} and revoked_at is null`)
  return revoked === 1
}

/** Notes when a key was last used; a later instant stands. */
export async function noteUse(tx: Tx, orgId: string, id: string, at: string): Promise<void> {
  await tx.run(sql`update api_key set last_used_at = greatest(last_used_at, ${at}::timestamptz)
    where org_id = ${orgId} and id = ${id}`)
}
