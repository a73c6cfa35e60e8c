import { sql } from 'kysely'
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
