import type { NumberSeries } from '../../domain/invoice/numbering.ts'
import { column, Table, type Writes } from './set-based.ts'

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
export function advanceSeries(writes: Writes, series: readonly NumberSeries[]): void {
  writes.update('number_series', CODE, COUNTER, series)
}

export const NUMBER_SERIES: Table<NumberSeries> = new Table('number_series', [...CODE, ...COUNTER, ...FORM])
