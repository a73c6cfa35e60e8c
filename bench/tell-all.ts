import { ingestWorkEvents } from '../src/operations/ingest-work-event.ts'
import type { World } from '../src/operations/world.ts'
import { orderPriced } from './events.ts'

const BATCH = 1_000
const ACTOR = { name: 'Bench', role: 'owner' } as const

/** Tells the price locks `from` up to `to` in batches; how long it took, and the most memory the program had. */
export async function tellAll(
  world: World,
  orgId: string,
  from: number,
  to: number,
  customers?: number,
): Promise<{ ms: number; rss: number }> {
  const begun = performance.now()
  let rss = 0
  // Batches wait in the lane while another is written, so that reading events and writing rows overlap.
  const underway: Promise<unknown>[] = []
  for (let first = from; first < to; first += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, to - first) }, (_, at) =>
      orderPriced(first + at, customers),
    )
    underway.push(ingestWorkEvents(world, orgId, ACTOR, events))
    if (underway.length > 2) await underway.shift()
    rss = Math.max(rss, process.memoryUsage.rss())
  }
  await Promise.all(underway)
  return { ms: performance.now() - begun, rss }
}
