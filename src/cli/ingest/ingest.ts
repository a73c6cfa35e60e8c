import type { Refusal } from '../../kernel/refusal.ts'
import type { EventRow } from './rows.ts'

/** How many rows were read, and what became of them. */
export interface Tally {
  read: number
  done: number
  nothing: number
  repeated: number
  refused: number
}

/** What became of an event, as far as it is counted and told. */
export type Result =
  | { readonly outcome: 'done' | 'nothing'; readonly repeated: boolean }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** Has events carried out, in order, and answers for each. */
export type Carry = (events: readonly unknown[]) => Promise<readonly Result[]>

/** Who hears of what happens while rows are taken. */
export interface Told {
  /** A row that cannot be taken. */
  refused(row: EventRow, refusal: Refusal): Promise<void> | void
  /** All rows up to here are settled. */
  settled(tally: Readonly<Tally>, last: EventRow): Promise<void> | void
}

const MOST_EVENTS = 1000

/** Takes rows in batches, in order. A row that cannot be taken is told of, and the rest goes on. */
export async function ingestRows(rows: AsyncIterable<EventRow>, carry: Carry, told: Told): Promise<Tally> {
  const tally: Tally = { read: 0, done: 0, nothing: 0, repeated: 0, refused: 0 }
  let batch: EventRow[] = []
  const send = async (): Promise<void> => {
    const sent = batch
    batch = []
    if (sent.length === 0) return
    const events = sent.flatMap((row) => ('event' in row ? [row.event] : []))
    const results = events.length === 0 ? [] : await carry(events)
    let next = 0
    for (const row of sent) {
      tally.read += 1
      const result = 'event' in row ? results[next++]! : withoutEvent(row)
      if (result.outcome !== 'refused') tally[result.repeated ? 'repeated' : result.outcome] += 1
      else {
        tally.refused += 1
        await told.refused(row, result.refusal)
      }
    }
    await told.settled(tally, sent.at(-1)!)
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === MOST_EVENTS) await send()
  }
  await send()
  return tally
}

const withoutEvent = (row: Exclude<EventRow, { readonly event: unknown }>): Result =>
  'refusal' in row ? { outcome: 'refused', refusal: row.refusal } : { outcome: 'nothing', repeated: false }
