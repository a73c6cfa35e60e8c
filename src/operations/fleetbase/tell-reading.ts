import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { DeliveryOutcome } from '../../store/deliveries.ts'
import { ingestWorkEvent } from '../ingest-work-event.ts'
import type { Outcome } from '../outcome.ts'
import type { Actor, World } from '../world.ts'
import { eventToTell } from './event-to-tell.ts'
import type { CheckEvent, Reading } from './ports.ts'

/** What became of a reading, with the reason where it is not simply ingested. */
export interface Settled {
  readonly outcome: Exclude<DeliveryOutcome, 'waiting'>
  readonly reason: string | null
}

/**
 * Tells what a reading comes to, unless it stands already. Records that never came to show what was told of them end as
 * the reading says. With `dryRun` nothing is told: the outcome is what it would be, as far as our books have no say.
 */
export async function tellReading(
  deps: { readonly world: World; readonly check: CheckEvent },
  orgId: string,
  source: string,
  reading: Reading,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Settled> {
  switch (reading.read) {
    case 'nothing':
      return { outcome: 'ignored', reason: reading.reason }
    case 'refused':
      return refusedBy(reading.refusal)
    case 'too_early':
      return { outcome: reading.otherwise, reason: reading.reason }
    case 'event': {
      const next = await eventToTell(deps.world, orgId, reading)
      if ('settled' in next) return next.settled
      const event = deps.check(next.event)
      if (isRefusal(event)) return refusedBy(event)
      if (dryRun) return { outcome: 'ingested', reason: null }
      const actor: Actor = { name: `Fleetbase (${source})`, role: 'dispatcher' }
      return settledBy(await ingestWorkEvent(deps.world, orgId, actor, event))
    }
  }
}

function settledBy(outcome: Outcome): Settled {
  switch (outcome.outcome) {
    case 'done':
      return { outcome: 'ingested', reason: null }
    case 'nothing':
      return { outcome: 'ignored', reason: outcome.reason }
    case 'refused':
      return refusedBy(outcome.refusal)
  }
}

const refusedBy = (refusal: Refusal): Settled => ({
  outcome: 'refused',
  reason: [refusal.message, refusal.remedy, `(${refusal.code})`].filter(Boolean).join(' '),
})
