import type { Sentence } from '../kernel/sentence.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { HISTORY } from '../store/writing/history.ts'
import { Writes } from '../store/writing/set-based.ts'
import type { Actor, World } from './world.ts'

/** Writes an act that posts nothing into the audit trail, in the transaction that does it: who, what, why. */
export async function noteAct(
  world: Pick<World, 'now' | 'newId'>,
  tx: Tx,
  orgId: string,
  actor: Pick<Actor, 'name'>,
  line: {
    readonly subjectType:
      | 'api_key'
      | 'event_conflict'
      | 'invoice'
      | 'customer'
      | 'organization'
      | 'number_series'
      | 'invitation'
      | 'member'
      | 'account'
      | 'recurring_entry'
      | 'exchange_rate'
      | 'manual_entry'
      | 'source_connection'
      | 'webhook_source'
    readonly subjectId: string
    readonly verb: string
    readonly said: Sentence
    readonly reason?: string | null
    readonly before?: Readonly<Record<string, unknown>> | null
    readonly after?: Readonly<Record<string, unknown>> | null
  },
): Promise<void> {
  const writes = new Writes(tx, orgId)
  writes.insert(HISTORY, [
    {
      reason: null,
      before: null,
      after: null,
      ...line,
      id: world.newId(),
      at: new Date(world.now()).toISOString(),
      actor: actor.name,
      eventId: null,
    },
  ])
  await Promise.all(writes.send())
}
