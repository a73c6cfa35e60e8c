import type * as view from '../contract/history.ts'
import type { ReadHistoryLine } from '../store/reading/history.ts'

/** A line of an audit trail. Its amounts are text: minor units. */
export function presentHistoryLine(line: ReadHistoryLine): view.HistoryLine {
  const { id, at, actor, verb, sentence, said, reason, before, after, eventId } = line
  return {
    id,
    at,
    actor,
    verb,
    sentence,
    said,
    reason,
    before: before && { ...before },
    after: after && { ...after },
    eventId,
  }
}
