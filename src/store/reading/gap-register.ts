import type { Invoice } from '../../domain/invoice/invoice.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { IS_GAP, missingNumbers } from '../number-series.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** What became of the numbers a series has drawn (rule 14). */
export interface SeriesAccount {
  readonly code: string
  readonly prefix: string
  readonly drawn: bigint
  readonly live: bigint
  readonly void: bigint
  readonly cancelled: bigint
  /** Drawn, and on no document: none in sound books. At most a hundred are told. */
  readonly missing: readonly bigint[]
}

/** Which numbers: of one series or of all, as the books know them now or knew them at an instant. */
interface NumbersAsked {
  readonly series?: string | undefined
  readonly knownAt?: string | undefined
}

/**
 * Whether a document `i` that has a number had it at an instant: from when it was made, or where drafts have none from
 * when it was final.
 */
const hadNumber = (orgId: string, knownAt: string): RawBuilder<unknown> => sql`(
  case when i.profile_version = any (array(
    select version from organization_version where org_id = ${orgId} and profile->>'numberAt' = 'draft'))
  then i.created_at else i.posted_at end <= ${knownAt}::timestamptz)`

/**
 * Every series, that of invoices first, or the one that is asked for. At an instant a series had drawn what it has now
 * less what it drew since, and bears the prefix it has now.
 */
export function accountOfNumbers(
  tx: Tx,
  orgId: string,
  { series, knownAt }: NumbersAsked,
): Promise<SeriesAccount[]> {
  const had = knownAt === undefined ? sql`true` : hadNumber(orgId, knownAt)
  const ended =
    knownAt === undefined
      ? sql`i.ended_at is not null`
      : sql`coalesce(i.ended_at <= ${knownAt}::timestamptz, false)`
  return tx.all(sql<SeriesAccount>`
    select s.code, s.prefix, s.next - 1 - coalesce(i.later, 0) as drawn, coalesce(i.live, 0) as live,
      coalesce(i.void, 0) as void, coalesce(i.cancelled, 0) as cancelled,
      array(select m.seq from (${missingNumbers(orgId)}) m order by m.seq limit 100) as missing
    from number_series s left join (
      select i.series, count(*) filter (where ${had} and not ${ended}) as live,
        count(*) filter (where ${had} and ${ended} and i.stage = 'void') as void,
        count(*) filter (where ${had} and ${ended} and i.stage = 'cancelled') as cancelled,
        count(*) filter (where not ${had}) as later
      from invoice i where i.org_id = ${orgId} and i.number_seq is not null group by i.series) i on i.series = s.code
    where s.org_id = ${orgId} and ${all(when(series, (code) => sql`s.code = ${code}`))}
    order by s.code <> 'invoice', s.code`)
}

/** A number whose document was taken back: which, why, by whom and when. */
export interface Gap {
  readonly series: string
  readonly seq: bigint
  readonly number: string
  readonly invoiceId: string
  readonly kind: Invoice['kind']
  readonly stage: 'void' | 'cancelled'
  readonly customerId: string
  readonly customerName: string
  readonly issuedOn: string
  readonly currency: string
  readonly total: bigint
  readonly endedAt: string
  readonly endedOn: string
  readonly reason: string | null
  readonly actor: string | null
  readonly supersededBy: string | null
  readonly supersededByNumber: string | null
}

/** The numbers drawn here that are no live document, in order; those of another system are of no series of ours. */
export async function gaps(
  tx: Tx,
  orgId: string,
  { series, knownAt, cursor, limit }: PageAsked & NumbersAsked,
): Promise<Page<Gap>> {
  const after = afterOf(cursor, [PART.text, PART.amount])
  // What took its place stands there from the same act on, but may have got its number later.
  const numberOfNext =
    knownAt === undefined
      ? sql`n.number`
      : sql`(select i.number from invoice i where i.org_id = n.org_id and i.id = n.id and ${hadNumber(orgId, knownAt)})`
  const found = await tx.all(sql<Gap>`
    select i.series, i.number_seq as seq, i.number, i.id as "invoiceId", i.kind, i.stage, i.customer_id as "customerId",
      v.name as "customerName", i.issued_on as "issuedOn", i.currency, i.total, i.ended_at as "endedAt",
      i.ended_on as "endedOn", i.end_reason as reason, i.superseded_by as "supersededBy",
      ${numberOfNext} as "supersededByNumber",
      (select h.actor from history h
       where h.org_id = i.org_id and h.subject_id = i.id and h.verb in ('void', 'cancel')
       order by h.id desc limit 1) as actor
    from invoice i
    join number_series s on s.org_id = i.org_id and s.code = i.series
    join customer_version v on v.org_id = i.org_id and v.customer_id = i.customer_id and v.version = i.customer_version
    left join invoice n on n.org_id = i.org_id and n.id = i.superseded_by
    where i.org_id = ${orgId} and ${IS_GAP} and ${all(
      when(series, (code) => sql`i.series = ${code}`),
      when(knownAt, (instant) => sql`i.ended_at <= ${instant}::timestamptz`),
      when(after, ([code, seq]) => sql`(i.series, i.number_seq) > (${code}, ${seq}::bigint)`),
    )}
    order by i.series, i.number_seq limit ${limit + 1}`)
  return pageOf(found, limit, (row) => [row.series, String(row.seq)])
}
