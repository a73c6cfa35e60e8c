import { constants } from 'node:os'
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
 * Lets a Ctrl+C end work in this process in order: the request that is under way is finished, no other begins, and then
 * `interrupted` rejects. The embedded server is not of this terminal, so it must be stopped by us. A second Ctrl+C ends
 * the program at once.
 */
export function interruptible(reach: Reach): {
  fetch: Reach
  interrupted: Promise<never>
  letGo: () => void
} {
  let underWay = 0
  let stop: NodeJS.Signals | null = null
  const { promise: interrupted, reject } = Promise.withResolvers<never>()
  interrupted.catch(() => {})
  const settle = (): void => {
    if (stop !== null && underWay === 0) setTimeout(reject, NOTE_MS, new Interrupted(stop))
  }
  const end = (signal: NodeJS.Signals): void => {
    stop = signal
    settle()
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  return {
    interrupted,
    letGo: () => void process.off('SIGINT', end).off('SIGTERM', end),
    async fetch(address, init) {
      if (stop !== null) return new Promise<never>(() => {})
      underWay += 1
      try {
        return await reach(address, init)
      } finally {
        underWay -= 1
        settle()
      }
    },
  }
}
