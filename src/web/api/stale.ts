import type { QueryKey } from '@tanstack/react-query'
import type { LiveMessage } from '../../contract/live.ts'

type Changed = Extract<LiveMessage, { event: 'changed' }>['data']

/** Questions about one thing: only that thing's change makes the answer stale. */
const ONE_OF: Readonly<Record<string, Changed[number]['kind']>> = { event: 'event' }
/** Questions about something else than the books. */
const APART = new Set(['sources', 'source', 'webhook-sources', 'webhook-source'])

/**
 * Whether a change makes an answer stale, by the question's key. What is not known to be untouched is taken for touched:
 * an answer asked for once too often costs a moment, a wrong figure more.
 */
export function isStale([, question, of]: QueryKey, changed: Changed): boolean {
  if (typeof question !== 'string' || APART.has(question)) return false
  const kind = ONE_OF[question]
  if (kind === undefined || typeof of !== 'string') return true
  return changed.some((one) => one.kind === kind && (one.ids.length === 0 || one.ids.includes(of)))
}
