import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { findEvents, type FoundEvent } from '../store/facts/find-events.ts'
import type { Stamp } from '../store/writing/apply-plans.ts'
import { Writes } from '../store/writing/set-based.ts'
import { CONFLICT, type RecordedEvent } from '../store/writing/work-events.ts'
import type { Asked, Carried } from './asked.ts'
import { type Outcome, refusedWith } from './outcome.ts'

/**
 * Answers the events that were told before: with their first outcome, or, when the body is another one, with a conflict
 * that is kept for people to see (rule 1).
 */
export async function answerRepeats(
  tx: Tx,
  orgId: string,
  wave: readonly Asked[],
  stamp: Stamp,
): Promise<Map<Asked, Carried>> {
  const told = wave.flatMap((asked) =>
    asked.command.kind === 'tell_event' ? [{ asked, event: asked.command.event, body: asked.body! }] : [],
  )
  const known = await findEvents(
    tx,
    orgId,
    told.map(({ event }) => ({ source: event.source, externalId: event.id })),
  )
  const answers = new Map<Asked, Carried>()
  const contradictions = []
  for (const { asked, event, body } of told) {
    const first = known(event.source, event.id)
    if (!first) continue
    const same = body.hash.equals(first.bodyHash)
    answers.set(asked, {
      outcome: same ? firstOutcome(first) : contradiction(first, event.id),
      eventId: first.id,
    })
    if (!same) {
      contradictions.push({
        id: stamp.newId(),
        eventId: first.id,
        body: body.text,
        bodyHash: body.hash,
        recordedAt: stamp.at,
      })
    }
  }
  const writes = new Writes(tx, orgId)
  writes.insert(CONFLICT, contradictions)
  await Promise.all(writes.send())
  return answers
}

/** The outcome as it was the first time, said to be a repeat. */
function firstOutcome({ outcome, plan, reason, said, code }: FoundEvent): Outcome {
  const { subject } = plan
  if (outcome === 'done') return { outcome, subject, steps: plan.steps, repeated: true }
  if (outcome === 'nothing') return { outcome, subject, reason: reason ?? '', said, repeated: true }
  const refusal: Refusal = plan.refusal ?? refuse(code ?? 'refused', 1, reason ?? 'It was refused.')
  return { outcome, subject, refusal, repeated: true }
}

const contradiction = (first: FoundEvent, externalId: string): Outcome =>
  refusedWith(
    refuse(
      'event_conflict',
      1,
      `Event ${externalId} was told before with another body; the first one stands.`,
      {
        remedy: 'Send a correction as a new event with an id of its own.',
        pointer: '/id',
        values: { firstToldAt: first.recordedAt },
      },
    ),
    first.plan.subject,
  )

/** Events as they are kept, with their outcomes. A refused one is kept too: its sender finds it, and why (rule 1). */
export function recordedEvents(
  told: readonly { readonly asked: Asked; readonly outcome: Outcome }[],
  recordedAt: string,
): RecordedEvent[] {
  return told.flatMap(({ asked: { command, actor, body }, outcome }) => {
    if (command.kind !== 'tell_event') return []
    const { event, eventId } = command
    const refusal = outcome.outcome === 'refused' ? outcome.refusal : null
    return [
      {
        id: eventId,
        source: event.source,
        externalId: event.id,
        type: event.type,
        occurredAt: event.occurredAt,
        recordedAt,
        body: body!.text,
        bodyHash: body!.hash,
        outcome: outcome.outcome,
        reason: outcome.outcome === 'nothing' ? outcome.reason : (refusal?.message ?? null),
        said: outcome.outcome === 'nothing' ? outcome.said : null,
        code: refusal?.code ?? null,
        plan: {
          steps: outcome.outcome === 'done' ? outcome.steps : [],
          subject: outcome.subject,
          ...(refusal ? { refusal } : {}),
        },
        workId: outcome.subject.workId ?? null,
        actor: actor.name,
      },
    ]
  })
}
