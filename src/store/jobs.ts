import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

export interface JobOptions {
  readonly key?: string
  readonly maxAttempts?: number
  /** How long it waits before it runs; spread by a tenth, so that jobs which began together drift apart. */
  readonly afterSeconds?: number
  /** A job of that key that is there already, even one at work, stays as it is instead of being replaced. */
  readonly unlessThere?: boolean
}

/**
 * Adds a job with the transaction it is asked for in, or not at all. With a `key`, a job of that key that has not run
 * yet is replaced instead. It is tried again, later each time, until it has been tried `maxAttempts` times.
 */
export async function addJob(
  tx: Tx,
  task: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  const { key = null, maxAttempts = 25, afterSeconds = 0, unlessThere = false } = options
  await tx.run(sql`select from graphile_worker.add_job(
    ${task}, ${JSON.stringify(payload)}::json, job_key => ${key}, max_attempts => ${maxAttempts}::int,
    run_at => now() + make_interval(secs => ${afterSeconds}::float8 * (0.9 + 0.2 * random())),
    job_key_mode => ${unlessThere ? 'unsafe_dedupe' : 'replace'})`)
}

/** Takes back a job that has not run yet; one that is at work ends, and is not tried again. */
export async function removeJob(tx: Tx, key: string): Promise<void> {
  await tx.run(sql`select from graphile_worker.remove_job(${key})`)
}

/**
 * Frees jobs whose program died at them: nobody works at a job for so long. Left alone, the queue would keep them for
 * four hours. Tells how many were freed.
 */
export function freeAbandonedJobs(tx: Tx, afterMinutes: number): Promise<number> {
  return tx.run(sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_at < now() - make_interval(mins => ${afterMinutes}::int)`)
}

/**
 * Frees the jobs that a runner which has ended still holds: it could not write down how they ended. Those in `butNot` are
 * at work yet. Each is done again, and finds what it did before.
 */
export async function freeJobsOf(tx: Tx, runner: string, butNot: readonly string[]): Promise<void> {
  await tx.run(sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_by = ${runner} and id <> all (${[...butNot]}::bigint[])`)
}

/** How many jobs are due and not done, over all organizations. */
export async function waitingJobs(tx: Tx): Promise<number> {
  const row = await tx.first(sql<{ n: bigint }>`
    select count(*) as n from graphile_worker._private_jobs where run_at <= now() and locked_at is null and attempts < max_attempts`)
  return Number(row?.n ?? 0)
}
