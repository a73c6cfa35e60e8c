import type { Problem } from '../contract/problem.ts'
import type { WorkEventResults } from '../contract/work-event.ts'
import { BadUsage, CannotServe } from './failure.ts'
import type { Carry, ParsedEvent, Result } from './ingest.ts'

/** A batch's body stays well below what the server takes. */
const MOST_BYTES = 4 * 1024 * 1024

/** Has events carried out by a server, through its API. Throws `CannotServe` when it does not answer as one. */
export function carryTo(url: string, key: string): Carry {
  if (!URL.canParse(url))
    throw new BadUsage(`"${url}" is not an address; write one such as http://127.0.0.1:3000.`)
  const address = new URL('/v1/work-events/batch', url)
  return async (events) => {
    const results: Result[] = []
    for (const part of partsOf(events)) results.push(...(await send(address, key, part)))
    return results
  }
}

/** Events as JSON texts, as many together as fit one body. */
function partsOf(events: readonly ParsedEvent[]): string[][] {
  const parts: string[][] = [[]]
  let bytes = 0
  for (const event of events) {
    const text = JSON.stringify(event)
    const size = Buffer.byteLength(text)
    if (bytes + size > MOST_BYTES && parts.at(-1)!.length > 0) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)!.push(text)
    bytes += size
  }
  return parts.filter((part) => part.length > 0)
}

async function send(address: URL, key: string, events: readonly string[]): Promise<Result[]> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: `{"events":[${events.join(',')}]}`,
  }).catch((err: unknown) => {
    const cause = err instanceof Error && err.cause instanceof Error ? err.cause.message : String(err)
    throw new CannotServe(`${address.origin} does not answer: ${cause}`)
  })
  const answer = (await response.json().catch(() => null)) as WorkEventResults | Problem | null
  if (response.ok && answer && 'results' in answer) return answer.results.map(resultOf)
  const problem =
    answer && 'detail' in answer ? `${answer.detail} ${answer.remedy ?? ''}` : `it answers ${response.status}`
  throw new CannotServe(`${address.origin}: ${problem.trim()}`)
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
