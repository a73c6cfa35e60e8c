import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { StatementForm, StatementSheet } from '../../contract/customer-statement.ts'
import {
  customerStatementTable,
  openItemColumns,
  statementLineColumns,
} from '../../contract/tables/customer-statement.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { customerIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, instantOf, KNOWN_AT } from '../options.ts'
import type { Cell } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { print } from '../output/out.ts'
import { printSections, printTables } from '../output/sections.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'
import { factsOf, tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { said } from './report-span.ts'

type Asked = Which &
  Format & {
    readonly customer: string
    readonly form: StatementForm
    readonly from?: string
    readonly to?: string
    readonly currency?: string
    readonly knownAt?: string
  }

/** `billhook report statement`. */
export function customerStatementCommand(setting: Setting): Command {
  const command = reporting(connecting(new Command('statement')), ONE_DOCUMENT)
    .description("A customer's account: what is open, or what happened between two days.")
    .requiredOption('--customer <name>', 'an id, or a part of the name that no other has')
    .addOption(
      new Option('--form <form>', 'what it tells')
        .choices(['open-item', 'balance-forward', 'activity'])
        .default('balance-forward'),
    )
    .option('--from <date>', 'first day (default: the first of the month); none for open items', dateOf)
    .option('--to <date>', 'last day (default: today)', dateOf)
    .option('--currency <code>', 'only in this currency')
    .option('--known-at <instant>', KNOWN_AT, instantOf)
    .action((asked: Asked) => withClient(setting, asked, (client) => printStatement(client, asked)))
  return manual(command, {
    about: `Drafts do not count; a document counts from the day it became final. CSV has one line for each
open item of the open-item form, and for each event of the others.`,
    examples: [
      'billhook report statement --customer "Harbor Goods"',
      'billhook report statement --customer harbor --form open-item --csv',
      'billhook report statement --customer harbor --known-at 2026-03-31T17:00:00Z',
    ],
  })
}

async function printStatement(client: BillhookClient, given: Asked): Promise<void> {
  const customer = await customerIdOf(client, given.customer)
  const { form } = given
  const statement = await client.get('/v1/reports/customer-statement', {
    query: {
      customer,
      ...said(given, ['form', 'from', 'to', 'currency', 'knownAt']),
    },
  })
  if (given.json) return print(`${JSON.stringify(statement, null, 2)}\n`)
  if (given.csv) return printTables(given, [customerStatementTable(statement)])
  const days = statement.from === null ? `on ${statement.to}` : `${statement.from} to ${statement.to}`
  await printSections(
    `${statement.customer.name}, ${days}`,
    statement.currencies,
    (sheet) => `${bodyOf(sheet, form)}\n${footOf(sheet)}`,
  )
}

function bodyOf({ currency, opening, lines, items }: StatementSheet, form: StatementForm): string {
  if (form === 'open-item')
    return items.length === 0 ? 'Nothing is open.\n' : tableOf(openItemColumns(currency), items)
  const begins = `Opening balance  ${moneyText(opening ?? 0, currency)}\n`
  return lines.length === 0 ? begins : `${begins}\n${tableOf(statementLineColumns(form)(currency), lines)}`
}

const footOf = ({ currency, closing, credit, other, elsewhere, aging }: StatementSheet): string =>
  factsOf([
    ['Balance', moneyText(closing, currency)],
    ...(
      [
        ['not due', aging.current],
        ['1-30 days', aging.days1To30],
        ['31-60 days', aging.days31To60],
        ['61-90 days', aging.days61To90],
        ['over 90 days', aging.over90],
        ['credits', aging.credits],
        ['kept as credit', credit],
        ['by hand', other],
        ['paid on documents not on it yet', elsewhere],
      ] as const
    ).flatMap(([name, minor]): [string, Cell][] =>
      minor === 0 ? [] : [[`  ${name}`, moneyText(minor, currency)]],
    ),
  ])
