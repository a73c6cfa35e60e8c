import type { BillhookClient } from '../../client/client.ts'
import { WorkEvent, type WorkEventResults } from '../../contract/work-event.ts'
import { refuseContent } from '../../http/content.ts'
import type { Carry, Result } from './ingest.ts'

/** A batch's body stays well below what the API takes. */
const MOST_BYTES = 4 * 1024 * 1024

/** Has events carried out by the API. */
export function carryTo(client: BillhookClient): Carry {
  return async (events) => {
    const results: Result[] = []
    for (const part of partsOf(events)) {
      const answer = await client.post('/v1/work-events/batch', { body: { events: part } })
      results.push(...answer.results.map(resultOf))
    }
    return results
  }
}

/** Has the API say what would become of events, and do nothing. `made` hears of the documents each batch would make. */
export function showBy(client: BillhookClient, made: (documents: number) => void): Carry {
  return async (events) => {
    const results: Result[] = []
    for (const part of partsOf(events)) {
      const shown = await client.dryRun('/v1/work-events/batch', { body: { events: part } })
      results.push(...shown.answer.results.map(resultOf))
      made(shown.documentsMade)
    }
    return results
  }
}

/** Only says what would be refused by form; nothing is sent. */
export const checkForm: Carry = (events) =>
  Promise.resolve(
    events.map((event): Result => {
      const parsed = WorkEvent.safeParse(event)
      if (parsed.success) return { outcome: 'nothing', repeated: false }
      return { outcome: 'refused', refusal: refuseContent(parsed.error.issues) }
    }),
  )

/** Events in their order, as many together as fit one body. */
function partsOf(events: readonly unknown[]): unknown[][] {
  const parts: unknown[][] = []
  let bytes = Infinity
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event))
    if (bytes + size > MOST_BYTES) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)!.push(event)
    bytes += size
  }
  return parts
}

function resultOf({ answer, problem }: WorkEventResults['results'][number]): Result {
  if (answer) return { outcome: answer.outcome, repeated: answer.repeated }
  const { code = 'refused', rule = null, detail = 'It was refused.', pointer, remedy } = problem ?? {}
  return {
    outcome: 'refused',
    refusal: {
      refused: true,
      code,
      rule,
      message: detail,
      ...(pointer == null ? {} : { pointer }),
      ...(remedy == null ? {} : { remedy }),
    },
  }
}
