import { type RawBuilder, sql } from 'kysely'
import type { Position } from '../../domain/status/position.ts'
import { type PositionSet, VOCABULARIES, type VocabularyCode } from '../../domain/status/vocabulary.ts'

/**
 * A document's position in SQL, from `invoice i`: the five answers of `positionOf`, each as text. The rules' own
 * function stays the one that decides; a test compares the two over every position.
 */
const answers = (today: string): Readonly<Record<keyof Position, RawBuilder<unknown>>> => {
  const balance = sql`(i.total - i.credited - i.paid + i.refunded - i.written_off)`
  const settlement = sql`(case
    when i.kind = 'credit_note' then 'unpaid'
    when i.stage = 'posted' and i.written_off > 0 and ${balance} = 0 then 'written_off'
    when i.refunded > 0 and i.refunded >= i.paid then 'refunded'
    when i.stage = 'posted' and ${balance} = 0 then 'paid'
    when i.paid > i.refunded or i.credited > 0 then 'partial'
    else 'unpaid' end)`
  return {
    stage: sql`i.stage`,
    delivery: sql`(case when i.viewed_at is not null then 'viewed' when i.sent_at is not null then 'sent' else 'none' end)`,
    settlement,
    due: sql`(case when i.kind <> 'credit_note' and i.stage in ('draft', 'posted') and ${settlement} <> 'paid'
      and ${balance} > 0 and i.due_on < ${today}::date then 'overdue' else 'not_due' end)`,
    visibility: sql`(case when i.archived_at is not null then 'archived' when i.published_at is not null then 'published' else 'internal' end)`,
  }
}

/** The word of a document on a day, in SQL: the vocabulary's rows in their order, the first match wins. */
export function wordOf(vocabulary: VocabularyCode, today: string): RawBuilder<string> {
  const position = answers(today)
  const rows = VOCABULARIES[vocabulary].map(
    ({ word, when: set }) => sql`when ${within(set, position)} then ${word}::text`,
  )
  return sql<string>`(case ${sql.join(rows, sql` `)} end)`
}

function within(
  set: PositionSet,
  position: Readonly<Record<keyof Position, RawBuilder<unknown>>>,
): RawBuilder<unknown> {
  const asked = (Object.keys(set) as (keyof Position)[]).map(
    (answer) => sql`${position[answer]} = any (${[...(set[answer] ?? [])]}::text[])`,
  )
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` and `)
}
