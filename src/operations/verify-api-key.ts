import { timingSafeEqual } from 'node:crypto'
import { inOrganization } from '../store/engine/transaction.ts'
import { findApiKey } from '../store/api-keys.ts'
import { hashOfSecret, readKey } from './api-key.ts'
import type { Actor, World } from './world.ts'

/** Whose key this is, or null when it is none of ours or was revoked. The secret is compared in constant time. */
export async function verifyApiKey(
  world: World,
  key: string,
): Promise<{ readonly orgId: string; readonly keyId: string; readonly actor: Actor } | null> {
  const read = readKey(key)
  if (!read) return null
  const { orgId, keyId, secret } = read
  const known = await inOrganization(world.db, orgId, (tx) => findApiKey(tx, orgId, keyId), {
    readOnly: true,
  })
  // An unknown key is compared too, with a hash no secret has, so that it takes as long.
  const matches = timingSafeEqual(hashOfSecret(secret), known?.secretHash ?? NO_HASH)
  return known && matches ? { orgId, keyId, actor: { name: `key ${known.name}`, role: known.role } } : null
}

const NO_HASH = Buffer.alloc(32)
