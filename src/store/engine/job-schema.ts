import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'

/** The schema of the job queue. Jobs are added inside business transactions: graphile_worker.add_job(…). */
export const jobSchema = 'graphile_worker'

/** Makes the job queue's tables, or brings them to this version, as the owner. */
export async function migrateJobs(ownerPool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: ownerPool, schema: jobSchema, logger: new Logger(() => () => {}) })
}
