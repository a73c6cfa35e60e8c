import { sql } from 'kysely'
import type { ExchangeRate } from '../domain/ledger/exchange-rate.ts'
import { formatRate, parseRate } from '../kernel/rate.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Tx } from './engine/transaction.ts'
import { all, when } from './reading/conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './reading/page.ts'
import { column, Table, Writes } from './writing/set-based.ts'

/** A rate with who set it and when. */
export interface RecordedRate extends ExchangeRate {
  readonly id: string
  readonly recordedAt: string
  readonly actor: string
}

const RATE = new Table('exchange_rate', [
  column('id', 'uuid', (it: RecordedRate) => it.id),
  column('currency', 'text', (it: RecordedRate) => it.currency),
  column('base', 'text', (it: RecordedRate) => it.base),
  column('day', 'date', (it: RecordedRate) => it.day),
  column('rate', 'numeric', (it: RecordedRate) => formatRate(it.rate)),
  column('recorded_at', 'timestamptz', (it: RecordedRate) => it.recordedAt),
  column('actor', 'text', (it: RecordedRate) => it.actor),
])

export async function recordRates(tx: Tx, orgId: string, rates: readonly RecordedRate[]): Promise<void> {
  const writes = new Writes(tx, orgId)
  writes.insert(RATE, rates)
  await Promise.all(writes.send())
}

type Row<Rate> = Omit<Rate, 'rate'> & { readonly rate: string }

/** The rates into a currency that count, as they are known now or were known at an instant. */
export async function ratesInto(
  tx: Tx,
  orgId: string,
  base: string,
  knownAt?: string,
): Promise<ExchangeRate[]> {
  const rows = await tx.all(sql<Row<ExchangeRate>>`
    select distinct on (currency, day) currency, base, day, trim_scale(rate)::text as rate from exchange_rate
    where org_id = ${orgId} and base = ${base}
      and ${all(when(knownAt, (instant) => sql`recorded_at <= ${instant}::timestamptz`))}
    order by currency, day, id desc`)
  return rows.map(rateOf)
}

/** `replaced`: a later record tells another of the same day. */
export interface ListedRate extends RecordedRate {
  readonly replaced: boolean
}

/** Every rate that was set, the newest days first. */
export async function listRates(
  tx: Tx,
  orgId: string,
  {
    limit,
    cursor,
    currency,
    base,
    on,
  }: PageAsked & {
    readonly currency?: string | undefined
    readonly base?: string | undefined
    /** Only the days on or before this one. */
    readonly on?: string | undefined
  },
): Promise<Page<ListedRate>> {
  const after = afterOf(cursor, [PART.date, PART.id])
  const asked = all(
    when(after, ([day, id]) => sql`(r.day, r.id) < (${day}::date, ${id}::uuid)`),
    when(currency, (code) => sql`r.currency = ${code}`),
    when(base, (code) => sql`r.base = ${code}`),
    when(on, (day) => sql`r.day <= ${day}::date`),
  )
  const rows = await tx.all(sql<Row<ListedRate>>`
    select r.id, r.currency, r.base, r.day, trim_scale(r.rate)::text as rate, r.recorded_at as "recordedAt", r.actor,
      exists (select from exchange_rate n where n.org_id = r.org_id and n.base = r.base and n.currency = r.currency
        and n.day = r.day and n.id > r.id) as replaced
    from exchange_rate r where r.org_id = ${orgId} and ${asked}
    order by r.day desc, r.id desc limit ${limit + 1}`)
  return pageOf(rows.map(rateOf), limit, ({ day, id }) => [day, id])
}

function rateOf<Rate extends ExchangeRate>(row: Row<Rate>): Rate {
  const rate = parseRate(row.rate)
  assert(!isRefusal(rate), `a rate is kept as ${row.rate}`)
  return { ...row, rate } as unknown as Rate
}
