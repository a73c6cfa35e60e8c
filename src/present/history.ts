import type * as view from '../contract/history.ts'

interface ReadHistoryLine {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly verb: string
  readonly sentence: string
  readonly reason: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly eventId: string | null
}

/** A line of an audit trail. Its amounts are text: minor units. */
export function presentHistoryLine(line: ReadHistoryLine): view.HistoryLine {
  const { id, at, actor, verb, sentence, reason, before, after, eventId } = line
  return {
    id,
    at,
    actor,
    verb,
    sentence,
    reason,
    before: before && { ...before },
    after: after && { ...after },
    eventId,
  }
}
