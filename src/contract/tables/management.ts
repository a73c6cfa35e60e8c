import type { CashFlow } from '../cash-flow.ts'
import type { Clearing } from '../clearing.ts'
import type { ReportRow, Revenue } from '../revenue.ts'
import type { StatementFigure } from '../statements.ts'
import { figureColumns, spanCells } from './figures.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

/** A line of a report over a span of days. */
export interface SpanLine {
  readonly key: string
  readonly name: string
  readonly figure: StatementFigure
}

export const spanColumns =
  (head: string, isCompared: boolean) =>
  (currency: string): readonly Column<SpanLine>[] => [
    { head: '', name: 'key', of: ({ key }) => key, only: 'csv' },
    { head, name: 'name', of: ({ name }) => name, shrinks: true },
    ...figureColumns(currency, isCompared, ({ figure }: SpanLine) => figure),
  ]

const line = (row: ReportRow, name: string): SpanLine => ({ key: row.key, name, figure: row })

export const revenueLines = ({ rows }: Revenue['currencies'][number]): SpanLine[] =>
  rows.map((row) => line(row, row.name?.replaceAll('_', ' ') ?? '(none)'))

export const revenueTable = ({ by, comparedWith, currencies, ...span }: Revenue): Table =>
  tableFromSections(
    spanCells(span, comparedWith),
    currencies.map((one) => ({ currency: one.currency, rows: revenueLines(one) })),
    spanColumns(by.toUpperCase(), comparedWith !== null),
  )

const FLOWS: Readonly<Record<string, string>> = {
  customers: 'Received from customers',
  refunds: 'Given back to customers',
  sales: 'Sales',
  payouts: 'Payouts of gateways',
}

/** A flow from what was there at the beginning to what is there at the end. */
export const flowLines = (held: string, { opening, rows, net, closing }: CashFlow['currencies'][number]) => [
  { key: 'opening', name: `${held} at the beginning`, figure: opening },
  ...rows.map((row) => line(row, FLOWS[row.key] ?? `${row.key} ${row.name ?? ''}`)),
  { key: 'net', name: 'Net change', figure: net },
  { key: 'closing', name: `${held} at the end`, figure: closing },
]

const flowTable =
  (held: string) =>
  ({ comparedWith, currencies, ...span }: CashFlow): Table =>
    tableFromSections(
      spanCells(span, comparedWith),
      currencies.map((one) => ({ currency: one.currency, rows: flowLines(held, one) })),
      spanColumns(held.toUpperCase(), comparedWith !== null),
    )

export const cashFlowTable: (report: CashFlow) => Table = flowTable('Cash')
export const clearingTable: (report: Clearing) => Table = flowTable('Held')
