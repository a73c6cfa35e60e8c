import { type RawBuilder, sql } from 'kysely'
import { positionAt, type StandingPart } from '../../domain/status/standing.ts'
import { type VocabularyCode, wordFor } from '../../domain/status/vocabulary.ts'
import type { Tx } from '../engine/transaction.ts'

/** How many documents of a standing there are on a day, those past their due date apart. */
export interface Standing {
  readonly standing: number
  readonly isPast: boolean
  readonly documents: bigint
}

/** Where the documents of an organization stand on a day: from the kept counts, so that no document is read. */
export async function readStandings(tx: Tx, orgId: string, today: string): Promise<Standing[]> {
  return tx.all(sql<Standing>`
    select standing, due_on < ${today}::date as "isPast", sum(documents)::bigint as documents
    from invoice_count where org_id = ${orgId} group by 1, 2 having sum(documents) > 0`)
}

/** How many documents each word stands for; words without any are left out. */
export function countsByWord(
  standings: readonly Standing[],
  vocabulary: VocabularyCode,
): Map<string, bigint> {
  const counts = new Map<string, bigint>()
  for (const { standing, isPast, documents } of standings) {
    const { word } = wordFor(positionAt(standing, isPast), vocabulary)
    counts.set(word, (counts.get(word) ?? 0n) + documents)
  }
  return counts
}

/** Of the parts asked for, those in which there are documents, and how many in all. */
export function presentParts(
  standings: readonly Standing[],
  asked: readonly StandingPart[],
): { readonly parts: StandingPart[]; readonly documents: bigint } {
  const found = asked.map((part) => {
    const within = standings.filter(
      ({ standing, isPast }) =>
        standing === part.standing && (part.part === 'all' || isPast === (part.part === 'past')),
    )
    return { part, documents: within.reduce((sum, { documents }) => sum + documents, 0n) }
  })
  return {
    parts: found.filter(({ documents }) => documents > 0n).map(({ part }) => part),
    documents: found.reduce((sum, { documents }) => sum + documents, 0n),
  }
}

/** The documents of each part, one part after another: `of` gives the query of those that meet a condition on `invoice i`. */
export function eachPart(
  parts: readonly StandingPart[],
  today: string,
  of: (isInPart: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (parts.length === 0) return of(sql`false`)
  const queries = parts.map(({ standing, part }) =>
    of(
      part === 'all'
        ? sql`i.standing = ${standing}::smallint`
        : part === 'past'
          ? sql`i.standing = ${standing}::smallint and i.due_on < ${today}::date`
          : sql`i.standing = ${standing}::smallint and i.due_on >= ${today}::date`,
    ),
  )
  return sql.join(
    queries.map((query) => sql`(${query})`),
    sql` union all `,
  )
}

/**
 * That `invoice i` is in one of the parts; nothing is said where no words were asked for. `+ 0` keeps the planner off the
 * indexes that begin with the standing: where this stands, another one finds fewer.
 */
export function inParts(
  parts: readonly StandingPart[],
  { today, word, overdue }: { today: string; word?: string | undefined; overdue?: boolean | undefined },
): RawBuilder<unknown> {
  if (word === undefined && overdue === undefined) return sql`true`
  const of = (which: StandingPart['part']): number[] =>
    parts.filter(({ part }) => part === which).map(({ standing }) => standing)
  return sql`(i.standing + 0 = any (${of('all')}::int[])
    or (i.standing + 0 = any (${of('past')}::int[]) and i.due_on < ${today}::date)
    or (i.standing + 0 = any (${of('ahead')}::int[]) and i.due_on >= ${today}::date))`
}
