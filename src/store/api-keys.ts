import type { Role } from '../domain/status/role.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** Keeps a new key, of which only the hash is known here, and who made it. */
export async function keepApiKey(
  tx: Tx,
  orgId: string,
  key: {
    readonly id: string
    readonly name: string
    readonly role: Role
    readonly secretHash: Buffer
    readonly createdAt: string
    readonly historyId: string
    readonly actor: string
  },
): Promise<void> {
  const { id, name, role, secretHash, createdAt } = key
  await Promise.all([
    tx.run(
      q
        .insertInto('api_key')
        .values({ org_id: orgId, id, name, role, secret_hash: secretHash, created_at: createdAt }),
    ),
    tx.run(
      q.insertInto('history').values({
        org_id: orgId,
        id: key.historyId,
        at: createdAt,
        actor: key.actor,
        subject_type: 'api_key',
        subject_id: id,
        verb: 'create',
        sentence: `API key ${name} was made, with the role ${role}.`,
      }),
    ),
  ])
}

/** A live key, or nothing. */
export async function findApiKey(
  tx: Tx,
  orgId: string,
  id: string,
): Promise<{ name: string; role: Role; secretHash: Buffer } | null> {
  const row = await tx.first(
    q
      .selectFrom('api_key')
      .select(['name', 'role', 'secret_hash'])
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null),
  )
  return row ? { name: row.name, role: row.role as Role, secretHash: row.secret_hash } : null
}
