import type { StatementFigure } from '../statements.ts'
import { moneyOrNone } from './cell.ts'
import type { Column } from './table.ts'

/** Days one after another, both ends included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The days a report is of, and those it is compared with, in front of each row of a file. */
export const spanCells = (span: Days, compared: Days | null): Readonly<Record<string, string>> => ({
  from: span.from,
  to: span.to,
  ...(compared && { comparedFrom: compared.from, comparedTo: compared.to }),
})

/** An amount, and where the report is compared what it is compared with and the difference. */
export function figureColumns<Row>(
  currency: string,
  isCompared: boolean,
  figureOf: (row: Row) => StatementFigure | null,
): Column<Row>[] {
  const amount = (head: string, name: keyof StatementFigure): Column<Row> => ({
    head,
    name,
    of: (row) => moneyOrNone(figureOf(row)?.[name], currency),
    right: true,
  })
  return [
    amount('AMOUNT', 'amount'),
    ...(isCompared ? [amount('COMPARED', 'compared'), amount('DIFFERENCE', 'difference')] : []),
  ]
}
