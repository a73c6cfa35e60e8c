import { type RawBuilder, sql } from 'kysely'
import { type NumberSeries, shapeOf } from '../domain/invoice/numbering.ts'
import type { Tx } from './engine/transaction.ts'

/** Every series of an organization, that of invoices first. */
export function listNumberSeries(tx: Tx, orgId: string): Promise<NumberSeries[]> {
  return tx.all(sql<NumberSeries>`
    select code, pattern, prefix, next, yearly_reset as "yearlyReset", year from number_series
    where org_id = ${orgId} order by code <> 'invoice', code`)
}

/** A number given already that a series would print again as it counts on; null when there is none. */
export async function numberToRepeat(tx: Tx, orgId: string, series: NumberSeries): Promise<string | null> {
  const row = await tx.first(sql<{ number: string }>`
    select number from invoice
    where org_id = ${orgId} and number ~ ${shapeOf(series)}
      and substring(number from ${shapeOf(series)})::bigint >= ${series.next} limit 1`)
  return row?.number ?? null
}

/** Changes how the numbers to come are printed. */
export async function printSeriesAs(
  tx: Tx,
  orgId: string,
  { code, prefix, pattern }: NumberSeries,
): Promise<void> {
  await tx.run(sql`
    update number_series set prefix = ${prefix}, pattern = ${pattern} where org_id = ${orgId} and code = ${code}`)
}

/**
 * The numbers a series `s` of the query around it has drawn that stand on none of its documents. None ever should: the
 * gap register proves it by this, and so does `billhook verify`.
 */
export const missingNumbers = (orgId: string): RawBuilder<{ seq: bigint }> => sql<{ seq: bigint }>`
  select n.seq from generate_series(1, s.next - 1) n(seq)
  where not exists (select from invoice d where d.org_id = ${orgId} and d.series = s.code and d.number_seq = n.seq)`

/** Whether a document `i` keeps a number that it is no longer live under, and so has to say why. */
export const IS_GAP = sql`i.stage in ('void', 'cancelled') and i.number_seq is not null`
