import type { Context } from 'hono'
import { refuse } from '../kernel/refusal.ts'
import {
  DatabaseUnavailable,
  isUnavailable,
  ReaderGone,
  StorageFull,
  TookTooLong,
} from '../store/engine/errors.ts'
import { CursorUnreadable } from '../store/reading/page.ts'
import type { Env, Log } from './env.ts'
import { refused } from './problem.ts'

/**
 * What nobody expected. A database that is away is said so, with when to ask again; anything else is a fault of ours:
 * logged with the request's id, and answered without a word about our insides.
 */
export function onFailure(log: Log): (err: Error, c: Context<Env>) => Response {
  return (err, c) => {
    const { requestId } = c.var
    // Nobody reads it; the status is the usual one for that, in the log and the figures.
    if (err instanceof ReaderGone) return new Response(null, { status: 499 })
    if (err instanceof TookTooLong) {
      log.warn({ err, requestId }, 'A question took too long and was stopped.')
      const refusal = refuse(
        'took_too_long',
        null,
        'Reading this took too long and was stopped; nothing was changed.',
        { remedy: 'Ask for less at once: a shorter range, one customer or one currency.' },
      )
      return refused(c, refusal)
    }
    if (isUnavailable(err)) {
      log.warn({ err, requestId }, 'The database is not available.')
      const unknown = err instanceof DatabaseUnavailable && err.outcomeUnknown
      const sentence = unknown
        ? 'The database went away while this was being written: it may or may not have been done.'
        : 'The database is not available; nothing was changed.'
      const remedy = unknown ? 'Look first, or repeat it with the same id.' : 'Ask again in a few seconds.'
      return refused(c, refuse('database_unavailable', null, sentence, { remedy }), { 'retry-after': '2' })
    }
    if (err instanceof StorageFull) {
      log.error({ err, requestId }, 'The disk is full, or nearly: nothing is written.')
      const refusal = refuse(
        'storage_full',
        null,
        'There is too little room on the disk; nothing was changed.',
        {
          remedy: 'Make room where the data lies; writing then goes on by itself. Reading goes on meanwhile.',
        },
      )
      return refused(c, refusal, { 'retry-after': '5' })
    }
    if (err instanceof CursorUnreadable) {
      return refused(
        c,
        refuse('cursor_unreadable', null, err.message, {
          pointer: '/cursor',
          remedy: 'Pass the `nextCursor` of the page before, as it is, or leave it out.',
        }),
      )
    }
    log.error({ err, requestId, method: c.req.method }, 'A request failed.')
    return refused(
      c,
      refuse('internal_error', null, 'Something went wrong here. It is logged under the request id.', {
        remedy: 'Ask again; if it keeps failing, report the request id.',
      }),
    )
  }
}
