import type { NumberSeries } from '../../domain/invoice/numbering.ts'
import type { Tx } from '../engine/transaction.ts'
import { column, insertAll, updateAll } from './set-based.ts'

const CODE = [column('code', 'text', (series: NumberSeries) => series.code)]
const COUNTER = [
  column('next', 'bigint', (series: NumberSeries) => series.next),
  column('year', 'int', (series: NumberSeries) => series.year),
]
const FORM = [
  column('prefix', 'text', (series: NumberSeries) => series.prefix),
  column('pattern', 'text', (series: NumberSeries) => series.pattern),
  column('yearly_reset', 'boolean', (series: NumberSeries) => series.yearlyReset),
]

/** Moves the counters on, in the transaction whose documents drew from them: a failure leaves no gap (rule 14). */
export async function advanceSeries(tx: Tx, orgId: string, series: readonly NumberSeries[]): Promise<void> {
  await updateAll(tx, orgId, 'number_series', CODE, COUNTER, series)
}

export function insertSeries(tx: Tx, orgId: string, series: readonly NumberSeries[]): Promise<void> {
  return insertAll(tx, orgId, 'number_series', [...CODE, ...COUNTER, ...FORM], series)
}
