import { WorkEvent } from '../contract/work-event.ts'
import type { z } from '../contract/z.ts'
import { refuseContent } from '../http/content.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { refusalLine } from './failure.ts'
import type { ReadLine } from './csv-events.ts'
import type { Line } from './ndjson.ts'

/** How many lines were read, and what became of them. */
export interface Tally {
  read: number
  done: number
  nothing: number
  repeated: number
  refused: number
}

export type ParsedEvent = z.output<typeof WorkEvent>

/** What became of an event, as far as it is counted and told. */
export type Result =
  | { readonly outcome: 'done' | 'nothing'; readonly repeated: boolean }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** Has events carried out, in order, and answers for each. */
export type Carry = (events: readonly ParsedEvent[]) => Promise<readonly Result[]>

const BATCH = 1000

/** Takes events line by line and in batches: texts of JSON, or what was read already. A line that cannot be taken is reported, and the rest goes on. */
export async function ingestLines(
  lines: AsyncIterable<Line | ReadLine>,
  carry: Carry,
  report: (line: string) => void,
): Promise<Tally> {
  const tally: Tally = { read: 0, done: 0, nothing: 0, repeated: 0, refused: 0 }
  let batch: { number: number; event: ParsedEvent }[] = []
  const refused = (number: number, refusal: Refusal): void => {
    tally.refused += 1
    report(`line ${number}: ${refusalLine(refusal)}`)
  }
  const send = async (): Promise<void> => {
    const sent = batch
    batch = []
    if (sent.length === 0) return
    const results = await carry(sent.map(({ event }) => event))
    for (const [at, result] of results.entries()) {
      if (result.outcome === 'refused') refused(sent[at]!.number, result.refusal)
      else tally[result.repeated ? 'repeated' : result.outcome] += 1
    }
  }
  for await (const line of lines) {
    const { number } = line
    tally.read += 1
    if ('nothing' in line) {
      tally.nothing += 1
      continue
    }
    const event = 'text' in line ? eventOf(line.text) : line.event
    if ('refused' in event) refused(number, event)
    else batch.push({ number, event })
    if (batch.length === BATCH) await send()
  }
  await send()
  return tally
}

function eventOf(text: string): ParsedEvent | Refusal {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (err) {
    const why = err instanceof Error ? err.message : ''
    return refuse('invalid_json', null, `This line is not JSON: ${why}.`, {
      remedy: 'Write one event as one JSON object on one line.',
    })
  }
  const parsed = WorkEvent.safeParse(json)
  return parsed.success ? parsed.data : refuseContent(parsed.error.issues)
}
