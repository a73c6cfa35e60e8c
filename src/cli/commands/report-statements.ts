import { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { StatementFigure } from '../../contract/statements.ts'
import {
  balanceSheetTable,
  incomeLines,
  incomeStatementTable,
  sheetLines,
  statementColumns,
  type StatementLine,
} from '../../contract/tables/statements.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf, inBase, instantOf, KNOWN_AT } from '../options.ts'
import { print } from '../output/out.ts'
import { printSections, printTables } from '../output/sections.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'
import { tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { beside, said, SPAN, type SpanAsked, spanning } from './report-span.ts'

type Asked = Which & Format & { readonly currency?: string; readonly in?: 'base' }
type IncomeAsked = SpanAsked & { readonly in?: 'base' }
type SheetAsked = Asked & { readonly asOf?: string; readonly compareTo?: string; readonly knownAt?: string }

/** `billhook report income-statement` and `balance-sheet`. */
export function statementCommands(setting: Setting): Command[] {
  const income = spanning('income-statement')
    .description('What was earned and spent between two days.')
    .addOption(inBase())
    .action((asked: IncomeAsked) => withClient(setting, asked, (client) => printIncome(client, asked)))
  const sheet = reporting(connecting(new Command('balance-sheet')), ONE_DOCUMENT)
    .option('--currency <code>', 'only in this currency')
    .option('--known-at <instant>', KNOWN_AT, instantOf)
    .addOption(inBase())
    .description('Assets, liabilities and equity at the end of a day.')
    .option('--as-of <date>', 'at the end of this day (default: today)', dateOf)
    .option('--compare-to <date>', 'beside it the end of this day', dateOf)
    .action((asked: SheetAsked) => withClient(setting, asked, (client) => printSheet(client, asked)))
  return [
    manual(income, {
      about: `Amounts stand on the normal side of their account. Whole months are compared with as many
whole months. CSV has one line for each account.`,
      examples: [
        'billhook report income-statement',
        'billhook report income-statement --to 2026-03-31 --compare year',
      ],
    }),
    manual(sheet, {
      about: `Current earnings are the revenue less expense not yet closed to retained earnings; with them it
always balances. CSV has one line for each account, and one for the current earnings.`,
      examples: [
        'billhook report balance-sheet',
        'billhook report balance-sheet --as-of 2026-03-31 --compare-to 2025-12-31 --csv',
      ],
    }),
  ]
}

/** A line that is no account: a heading, or a sum. */
const told = (accountName: string, figure: StatementFigure | null = null): StatementLine => ({
  section: '',
  account: '',
  accountName,
  figure,
})

async function printIncome(client: BillhookClient, given: IncomeAsked): Promise<void> {
  const query = said(given, [...SPAN, 'in'])
  const report = await client.get('/v1/reports/income-statement', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [incomeStatementTable(report)])
  const { from, to, comparedWith, currencies } = report
  const columns = statementColumns(comparedWith !== null)
  await printSections(`Income statement ${from} to ${to}`, currencies, (one) => {
    const { earned, spent } = incomeLines(one)
    return (
      beside(comparedWith) +
      tableOf(columns(one.currency), [
        told('Revenue'),
        ...earned,
        told('Total revenue', one.revenue.total),
        told('Expenses'),
        ...spent,
        told('Total expenses', one.expenses.total),
        told('Net income', one.netIncome),
      ])
    )
  })
}

async function printSheet(client: BillhookClient, given: SheetAsked): Promise<void> {
  const query = said(given, ['asOf', 'compareTo', 'currency', 'knownAt', 'in'])
  const report = await client.get('/v1/reports/balance-sheet', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [balanceSheetTable(report)])
  const { asOf, comparedTo, currencies } = report
  const columns = statementColumns(comparedTo !== null)
  const beside = comparedTo === null ? '' : `Compared with ${comparedTo}\n\n`
  await printSections(`Balance sheet on ${asOf}`, currencies, (one) => {
    const { has, owes, own } = sheetLines(one)
    return (
      beside +
      tableOf(columns(one.currency), [
        told('Assets'),
        ...has,
        told('Total assets', one.assets.total),
        told('Liabilities'),
        ...owes,
        told('Total liabilities', one.liabilities.total),
        told('Equity'),
        ...own,
        told('Total equity', one.equity.total),
        told('Total liabilities and equity', one.liabilitiesAndEquity),
      ])
    )
  })
}
