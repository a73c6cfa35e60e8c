import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { GeneralLedgerPage, TrialBalance } from '../../contract/reports.ts'
import { agingColumns, agingTable } from '../../contract/tables/aging.ts'
import { generalLedgerTable, ledgerColumns } from '../../contract/tables/general-ledger.ts'
import {
  type BalanceLine,
  trialBalanceColumns,
  trialBalanceLines,
  trialBalanceTable,
} from '../../contract/tables/trial-balance.ts'
import type { Service } from '../../contract/work-kind.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { OF_CUSTOMER, ofCustomer } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, inBase, instantOf, KNOWN_AT, ofService } from '../options.ts'
import { moneyText } from '../output/cell.ts'
import { print } from '../output/out.ts'
import { printSections, printTables } from '../output/sections.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'
import { isNothing, tableOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { pagesOf, tablesOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { collectionsCommand } from './report-collections.ts'
import { customerStatementCommand } from './report-customer-statement.ts'
import { managementCommands } from './report-management.ts'
import { said } from './report-span.ts'
import { statementCommands } from './report-statements.ts'
import { taxLiabilityCommand } from './report-tax-liability.ts'

type Asked = Which &
  Format & {
    readonly asOf?: string
    readonly compareTo?: string
    readonly currency?: string
    readonly knownAt?: string
    readonly in?: 'base'
  }

/** `billhook report`: every report by its name. */
export function reportCommand(setting: Setting): Command {
  const report = (name: string): Command =>
    reporting(connecting(new Command(name)), ONE_DOCUMENT).option(
      '--currency <code>',
      'only in this currency',
    )
  const asOf = (name: string, print: (client: BillhookClient, asked: Asked) => Promise<void>): Command =>
    report(name)
      .option('--as-of <date>', 'at the end of this day (default: today)', dateOf)
      .option('--compare-to <date>', 'beside it the end of this day', dateOf)
      .option('--known-at <instant>', KNOWN_AT, instantOf)
      .addOption(inBase())
      .action((asked: Asked) => withClient(setting, asked, (client) => print(client, asked)))

  const command = new Command('report').description('The books as accountants read them.')
  command.addCommand(
    manual(
      asOf('trial-balance', printTrialBalance).description("Every account's balance at the end of a day."),
      {
        about: 'Debits equal credits in each currency. An asterisk marks a balance on the unusual side.',
        examples: ['billhook report trial-balance', 'billhook report trial-balance --as-of 2026-03-31 --csv'],
      },
    ),
  )
  command.addCommand(
    manual(
      asOf('ar-aging', printAging)
        .description('What customers owe, by days past due.')
        .option('--customer <customer>', OF_CUSTOMER)
        .addOption(ofService())
        .option('--edges <days>', 'the last day of each bucket but the last (default: 30,60,90)')
        .addOption(
          new Option('--by <day>', 'days past due, or days since the issue').choices(['due', 'issue']),
        ),
      {
        about: `Drafts and credits stand in columns of their own, so that the total is always the
receivables account.`,
        examples: [
          'billhook report ar-aging',
          'billhook report ar-aging --as-of 2026-03-31 --json',
          'billhook report ar-aging --customer "Harbor Goods"',
          'billhook report ar-aging --service trip',
          'billhook report ar-aging --by issue --edges 15,45,90 --csv',
        ],
      },
    ),
  )
  for (const one of [...statementCommands(setting), ...managementCommands(setting)]) command.addCommand(one)
  command.addCommand(customerStatementCommand(setting))
  command.addCommand(taxLiabilityCommand(setting))
  command.addCommand(collectionsCommand(setting))
  const ledger = reporting(connecting(new Command('general-ledger')))
    .description("An account's postings between two days, with its running balance.")
    .requiredOption('--account <code>', 'which account, such as 1100')
    .requiredOption('--currency <code>', 'in which currency')
    .option('--from <date>', 'first day (default: the first of the month)', dateOf)
    .option('--to <date>', 'last day (default: today)', dateOf)
    .option('--customer <customer>', OF_CUSTOMER)
    .option('--source <source>', 'only what events of this system posted')
    .option('--without-closings', 'leave out what closed a year, as the income statement does')
    .option('--known-at <instant>', KNOWN_AT, instantOf)
    .action((asked: Ledger) => withClient(setting, asked, (client) => printLedger(client, asked)))
  command.addCommand(
    manual(ledger, {
      about: "Balances stand on the account's normal side. JSON and CSV have one line for each posting.",
      examples: [
        'billhook report general-ledger --account 1100 --currency USD',
        'billhook report general-ledger --account 1100 --currency USD --customer harbor',
        'billhook report general-ledger --account 4000 --currency USD --source dispatch',
        'billhook report general-ledger --account 4000 --currency USD --csv',
      ],
    }),
  )
  return command
}

const asked = (given: Asked) => said(given, ['asOf', 'compareTo', 'currency', 'knownAt', 'in'])

async function printTrialBalance(client: BillhookClient, given: Asked): Promise<void> {
  const report = await client.get('/v1/reports/trial-balance', { query: asked(given) })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [trialBalanceTable(report)])
  const columns = (currency: string) =>
    trialBalanceColumns(report.comparedTo !== null)(currency).map((column) =>
      column.name === 'abnormal'
        ? { ...column, of: ({ abnormal }: BalanceLine) => (abnormal ? '*' : '') }
        : column,
    )
  await printSections(`Trial balance on ${report.asOf}`, report.currencies, (one) =>
    tableOf(columns(one.currency), [
      ...trialBalanceLines(one),
      { ...sumsOf(one), account: '', accountName: 'Sum', type: '', abnormal: false },
    ]),
  )
}

/** What both sides come to on each of the days. */
const sumsOf = ({ debit, credit, compared }: TrialBalance['currencies'][number]) => ({
  debit,
  credit,
  ...(compared && { compared }),
})

type AgingAsked = Asked & {
  readonly customer?: string
  readonly service?: Service
  readonly edges?: string
  readonly by?: 'due' | 'issue'
}

async function printAging(client: BillhookClient, given: AgingAsked): Promise<void> {
  const query = {
    ...asked(given),
    ...said(given, ['service', 'edges', 'by']),
    ...(await ofCustomer(client, given)),
  }
  const report = await client.get('/v1/reports/ar-aging', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [agingTable(report)])
  const columns = agingColumns(report)
  await printSections(`Aged receivables on ${report.asOf}`, report.currencies, ({ currency, rows, totals }) =>
    tableOf(
      columns(currency).filter(({ name, of }) => name === 'total' || rows.some((row) => !isNothing(of(row)))),
      [...rows, { customer: { id: '', name: 'Sum' }, ...totals }],
    ),
  )
}

type Ledger = Which &
  Format & {
    readonly account: string
    readonly currency: string
    readonly from?: string
    readonly to?: string
    readonly customer?: string
    readonly source?: string
    readonly withoutClosings?: true
    readonly knownAt?: string
  }

async function printLedger(client: BillhookClient, given: Ledger): Promise<void> {
  const query = {
    ...said(given, ['account', 'currency', 'from', 'to', 'source', 'knownAt']),
    ...(given.withoutClosings && { closings: 'without' as const }),
    ...(await ofCustomer(client, given)),
  }
  const read = (page: object): Promise<GeneralLedgerPage> =>
    client.get('/v1/reports/general-ledger', { query: { ...query, ...page } })
  if (given.csv) return printTables(given, tablesOf(generalLedgerTable, read))
  const lines: GeneralLedgerPage['lines'] = []
  let first: GeneralLedgerPage | undefined
  for await (const page of pagesOf(read)) {
    first ??= page
    for (const line of page.lines) {
      if (given.json) await print(`${JSON.stringify(line)}\n`)
      else lines.push(line)
    }
  }
  if (given.json || first === undefined) return
  const { account, accountName, currency, from, to, opening, closing } = first
  const edges = (minor: number): string => moneyText(minor, currency)
  await print(`${styled('bold', `${account} ${accountName}, ${from} to ${to}`)}\n\n`)
  await print(`Opening balance  ${edges(opening)}\n`)
  if (lines.length > 0) await print(`\n${tableOf(ledgerColumns(currency), lines)}\n`)
  await print(`Closing balance  ${edges(closing)}\n`)
}
