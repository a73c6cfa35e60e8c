import type { Context } from 'hono'
import type { Door } from '../contract/doors/door.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Env } from './env.ts'

const ETAG = /^(?:W\/)?"(\d{1,9})"$/

/** The version that If-Match names; null where any will do. Refused where it must be said and is not, or is none of ours. */
export function versionSaid(c: Context<Env>, door: Door): number | null | Refusal {
  if (!door.ifMatch) return null
  const said = c.req.header('if-match')?.trim()
  if (said === undefined || said === '') {
    return door.ifMatch === 'may'
      ? null
      : refuse('version_not_said', null, 'It is not said which version of the document this changes.', {
          remedy:
            'Read the document and send its etag in the header If-Match, so that nobody else’s change is overwritten unseen.',
        })
  }
  if (said === '*') return null
  const version = ETAG.exec(said)?.[1]
  if (version !== undefined) return Number(version)
  return refuse('stale_version', null, 'If-Match names no version of this document.', {
    remedy: 'Send the etag as it was answered, quotes and all: "3".',
  })
}
