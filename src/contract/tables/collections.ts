import type { Collections } from '../collections.ts'
import { type Cell, money } from './cell.ts'
import { spanCells } from './figures.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

type Section = Collections['currencies'][number]

/** A figure of the report: an amount, or a number as it is. */
interface CollectionLine {
  readonly method: string
  readonly figure: string
  readonly name: string
  readonly amount: number | null
  readonly compared: number | null
  readonly isMoney: boolean
}

const MEASURES = [
  ['received', 'Received'],
  ['refunded', 'Given back'],
  ['settled', 'Set against documents'],
  ['kept', 'Kept as credit'],
  ['differences', 'Tolerated'],
] as const
const HELD = [
  ['opening', 'Receivables at the beginning'],
  ['creditSales', 'Credit sales'],
  ['closing', 'Receivables at the end'],
  ['pastDue', 'Of which past due'],
] as const
const RATIOS = [
  ['daysSalesOutstanding', 'Days sales outstanding'],
  ['bestPossibleDaysSalesOutstanding', 'Best possible'],
  ['averageDaysToPay', 'Average days to pay'],
  ['collectionEffectiveness', 'Effectiveness in percent'],
] as const

export function collectionLines({ rows, total, receivables, ...ratios }: Section): CollectionLine[] {
  const moved = (method: string, row: Section['total']): CollectionLine[] =>
    MEASURES.map(([figure, name]) => ({ ...row[figure], method, figure, name, isMoney: true }))
  return [
    ...rows.flatMap((row) => moved(row.method.replaceAll('_', ' '), row)),
    ...moved('total', total),
    ...HELD.map(([figure, name]) => ({ ...receivables[figure], method: '', figure, name, isMoney: true })),
    ...RATIOS.map(([figure, name]) => {
      const { value, compared } = ratios[figure]
      return { method: '', figure, name, amount: value, compared, isMoney: false }
    }),
  ]
}

export const collectionColumns =
  (isCompared: boolean) =>
  (currency: string): readonly Column<CollectionLine>[] => {
    const cell = (value: number | null, isMoney: boolean): Cell =>
      value === null ? null : isMoney ? money(value, currency) : String(value)
    return [
      { head: 'METHOD', name: 'method', of: ({ method }) => method },
      { head: '', name: 'figure', of: ({ figure }) => figure, only: 'csv' },
      { head: 'FIGURE', name: 'name', of: ({ name }) => name, shrinks: true },
      { head: 'AMOUNT', name: 'amount', of: ({ amount, isMoney }) => cell(amount, isMoney), right: true },
      ...(isCompared
        ? [
            {
              head: 'COMPARED',
              name: 'compared',
              of: ({ compared, isMoney }: CollectionLine) => cell(compared, isMoney),
              right: true,
            },
          ]
        : []),
    ]
  }

export const collectionsTable = ({ comparedWith, currencies, ...span }: Collections): Table =>
  tableFromSections(
    spanCells(span, comparedWith),
    currencies.map((one) => ({ currency: one.currency, rows: collectionLines(one) })),
    collectionColumns(comparedWith !== null),
  )
