import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { GapRegister } from '../../contract/gap-register.ts'
import { GAP_COLUMNS, gapRegisterTable } from '../../contract/tables/gap-register.ts'
import {
  cashFlowTable,
  clearingTable,
  flowLines,
  revenueLines,
  revenueTable,
  spanColumns,
} from '../../contract/tables/management.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { instantOf, KNOWN_AT } from '../options.ts'
import { note, print } from '../output/out.ts'
import { printSections, printTables } from '../output/sections.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'
import { tableOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { pagesOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { beside, said, SPAN, type SpanAsked, spanning } from './report-span.ts'

const WAYS = ['customer', 'service', 'source', 'business'] as const
type RevenueAsked = SpanAsked & { readonly by: (typeof WAYS)[number] }

/** `billhook report revenue`, `cash-flow`, `clearing` and `gap-register`. */
export function managementCommands(setting: Setting): Command[] {
  const revenue = spanning('revenue')
    .description('What was earned between two days, by customer or service.')
    .addOption(new Option('--by <what>', 'told by').choices(WAYS).default('customer'))
    .action((asked: RevenueAsked) => withClient(setting, asked, (client) => printRevenue(client, asked)))
  const cash = spanning('cash-flow')
    .description('Where cash came from and went between two days.')
    .action((asked: SpanAsked) =>
      withClient(setting, asked, (client) => printFlow(client, asked, 'cash-flow')),
    )
  const clearing = spanning('clearing')
    .description('What gateways hold: what came, what was paid out, what is left.')
    .action((asked: SpanAsked) =>
      withClient(setting, asked, (client) => printFlow(client, asked, 'clearing')),
    )
  const gaps = reporting(connecting(new Command('gap-register')), ONE_DOCUMENT)
    .description('Every number that is no live document, and why.')
    .option('--series <code>', 'only of this series, such as invoice')
    .option('--known-at <instant>', KNOWN_AT, instantOf)
    .action((asked: GapsAsked) => withClient(setting, asked, (client) => printGaps(setting, client, asked)))
  return [
    manual(revenue, {
      about: `By customer, kind of work (service), the system that told of it (source), or the business that
billed it. The total is what the revenue accounts moved by.`,
      examples: ['billhook report revenue --by service', 'billhook report revenue --compare year --csv'],
    }),
    manual(cash, {
      about: `What was there at the beginning and what came and went come to what is there at the end, always.
What no payment, refund, sale or payout moved is told by the account on the other side.`,
      examples: ['billhook report cash-flow', 'billhook report cash-flow --from 2026-01-01 --to 2026-03-31'],
    }),
    manual(clearing, {
      about: `What is left is the balance of Gateway clearing, always. Which payments go there is a setting of
the organization; payouts are recorded with "billhook payout add".`,
      examples: ['billhook report clearing', 'billhook report clearing --from 2026-01-01 --to 2026-03-31'],
    }),
    manual(gaps, {
      about: `Numbers are never given back: each that was drawn stands on a live document or here. The account
of each series proves that none is missing; where one is, the command ends with 1.`,
      examples: ['billhook report gap-register', 'billhook report gap-register --series invoice --csv'],
    }),
  ]
}

async function printRevenue(client: BillhookClient, given: RevenueAsked): Promise<void> {
  const query = said(given, [...SPAN, 'by'])
  const report = await client.get('/v1/reports/revenue', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [revenueTable(report)])
  const { from, to, comparedWith, currencies } = report
  const columns = spanColumns(given.by.toUpperCase(), comparedWith !== null)
  await printSections(
    `Revenue by ${given.by} ${from} to ${to}`,
    currencies,
    (one) =>
      beside(comparedWith) +
      tableOf(columns(one.currency), [...revenueLines(one), { key: '', name: 'Total', figure: one.total }]),
  )
}

/** A flow report: where it is asked for, its title, what is held, and its rows for a file. */
const FLOWS = {
  'cash-flow': { title: 'Cash flow', held: 'Cash', table: cashFlowTable },
  clearing: { title: 'Gateway clearing', held: 'Held', table: clearingTable },
} as const

async function printFlow(client: BillhookClient, given: SpanAsked, of: keyof typeof FLOWS): Promise<void> {
  const query = said(given, SPAN)
  const report = await client.get(`/v1/reports/${of}`, { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  const { title, held, table } = FLOWS[of]
  if (given.csv) return printTables(given, [table(report)])
  const { from, to, comparedWith, currencies } = report
  const columns = spanColumns(held.toUpperCase(), comparedWith !== null)
  await printSections(
    `${title} ${from} to ${to}`,
    currencies,
    (one) => beside(comparedWith) + tableOf(columns(one.currency), flowLines(held, one)),
  )
}

type GapsAsked = Which & Format & { readonly series?: string; readonly knownAt?: string }

async function printGaps(setting: Setting, client: BillhookClient, given: GapsAsked): Promise<void> {
  const pages: GapRegister[] = []
  for await (const page of pagesOf((from) =>
    client.get('/v1/reports/gap-register', { query: { ...said(given, ['series', 'knownAt']), ...from } }),
  ))
    pages.push(page)
  const { series } = pages[0]!
  const items = pages.flatMap((page) => page.items)
  if (!series.every(({ isWhole }) => isWhole)) setting.end(1)
  if (given.json) return print(`${JSON.stringify({ series, items }, null, 2)}\n`)
  if (given.csv) return printTables(given, pages.map(gapRegisterTable))
  for (const one of series) {
    await print(
      `${styled('bold', one.code)}  ${one.drawn} drawn: ${one.live} live, ${one.void} void, ${one.cancelled} cancelled\n`,
    )
    if (!one.isWhole) note(`${one.code}: on no document stand ${one.missing.join(', ')}.`)
  }
  if (items.length === 0) note('Every number is a live document.')
  else await print(`\n${tableOf(GAP_COLUMNS, items)}`)
}
