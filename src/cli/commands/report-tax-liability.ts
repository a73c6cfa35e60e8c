import type { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { StatementFigure } from '../../contract/statements.ts'
import type { TaxLiability } from '../../contract/tax-liability.ts'
import { withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { instantOf, KNOWN_AT } from '../options.ts'
import { type Cell, money } from '../output/cell.ts'
import { print } from '../output/out.ts'
import { printRows, printSections } from '../output/sections.ts'
import { type Column, tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { beside, type SpanAsked, spanCells, spanning } from './report-management.ts'
import { said } from './report-statements.ts'

type Asked = SpanAsked & { readonly knownAt?: string }

/** `billhook report tax-liability`. */
export const taxLiabilityCommand = (setting: Setting): Command =>
  manual(
    spanning('tax-liability')
      .description('What was taxed between two days and its tax, by category and rate.')
      .option('--known-at <instant>', KNOWN_AT, instantOf)
      .action((asked: Asked) => withClient(setting, asked, (client) => printTax(client, asked))),
    {
      about: `From the entries by their date; credit notes and reversals are negative. What no rate explains, such
as storefront sales, entries by hand and tax that was paid, is a line of its own, so that the total is what
Tax payable moved by. The books keep no jurisdictions: tell them apart by category or rate.`,
      examples: [
        'billhook report tax-liability --from 2026-01-01 --to 2026-03-31',
        'billhook report tax-liability --compare year --csv',
      ],
    },
  )

/** A line of the report; only a rate has a base. */
interface Line {
  readonly category: string
  readonly rate: string
  readonly name: string
  readonly base: StatementFigure | null
  readonly tax: StatementFigure
}

async function printTax(client: BillhookClient, given: Asked): Promise<void> {
  const query = said(given, ['from', 'to', 'compare', 'currency', 'knownAt'])
  const report = await client.get('/v1/reports/tax-liability', { query })
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
    `Tax liability ${from} to ${to}`,
    currencies,
    (one) => beside(comparedWith) + tableOf(columns(one.currency), linesOf(one)),
  )
}

function linesOf({ opening, rows, other, total, closing }: TaxLiability['currencies'][number]): Line[] {
  const line = (name: string, tax: StatementFigure): Line => ({
    category: '',
    rate: '',
    name,
    base: null,
    tax,
  })
  return [
    line('Owed at the beginning', opening),
    ...rows.map((row) => ({ ...row, name: `${row.category} ${row.rate} %` })),
    line('Without a rate', other),
    line('Total', total),
    line('Owed at the end', closing),
  ]
}

const columnsOf =
  (isCompared: boolean) =>
  (currency: string): readonly Column<Line>[] => {
    const amount = (
      head: string,
      name: string,
      of: (line: Line) => number | null | undefined,
    ): Column<Line> => ({
      head,
      name,
      of: (line): Cell => {
        const minor = of(line) ?? null
        return minor === null ? null : money(minor, currency)
      },
      right: true,
    })
    return [
      { head: '', name: 'category', of: ({ category }) => category, only: 'csv' },
      { head: '', name: 'rate', of: ({ rate }) => rate, only: 'csv' },
      { head: 'RATE', name: 'name', of: ({ name }) => name, shrinks: true },
      amount('TAXED', 'base', ({ base }) => base?.amount),
      amount('TAX', 'tax', ({ tax }) => tax.amount),
      ...(isCompared
        ? [
            amount('COMPARED', 'comparedBase', ({ base }) => base?.compared),
            amount('TAX', 'comparedTax', ({ tax }) => tax.compared),
            amount('DIFFERENCE', 'difference', ({ tax }) => tax.difference),
          ]
        : []),
    ]
  }
