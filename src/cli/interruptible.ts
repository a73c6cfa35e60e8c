import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reach } from './setting.ts'

/** A person, or the system, ended the program. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** As shells tell it: 130 for Ctrl+C. */
  readonly exitCode: number

  constructor(signal: NodeJS.Signals) {
    super('Interrupted.')
    this.exitCode = 128 + constants.signals[signal]
  }
}

/** Who waits for an answer gets so long to note it. */
const NOTE_MS = 50

/**
 * Works until it is done or a Ctrl+C ends it, which throws `Interrupted`, so that whoever started a server stops it: an
 * embedded one is not of this terminal. A second Ctrl+C ends the program at once.
 */
export async function untilInterrupted<T>(
  work: () => Promise<T>,
  settled: () => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  const { promise: interrupted, reject } = Promise.withResolvers<never>()
  const end = (signal: NodeJS.Signals): void => void settled().then(() => reject(new Interrupted(signal)))
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    return await Promise.race([work(), interrupted])
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}

const nothing = (): void => {}

/** The same for work that speaks to the API: the request that is under way is finished, and no other begins. */
export function interruptible<T>(reach: Reach, work: (fetch: Reach) => Promise<T>): Promise<T> {
  let stopping = false
  let underWay: Promise<unknown> = Promise.resolve()
  const fetch: Reach = (address, init) => {
    if (stopping) return new Promise<never>(() => {})
    const answer = reach(address, init)
    underWay = Promise.all([underWay, answer.catch(nothing)]).then(nothing)
    return answer
  }
  return untilInterrupted(
    () => work(fetch),
    async () => {
      stopping = true
      await underWay
      await sleep(NOTE_MS)
    },
  )
}
