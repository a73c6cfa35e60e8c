import { z } from 'zod'
import { pollConnection, type PollDeps } from '../operations/fleetbase/poll-connection.ts'
import type { JobLog } from './job-log.ts'

const Payload = z.object({ orgId: z.string(), connectionId: z.string() })

/** Asks one connection for changes. */
export const pollFleetbaseConnection =
  (deps: PollDeps, log: JobLog) =>
  async (payload: unknown): Promise<void> => {
    const failed = await pollConnection(deps, Payload.parse(payload))
    if (failed) log.error({ err: failed.fault }, 'A poll failed because of a fault here.')
  }
