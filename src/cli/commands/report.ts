import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { Aging, GeneralLedgerPage, TrialBalance } from '../../contract/reports.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf, inBase, instantOf, KNOWN_AT } from '../options.ts'
import { type Cell, money, moneyText } from '../output/cell.ts'
import { csvLine } from '../output/csv.ts'
import { print } from '../output/out.ts'
import { printRows, printSections, side } from '../output/sections.ts'
import { managementCommands } from './report-management.ts'
import { said, statementCommands } from './report-statements.ts'
import { collectionsCommand } from './report-collections.ts'
import { taxLiabilityCommand } from './report-tax-liability.ts'
import { customerStatementCommand } from './report-customer-statement.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'
import { type Column, tableOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { writeWorkbook } from '../output/workbook.ts'
import type { Setting } from '../setting.ts'

type Asked = Which &
  Format & {
    readonly asOf?: string
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
    .option('--known-at <instant>', KNOWN_AT, instantOf)
    .action((asked: Ledger) => withClient(setting, asked, (client) => printLedger(client, asked)))
  command.addCommand(
    manual(ledger, {
      about: "Balances stand on the account's normal side. JSON and CSV have one line for each posting.",
      examples: [
        'billhook report general-ledger --account 1100 --currency USD',
        'billhook report general-ledger --account 4000 --currency USD --csv',
      ],
    }),
  )
  return command
}

const asked = (given: Asked) => said(given, ['asOf', 'currency', 'knownAt', 'in'])

type Balances = TrialBalance['currencies'][number]

async function printTrialBalance(client: BillhookClient, given: Asked): Promise<void> {
  const report = await client.get('/v1/reports/trial-balance', { query: asked(given) })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  const columns = (
    currency: string,
  ): readonly Column<Omit<Balances['rows'][number], 'type'> & { type: string }>[] => [
    { head: 'ACCOUNT', name: 'account', of: ({ account }) => account },
    { head: '', name: 'accountName', of: ({ accountName }) => accountName, shrinks: true },
    { head: 'TYPE', name: 'type', of: ({ type }) => type, only: 'roomy' },
    { head: 'DEBIT', name: 'debit', of: ({ debit }) => side(debit, currency, given), right: true },
    { head: 'CREDIT', name: 'credit', of: ({ credit }) => side(credit, currency, given), right: true },
    { head: '', name: 'abnormal', of: ({ abnormal }) => (given.csv ? abnormal : abnormal ? '*' : '') },
  ]
  const told = report.currencies.map((one) => ({ ...one, rows: [...one.rows, ...differenceOf(one)] }))
  if (given.csv) return printRows(given, { asOf: report.asOf }, told, columns)
  await printSections(`Trial balance on ${report.asOf}`, told, ({ currency, rows, debit, credit }) =>
    tableOf(columns(currency), [
      ...rows,
      { account: '', accountName: 'Sum', type: '', debit, credit, abnormal: false },
    ]),
  )
}

/** In the own currency: what the rates differ by, on its side. */
function differenceOf({ exchangeDifference = 0 }: Balances) {
  if (exchangeDifference === 0) return []
  const [debit, credit] = exchangeDifference > 0 ? [exchangeDifference, 0] : [0, -exchangeDifference]
  return [{ account: '', accountName: 'Exchange difference', type: '', debit, credit, abnormal: false }]
}

type Aged = Aging['currencies'][number]['rows'][number]

type AgingAsked = Asked & { readonly edges?: string; readonly by?: 'due' | 'issue' }

/** A bucket over its column, for people and in CSV. */
const rangeHead = ({ from, to }: Aging['buckets'][number]): readonly [head: string, name: string] => {
  if (from === null) return ['NOT DUE', 'current']
  return to === null ? [`OVER ${from - 1}`, `over${from - 1}`] : [`${from}-${to}`, `days${from}To${to}`]
}

async function printAging(client: BillhookClient, given: AgingAsked): Promise<void> {
  const query = { ...asked(given), ...said(given, ['edges', 'by']) }
  const report = await client.get('/v1/reports/ar-aging', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  const amounts: readonly (readonly [head: string, name: string, of: (row: Aged) => number])[] = [
    ...report.buckets.map((range, at) => [...rangeHead(range), ({ buckets }: Aged) => buckets[at]!] as const),
    ['DRAFTS', 'drafts', ({ drafts }) => drafts],
    ['CREDITS', 'credits', ({ credits }) => credits],
    ['TOTAL', 'total', ({ total }) => total],
  ]
  const columns = (currency: string, used: readonly Aged[]): readonly Column<Aged>[] => [
    { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer.name, shrinks: true },
    ...amounts
      .filter(([, name, of]) => given.csv || name === 'total' || used.some((row) => of(row) !== 0))
      .map(([head, name, of]): Column<Aged> => ({
        head,
        name,
        of: (row) => side(of(row), currency, given),
        right: true,
      })),
  ]
  if (given.csv)
    return printRows(given, { asOf: report.asOf }, report.currencies, (currency) => columns(currency, []))
  await printSections(`Aged receivables on ${report.asOf}`, report.currencies, ({ currency, rows, totals }) =>
    tableOf(columns(currency, rows), [...rows, { customer: { id: '', name: 'Sum' }, ...totals }]),
  )
}

type Ledger = Which &
  Format & {
    readonly account: string
    readonly currency: string
    readonly from?: string
    readonly to?: string
    readonly knownAt?: string
  }
type LedgerLine = GeneralLedgerPage['lines'][number]

async function printLedger(client: BillhookClient, given: Ledger): Promise<void> {
  const { account, currency } = given
  const range = said(given, ['from', 'to', 'knownAt'])
  const read = (cursor?: string): Promise<GeneralLedgerPage> =>
    client.get('/v1/reports/general-ledger', {
      query: { account, currency, ...range, limit: '200', ...(cursor === undefined ? {} : { cursor }) },
    })
  const amount = (minor: number): Cell => money(minor, currency)
  const columns: readonly Column<LedgerLine>[] = [
    { head: 'ENTRY', name: 'entryId', of: ({ entryId }) => entryId, only: 'csv' },
    { head: 'DATE', name: 'date', of: ({ date }) => date },
    { head: 'KIND', name: 'kind', of: ({ kind }) => kind, only: 'csv' },
    { head: 'DESCRIPTION', name: 'description', of: ({ description }) => description, shrinks: true },
    { head: 'DEBIT', name: 'debit', of: ({ debit }) => side(debit, currency, given), right: true },
    { head: 'CREDIT', name: 'credit', of: ({ credit }) => side(credit, currency, given), right: true },
    { head: 'BALANCE', name: 'balance', of: ({ balance }) => amount(balance), right: true },
  ]
  const isWorkbook = given.format === 'xlsx'
  const isCsv = given.csv && !isWorkbook
  const heads = columns.map(({ name }) => name)
  if (isCsv) await print(csvLine(heads))
  const lines: LedgerLine[] = []
  let page = await read()
  const { accountName, opening, closing } = page
  for (;;) {
    for (const line of page.lines) {
      if (given.json) await print(`${JSON.stringify(line)}\n`)
      else if (isCsv) await print(csvLine(columns.map(({ of }) => of(line))))
      else lines.push(line)
    }
    if (page.nextCursor === null) break
    page = await read(page.nextCursor)
  }
  if (isWorkbook) {
    const rows = lines.map((line) => columns.map(({ of }) => of(line)))
    return writeWorkbook(given, heads, rows)
  }
  if (given.json || given.csv) return
  const edges = (minor: number): string => moneyText(minor, currency)
  await print(`${styled('bold', `${account} ${accountName}, ${page.from} to ${page.to}`)}\n\n`)
  await print(`Opening balance  ${edges(opening)}\n`)
  if (lines.length > 0) await print(`\n${tableOf(columns, lines)}\n`)
  await print(`Closing balance  ${edges(closing)}\n`)
}
