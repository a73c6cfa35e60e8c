import { WorkEvent, type WorkEventResult, type WorkEventResults } from '../contract/work-event.ts'
import type { z } from '../contract/z.ts'
import type { IngestOutcome } from '../operations/ingest-work-event.ts'
import { presentAnswer } from '../present/work-event.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuseContent } from './content.ts'
import { problemOf } from './problem.ts'

type Event = z.output<typeof WorkEvent>

/** Checks each event on its own, has the good ones carried out together, and puts every result in its place. */
export async function resultsOf(
  given: readonly unknown[],
  requestId: string,
  ingest: (events: Event[]) => Promise<IngestOutcome[]>,
): Promise<WorkEventResults> {
  const parsed = given.map((event) => WorkEvent.safeParse(event))
  const outcomes = await ingest(parsed.flatMap((event) => (event.success ? [event.data] : [])))
  let next = 0
  const results = parsed.map((event) =>
    event.success
      ? resultOf(outcomes[next++]!, requestId)
      : bad(refuseContent(event.error.issues), requestId),
  )
  return { results }
}

function resultOf(outcome: IngestOutcome, requestId: string): WorkEventResult {
  if (outcome.outcome === 'refused') {
    const { refusal, eventId } = outcome
    return bad({ ...refusal, values: { ...refusal.values, eventId } }, requestId)
  }
  const status = outcome.outcome === 'done' && !outcome.repeated ? 201 : 200
  return { status, answer: presentAnswer(outcome), problem: null }
}

function bad(refusal: Refusal, requestId: string): WorkEventResult {
  const problem = problemOf(refusal, requestId)
  return { status: problem.status, answer: null, problem }
}
