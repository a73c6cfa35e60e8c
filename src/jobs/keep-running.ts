import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, type Runner, type RunnerOptions, type WorkerEvents } from 'graphile-worker'
import type { Database } from '../store/engine/database.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { freeJobsOf } from '../store/jobs.ts'
import type { JobLog } from './job-log.ts'

/** Jobs that run. `stop` lets those that are under way end, and starts no other. */
export interface RunningJobs {
  stop(): Promise<void>
}

const RESTART_MS = 1_000

/**
 * Runs jobs until it is stopped. A runner ends when it loses the database in the middle of a job: then another takes its
 * place as soon as there is a database again, and does what the one before could not write down.
 */
export async function keepRunning(options: RunnerOptions, db: Database, log: JobLog): Promise<RunningJobs> {
  const stopping = new AbortController()
  let held = { by: '', atWork: new Set<string>() }
  const start = async (): Promise<Runner> => {
    if (held.by) await acrossOrganizations(db, (tx) => freeJobsOf(tx, held.by, [...held.atWork]))
    const events: WorkerEvents = new EventEmitter()
    const atWork = new Set<string>()
    events.on('pool:create', ({ workerPool }) => (held = { by: workerPool.id, atWork }))
    events.on('job:start', ({ job }) => atWork.add(job.id))
    events.on('job:success', ({ job }) => atWork.delete(job.id))
    events.on('job:error', ({ job }) => atWork.delete(job.id))
    // The queue does not wait for it to be written down that a job ended. Where that fails, it is a rejection nobody
    // hears, which ends the program, unless it is written in batches (of what ends in one turn): then it ends the runner.
    const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
    return run({ ...options, events, preset })
  }

  let runner: Runner | null = await start()
  const ended = (async () => {
    for (;;) {
      await runner?.promise.catch(() => {})
      if (stopping.signal.aborted) return
      log.warn({}, 'The job runner ended by itself; another is started.')
      await sleep(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      runner = await start().catch((err: unknown) => {
        log.warn({ err }, 'The job runner could not be started; it is tried again.')
        return null
      })
    }
  })()
  return {
    async stop() {
      stopping.abort()
      // It may have ended already, which it calls an error.
      await runner?.stop().catch(() => {})
      await ended
    },
  }
}
