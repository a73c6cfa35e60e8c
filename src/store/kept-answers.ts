import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

/** What no organization owns, as the opening of one, is kept under this id. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000'

/** Whose answer to which request. */
export interface KeptFor {
  readonly caller: string
  readonly key: string
  /** SHA-256 of the request. */
  readonly fingerprint: Buffer
}

export interface KeptAnswer {
  readonly fingerprint: Buffer
  /** Sealed; null while it is being worked out. */
  readonly answer: Buffer | null
}

/** The answer that was kept for a caller's key, if there is one. */
export async function keptAnswer(
  tx: Tx,
  orgId: string,
  { caller, key }: KeptFor,
): Promise<KeptAnswer | null> {
  const row = await tx.first(sql<KeptAnswer>`
    select fingerprint, answer from kept_answer where org_id = ${orgId} and caller = ${caller} and key = ${key}`)
  return row ?? null
}

/**
 * Takes a caller's key for a request; false when it is taken already. Whoever takes the same key meanwhile waits here
 * until this transaction ends.
 */
export async function takeKey(
  tx: Tx,
  orgId: string,
  { caller, key, fingerprint }: KeptFor,
  at: string,
): Promise<boolean> {
  const taken = await tx.run(sql`
    insert into kept_answer (org_id, caller, key, fingerprint, created_at)
    values (${orgId}, ${caller}, ${key}, ${fingerprint}, ${at}) on conflict do nothing`)
  return taken === 1
}

/** Keeps the answer of a key that was taken. */
export async function keepAnswer(
  tx: Tx,
  orgId: string,
  { caller, key }: KeptFor,
  answer: Buffer,
): Promise<void> {
  await tx.run(sql`update kept_answer set answer = ${answer}
    where org_id = ${orgId} and caller = ${caller} and key = ${key} and answer is null`)
}

/** Forgets an organization's answers from before an instant. Tells how many. */
export function forgetAnswers(tx: Tx, orgId: string, before: string): Promise<number> {
  return tx.run(sql`delete from kept_answer where org_id = ${orgId} and created_at < ${before}`)
}
