import { isDiskFull, isUnavailable } from '../../store/engine/errors.ts'
import { FleetbaseUnreachable, SealBroken } from './ports.ts'
import { MOST_ATTEMPTS } from './settle-task.ts'

/** It cannot be settled now, and nothing is wrong here. The job that asked tries again, later each time. */
export class NotSettledYet extends Error {
  override readonly name = 'NotSettledYet'
}

/**
 * What is recorded when an attempt failed: that it waits for the next one, or was the last. `fault` is there where the
 * fault is ours. A database that is away or full can be told nothing: then the error is thrown on.
 */
export function triedInVain(
  err: unknown,
  attempts: number,
): { outcome: 'waiting' | 'failed'; reason: string; fault?: unknown } {
  if (isUnavailable(err) || isDiskFull(err)) throw err
  const isFault = ![FleetbaseUnreachable, SealBroken, NotSettledYet].some((kind) => err instanceof kind)
  const reason = isFault
    ? `It could not be worked out because of a fault here (${err instanceof Error ? err.name : 'unknown'}).`
    : (err as Error).message
  return {
    ...(attempts < MOST_ATTEMPTS
      ? { outcome: 'waiting', reason }
      : { outcome: 'failed', reason: `Given up after ${attempts} attempts. ${reason}` }),
    ...(isFault ? { fault: err } : {}),
  }
}
