import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

/**
 * Adds a job with the transaction it is asked for in, or not at all. With a `key`, a job of that key that has not run
 * yet is replaced instead. It is tried again, later each time, until it has been tried `maxAttempts` times.
 */
export async function addJob(
  tx: Tx,
  task: string,
  payload: unknown,
  options: { readonly key?: string; readonly maxAttempts?: number } = {},
): Promise<void> {
  const { key = null, maxAttempts = 25 } = options
  await tx.run(sql`select from graphile_worker.add_job(
    ${task}, ${JSON.stringify(payload)}::json, job_key => ${key}, max_attempts => ${maxAttempts}::int)`)
}

/**
 * Frees jobs whose program died at them: nobody works at a job for so long. Left alone, the queue would keep them for
 * four hours. Tells how many were freed.
 */
export function freeAbandonedJobs(tx: Tx, afterMinutes: number): Promise<number> {
  return tx.run(sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_at < now() - make_interval(mins => ${afterMinutes}::int)`)
}

/** How many jobs are due and not done, over all organizations. */
export async function waitingJobs(tx: Tx): Promise<number> {
  const row = await tx.first(sql<{ n: bigint }>`
    select count(*) as n from graphile_worker._private_jobs where run_at <= now() and locked_at is null and attempts < max_attempts`)
  return Number(row?.n ?? 0)
}
