import type { RunnerOptions } from 'graphile-worker'
import { BACK_FILL_TASK } from '../operations/fleetbase/back-fill-task.ts'
import type { FleetbaseLists, FleetbaseReader, Sealer } from '../operations/fleetbase/ports.ts'
import { POLL_TASK, scheduleAllPolls } from '../operations/fleetbase/schedule-polls.ts'
import { SETTLE_TASK } from '../operations/fleetbase/settle-task.ts'
import { HAND_OVER_TASK } from '../operations/mail/hand-over-task.ts'
import type { Mailer } from '../operations/mail/ports.ts'
import { SEND_LINKS_TASK } from '../operations/portal/ask-for-link.ts'
import type { World } from '../operations/world.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { freeAbandonedJobs } from '../store/jobs.ts'
import { checkEvent } from './check-event.ts'
import { FORGET_CRONTAB, FORGET_TASK, forgetOldAnswers } from './forget-answers.ts'
import { handOverMail } from './hand-over-mail.ts'
import { loggerFor, type JobLog } from './job-log.ts'
import { backFillFleetbase } from './back-fill-fleetbase.ts'
import { keepRunning, type RunningJobs } from './keep-running.ts'
import { RECURRING_CRONTAB, RECURRING_TASK, recurringEntries } from './make-recurring-entries.ts'
import { sendPortalLinks } from './send-portal-links.ts'
import { pollFleetbaseConnection } from './poll-fleetbase-connection.ts'
import { settleFleetbaseDelivery } from './settle-fleetbase-delivery.ts'

export interface JobDeps {
  readonly world: World
  readonly sealer: Sealer
  readonly fleetbase: FleetbaseReader
  readonly lists: FleetbaseLists
  readonly mailer: Mailer
  readonly log: JobLog
  /** How many jobs run at once; 4 unless told otherwise. */
  readonly concurrency?: number
}

/** Every job is done in less; one that is locked for longer belonged to a program that died. */
const LONGEST_JOB_MINUTES = 3
const SWEEP_MS = 10_000

/** Runs the jobs of this installation, for all its organizations, until it is stopped. */
export async function startJobs({
  world,
  sealer,
  fleetbase,
  lists,
  mailer,
  log,
  concurrency = 4,
}: JobDeps): Promise<RunningJobs> {
  // Beside the jobs' own connections, one listens for new jobs.
  const pgPool = world.db.openJobPool(concurrency + 2)
  const sweep = (): Promise<number> =>
    acrossOrganizations(world.db, (tx) => freeAbandonedJobs(tx, LONGEST_JOB_MINUTES))
  const options: RunnerOptions = {
    pgPool,
    concurrency,
    noHandleSignals: true, // the program's own shutdown stops it
    logger: loggerFor(log),
    crontab: `${FORGET_CRONTAB}\n${RECURRING_CRONTAB}`,
    taskList: {
      [FORGET_TASK]: forgetOldAnswers(world),
      [RECURRING_TASK]: recurringEntries(world),
      [SETTLE_TASK]: settleFleetbaseDelivery({ world, sealer, fleetbase, check: checkEvent }),
      [BACK_FILL_TASK]: backFillFleetbase({ world, sealer, fleetbase, lists, check: checkEvent }),
      [POLL_TASK]: pollFleetbaseConnection({ world, sealer, lists }, log),
      [SEND_LINKS_TASK]: sendPortalLinks({ world, sealer }),
      [HAND_OVER_TASK]: handOverMail({ world, sealer, mailer }),
    },
  }
  await sweep()
  const running = await keepRunning(options, world.db, log)
  const sweeping = setInterval(() => {
    sweep().catch((err: unknown) => log.warn({ err }, 'Abandoned jobs could not be looked for.'))
  }, SWEEP_MS)
  const scheduling = scheduleAllPolls(world).catch((err: unknown) =>
    log.warn({ err }, 'Not every connection could be seen to be polled; the next start tries again.'),
  )
  let stopped: Promise<void> | undefined
  return {
    stop() {
      clearInterval(sweeping)
      stopped ??= Promise.all([scheduling, running.stop()])
        .then(() => {})
        .finally(() => pgPool.end())
      return stopped
    },
  }
}
