import type { Sentence } from '../../kernel/sentence.ts'
import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { planOf, type RecordedPlan } from '../rows/kept-plan.ts'
import { each } from './each.ts'

export interface EventKey {
  readonly source: string
  readonly externalId: string
}

/** An event as it was recorded, as far as a repeat needs it. */
export interface FoundEvent {
  readonly id: string
  readonly source: string
  readonly externalId: string
  readonly bodyHash: Buffer
  readonly outcome: 'done' | 'nothing' | 'refused'
  readonly reason: string | null
  readonly said: Sentence | null
  readonly code: string | null
  readonly plan: RecordedPlan
  readonly recordedAt: string
}

/** Finds the events that were told before, by source and the id their source gave them. */
export async function findEvents(
  tx: Tx,
  orgId: string,
  keys: readonly EventKey[],
): Promise<(source: string, externalId: string) => FoundEvent | null> {
  const rows =
    keys.length === 0
      ? []
      : await tx.all(sql<FoundEvent>`
          select e.id, e.source, e.external_id as "externalId", e.body_hash as "bodyHash", e.outcome, e.reason, e.said, e.code, e.plan,
            e.recorded_at as "recordedAt"
          from unnest(${keys.map((key) => key.source)}::text[], ${keys.map((key) => key.externalId)}::text[]) as asked (source, external_id)
          ${each(sql`work_event e where e.org_id = ${orgId} and e.source = asked.source and e.external_id = asked.external_id`)} e`)
  const found = new Map(
    rows.map((row) => [JSON.stringify([row.source, row.externalId]), { ...row, plan: planOf(row.plan) }]),
  )
  return (source, externalId) => found.get(JSON.stringify([source, externalId])) ?? null
}
