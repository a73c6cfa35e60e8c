import { Logger } from 'graphile-worker'
import { NotSettledYet } from '../operations/fleetbase/tried-in-vain.ts'
import { TriedAgainLater } from '../operations/mail/hand-over-mail.ts'

/** What the jobs need of a logger; pino fits. */
export interface JobLog {
  debug(details: object, sentence: string): void
  warn(details: object, sentence: string): void
  error(details: object, sentence: string): void
}

/** The queue's own words in our log. What only waits is told on its record for people to see, and is no fault. */
export function loggerFor(log: JobLog): Logger {
  return new Logger((scope) => (level, sentence, meta) => {
    const err: unknown = meta?.['error']
    const to =
      err instanceof NotSettledYet || err instanceof TriedAgainLater || level === 'info'
        ? 'debug'
        : level === 'warning'
          ? 'warn'
          : level
    log[to]({ ...scope, ...(err instanceof Error ? { err } : {}) }, sentence.split('\n')[0]!)
  })
}
