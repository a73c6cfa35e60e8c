import type { Sentence } from '../../kernel/sentence.ts'
import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/** A line of the audit trail. */
export interface ReadHistoryLine {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly verb: string
  readonly sentence: string
  /** Null where it was written down before sentences had codes. */
  readonly said: Sentence | null
  readonly reason: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly eventId: string | null
}

/** What happened to a document, a payment or a piece of work, in the order it happened. */
export function readHistory(
  tx: Tx,
  orgId: string,
  subjectId: string,
  { limit }: { readonly limit: number },
): Promise<ReadHistoryLine[]> {
  return tx.all(sql<ReadHistoryLine>`
    select id, at, actor, verb, sentence, said, reason, before, after, event_id as "eventId"
    from history where org_id = ${orgId} and subject_id = ${subjectId} order by id limit ${limit}`)
}
