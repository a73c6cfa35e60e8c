import type { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { Collections } from '../../contract/collections.ts'
import { withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { type Cell, money } from '../output/cell.ts'
import { print } from '../output/out.ts'
import { printRows, printSections } from '../output/sections.ts'
import { type Column, tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { beside, type SpanAsked, spanCells, spanning } from './report-management.ts'
import { said } from './report-statements.ts'

/** `billhook report collections`. */
export const collectionsCommand = (setting: Setting): Command =>
  manual(
    spanning('collections')
      .description('What payments came in between two days by method, and how fast customers pay.')
      .action((asked: SpanAsked) => withClient(setting, asked, (client) => printCollections(client, asked))),
    {
      about: `Received less given back is what was set against documents, kept as credit or tolerated.

Days sales outstanding: receivables at the end / credit sales x days. Best possible: of what is not past due.
Days to pay: from issue to payment, weighted by amount. Effectiveness: (receivables at the beginning + credit
sales - those at the end) / (receivables at the beginning + credit sales - those at the end not past due).
Credit sales are what documents billed, tax included, less credit notes.`,
      examples: ['billhook report collections', 'billhook report collections --compare previous --csv'],
    },
  )

type Section = Collections['currencies'][number]

/** A figure of the report: an amount, or a number as it is. */
interface Line {
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

async function printCollections(client: BillhookClient, given: SpanAsked): Promise<void> {
  const query = said(given, ['from', 'to', 'compare', 'currency'])
  const report = await client.get('/v1/reports/collections', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  const { from, to, comparedWith, currencies } = report
  const columns = columnsOf(comparedWith !== null)
  if (given.csv)
    return printRows(
      given,
      spanCells(report, comparedWith),
      currencies.map((one) => ({ currency: one.currency, rows: linesOf(one) })),
      columns,
    )
  await printSections(
    `Payments and collections ${from} to ${to}`,
    currencies,
    (one) => beside(comparedWith) + tableOf(columns(one.currency), linesOf(one)),
  )
}

function linesOf({ rows, total, receivables, ...ratios }: Section): Line[] {
  const moved = (method: string, row: Section['total']): Line[] =>
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

const columnsOf =
  (isCompared: boolean) =>
  (currency: string): readonly Column<Line>[] => {
    const cell = (value: number | null, isMoney: boolean): Cell =>
      value === null ? null : isMoney ? money(value, currency) : String(value)
    return [
      { head: 'METHOD', name: 'method', of: ({ method }) => method },
      { head: '', name: 'figure', of: ({ figure }) => figure, only: 'csv' },
      { head: 'FIGURE', name: 'name', of: ({ name }) => name, shrinks: true },
      {
        head: 'AMOUNT',
        name: 'amount',
        of: ({ amount, isMoney }) => cell(amount, isMoney),
        right: true,
      },
      ...(isCompared
        ? [
            {
              head: 'COMPARED',
              name: 'compared',
              of: ({ compared, isMoney }: Line) => cell(compared, isMoney),
              right: true,
            },
          ]
        : []),
    ]
  }
