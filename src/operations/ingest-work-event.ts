import { type Refusal, refuse } from '../kernel/refusal.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import type { WorkEvent } from '../domain/work/event.ts'
import { isTransient } from '../store/engine/errors.ts'
import { type Also, type Asked, bodyOf, type Carried } from './asked.ts'
import { type Outcome, refusedWith } from './outcome.ts'
import { carryOut, carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** What became of an event, and the id under which it was recorded the first time. */
export type IngestOutcome = Outcome & { readonly eventId: string }

/**
 * Takes a work event and carries it out (rule 1): once for each (source, id). Told again, it answers with its first
 * outcome; with another body it is refused as `event_conflict`. A refused event is recorded too, with its code. What
 * `also` writes is kept with it, or neither.
 */
export async function ingestWorkEvent(
  world: World,
  orgId: string,
  actor: Actor,
  event: WorkEvent,
  also?: Also,
): Promise<IngestOutcome> {
  const asked = { ...askedOf(world, actor, event), also }
  if (!may(actor.role, 'tell_work')) return answer(asked, NOT_ALLOWED)
  return answer(asked, await carryOutAlone(world, orgId, asked))
}

/** So many events go in one transaction: past that a bigger batch is no faster. */
const BULK = 1000

/**
 * Takes many events, in their order. Each gets the answer it would have had alone: one that cannot be carried out fails
 * by itself and never its neighbours. Throws only when the database is not there.
 */
export async function ingestWorkEvents(
  world: World,
  orgId: string,
  actor: Actor,
  events: readonly WorkEvent[],
): Promise<IngestOutcome[]> {
  const asked = events.map((event) => askedOf(world, actor, event))
  if (!may(actor.role, 'tell_work')) return asked.map((one) => answer(one, NOT_ALLOWED))
  const outcomes: IngestOutcome[] = []
  for (let from = 0; from < asked.length; from += BULK) {
    const part = asked.slice(from, from + BULK)
    const settled = await carryOut(world, orgId, part, { mayJoin: true })
    for (const [at, one] of settled.entries()) {
      if ('carried' in one) outcomes.push(answer(part[at]!, one.carried))
      else if (isTransient(one.failed)) throw one.failed
      else outcomes.push(answer(part[at]!, faulty(one.failed)))
    }
  }
  return outcomes
}

function askedOf(world: World, actor: Actor, event: WorkEvent): Asked {
  return { command: { kind: 'tell_event', eventId: world.newId(), event }, actor, body: bodyOf(event) }
}

function answer({ command }: Asked, { outcome, eventId }: Carried): IngestOutcome {
  return { ...outcome, eventId: eventId ?? (command.kind === 'tell_event' ? command.eventId : '') }
}

const NOT_ALLOWED: Carried = { outcome: refusedWith(forbidden('tell work events')), eventId: null }

/** Among many, an event that broke us is answered for by itself; alone, what broke is thrown. */
function faulty(failed: unknown): Carried {
  const why = failed instanceof Error ? failed.name : 'Error'
  const refusal: Refusal = refuse(
    'internal_error',
    null,
    'This event could not be carried out by a fault of ours; nothing of it was kept.',
    { remedy: 'Send it again alone; if it fails again, report it.', values: { why } },
  )
  return { outcome: refusedWith(refusal), eventId: null }
}
