import { sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** Whether anybody keeps this installation. */
export async function isKept(tx: Tx): Promise<boolean> {
  return (await tx.first(sql`select from keeper limit 1`)) !== undefined
}

export async function isKeeper(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.first(sql`select from keeper where person_id = ${personId}`)) !== undefined
}

export async function addKeeper(tx: Tx, personId: string, since: string): Promise<void> {
  await tx.run(
    q
      .insertInto('keeper')
      .values({ person_id: personId, since })
      .onConflict((conflict) => conflict.column('person_id').doNothing()),
  )
}

/** A link that makes an owner: instants, and only the hash of its secret. */
export interface OwnerLink {
  readonly id: string
  readonly secretHash: Buffer
  readonly createdAt: string
  /** Null for the one that waits for the first owner. */
  readonly expiresAt: string | null
}

export async function keepOwnerLink(tx: Tx, link: OwnerLink): Promise<void> {
  await tx.run(
    q.insertInto('owner_link').values({
      id: link.id,
      secret_hash: link.secretHash,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    }),
  )
}

/** The links that wait for the first owner and were made before an instant end. */
export async function dropWaitingLinks(tx: Tx, before: string): Promise<void> {
  await tx.run(
    sql`delete from owner_link where used_at is null and expires_at is null and created_at < ${before}::timestamptz`,
  )
}

/** A link that was not used yet. */
export async function findOwnerLink(
  tx: Tx,
  id: string,
): Promise<Pick<OwnerLink, 'secretHash' | 'expiresAt'> | null> {
  const row = await tx.first(sql<Pick<OwnerLink, 'secretHash' | 'expiresAt'>>`
    select secret_hash as "secretHash", expires_at as "expiresAt" from owner_link
    where id = ${id} and used_at is null`)
  return row ?? null
}

/** False when somebody else used it first. */
export async function useOwnerLink(tx: Tx, id: string, at: string): Promise<boolean> {
  return (await tx.run(sql`update owner_link set used_at = ${at} where id = ${id} and used_at is null`)) === 1
}
