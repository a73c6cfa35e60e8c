import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { CashFlow } from '../../contract/cash-flow.ts'
import type { GapRegister } from '../../contract/gap-register.ts'
import type { ReportRow } from '../../contract/revenue.ts'
import type { StatementFigure } from '../../contract/statements.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { type Cell, money } from '../output/cell.ts'
import { csvLine } from '../output/csv.ts'
import { note, print } from '../output/out.ts'
import { printRows, printSections } from '../output/sections.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'
import { type Column, tableOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { writeWorkbook } from '../output/workbook.ts'
import type { Setting } from '../setting.ts'
import { said } from './report-statements.ts'

export type SpanAsked = Which &
  Format & {
    readonly currency?: string
    readonly from?: string
    readonly to?: string
    readonly compare?: 'previous' | 'year'
  }
const WAYS = ['customer', 'service', 'source', 'business'] as const
type RevenueAsked = SpanAsked & { readonly by: (typeof WAYS)[number] }

/** A report over a span of days, beside another if that is asked for. */
export const spanning = (name: string): Command =>
  reporting(connecting(new Command(name)), ONE_DOCUMENT)
    .option('--currency <code>', 'only in this currency')
    .option('--from <date>', 'first day (default: the first of January)', dateOf)
    .option('--to <date>', 'last day (default: today)', dateOf)
    .addOption(
      new Option('--compare <with>', 'beside it as many days just before, or the same a year before').choices(
        ['previous', 'year'],
      ),
    )

/** `billhook report revenue`, `cash-flow`, `clearing` and `gap-register`. */
export function managementCommands(setting: Setting): Command[] {
  const revenue = spanning('revenue')
    .description('What was earned between two days, by customer or service.')
    .addOption(new Option('--by <what>', 'told by').choices(WAYS).default('customer'))
    .action((asked: RevenueAsked) => withClient(setting, asked, (client) => printRevenue(client, asked)))
  const cash = spanning('cash-flow')
    .description('Where cash came from and went between two days.')
    .action((asked: SpanAsked) => withClient(setting, asked, (client) => printCashFlow(client, asked)))
  const clearing = spanning('clearing')
    .description('What gateways hold: what came, what was paid out, what is left.')
    .action((asked: SpanAsked) => withClient(setting, asked, (client) => printClearing(client, asked)))
  const gaps = reporting(connecting(new Command('gap-register')), ONE_DOCUMENT)
    .description('Every number that is no live document, and why.')
    .option('--series <code>', 'only of this series, such as invoice')
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

interface Line {
  readonly key: string
  readonly name: string
  readonly figure: StatementFigure
}

const columnsOf =
  (head: string, isCompared: boolean) =>
  (currency: string): readonly Column<Line>[] => {
    const amount = (over: string, name: keyof StatementFigure): Column<Line> => ({
      head: over,
      name,
      of: ({ figure }): Cell => {
        const minor = figure[name]
        return minor === null ? null : money(minor, currency)
      },
      right: true,
    })
    return [
      { head: '', name: 'key', of: ({ key }) => key, only: 'csv' },
      { head, name: 'name', of: ({ name }) => name, shrinks: true },
      amount('AMOUNT', 'amount'),
      ...(isCompared ? [amount('COMPARED', 'compared'), amount('DIFFERENCE', 'difference')] : []),
    ]
  }

const line = (name: string, figure: StatementFigure): Line => ({ key: '', name, figure })

const rowLine =
  (nameOf: (row: ReportRow) => string) =>
  (row: ReportRow): Line => ({ key: row.key, name: nameOf(row), figure: row })

export interface Days {
  readonly from: string
  readonly to: string
}
export const spanCells = (span: Days, compared: Days | null) => ({
  from: span.from,
  to: span.to,
  ...(compared && { comparedFrom: compared.from, comparedTo: compared.to }),
})
export const beside = (compared: Days | null): string =>
  compared ? `Compared with ${compared.from} to ${compared.to}\n\n` : ''

async function printRevenue(client: BillhookClient, given: RevenueAsked): Promise<void> {
  const query = said(given, ['from', 'to', 'compare', 'currency', 'by'])
  const report = await client.get('/v1/reports/revenue', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  const { from, to, comparedWith, currencies } = report
  const columns = columnsOf(given.by.toUpperCase(), comparedWith !== null)
  const told = rowLine(({ name }) => name?.replaceAll('_', ' ') ?? '(none)')
  if (given.csv)
    return printRows(
      given,
      spanCells(report, comparedWith),
      currencies.map(({ currency, rows }) => ({ currency, rows: rows.map(told) })),
      columns,
    )
  await printSections(
    `Revenue by ${given.by} ${from} to ${to}`,
    currencies,
    ({ currency, rows, total }) =>
      beside(comparedWith) + tableOf(columns(currency), [...rows.map(told), line('Total', total)]),
  )
}

const CASH: Readonly<Record<string, string>> = {
  customers: 'Received from customers',
  refunds: 'Given back to customers',
  sales: 'Sales',
  payouts: 'Payouts of gateways',
}

async function printCashFlow(client: BillhookClient, given: SpanAsked): Promise<void> {
  const query = said(given, ['from', 'to', 'compare', 'currency'])
  await printFlow(await client.get('/v1/reports/cash-flow', { query }), given, 'Cash flow', 'Cash')
}

async function printClearing(client: BillhookClient, given: SpanAsked): Promise<void> {
  const query = said(given, ['from', 'to', 'compare', 'currency'])
  await printFlow(await client.get('/v1/reports/clearing', { query }), given, 'Gateway clearing', 'Held')
}

async function printFlow(report: CashFlow, given: SpanAsked, title: string, held: string): Promise<void> {
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  const { from, to, comparedWith, currencies } = report
  const columns = columnsOf(held.toUpperCase(), comparedWith !== null)
  const told = rowLine(({ key, name }) => CASH[key] ?? `${key} ${name ?? ''}`)
  const lines = ({ opening, rows, net, closing }: (typeof currencies)[number]): Line[] => [
    { ...line(`${held} at the beginning`, opening), key: 'opening' },
    ...rows.map(told),
    { ...line('Net change', net), key: 'net' },
    { ...line(`${held} at the end`, closing), key: 'closing' },
  ]
  if (given.csv)
    return printRows(
      given,
      spanCells(report, comparedWith),
      currencies.map((one) => ({ currency: one.currency, rows: lines(one) })),
      columns,
    )
  await printSections(
    `${title} ${from} to ${to}`,
    currencies,
    (one) => beside(comparedWith) + tableOf(columns(one.currency), lines(one)),
  )
}

type GapsAsked = Which & Format & { readonly series?: string }
type Gap = GapRegister['items'][number]

async function printGaps(setting: Setting, client: BillhookClient, given: GapsAsked): Promise<void> {
  const read = (cursor?: string): Promise<GapRegister> =>
    client.get('/v1/reports/gap-register', {
      query: { ...said(given, ['series']), limit: '200', ...(cursor === undefined ? {} : { cursor }) },
    })
  const { series, items, nextCursor } = await read()
  for (let cursor = nextCursor; cursor !== null;) {
    const page = await read(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  if (!series.every(({ isWhole }) => isWhole)) setting.end(1)
  if (given.json) return print(`${JSON.stringify({ series, items }, null, 2)}\n`)
  const columns: readonly Column<Gap>[] = [
    { head: 'SERIES', name: 'series', of: (gap) => gap.series, only: 'csv' },
    { head: 'NUMBER', name: 'number', of: ({ number }) => number },
    { head: '', name: 'stage', of: ({ stage }) => stage },
    { head: 'WHEN', name: 'endedOn', of: ({ endedOn }) => endedOn },
    { head: 'BY', name: 'actor', of: ({ actor }) => actor, shrinks: true },
    { head: 'WHY', name: 'reason', of: ({ reason }) => reason, shrinks: true },
    { head: 'NOW', name: 'supersededBy', of: ({ supersededBy }) => supersededBy?.number ?? '' },
    { head: '', name: 'currency', of: ({ currency }) => currency, only: 'csv' },
    { head: '', name: 'total', of: ({ total, currency }) => money(total, currency), only: 'csv' },
  ]
  if (given.csv) {
    const heads = columns.map(({ name }) => name)
    const rows = items.map((gap) => columns.map(({ of }) => of(gap)))
    if (given.format === 'xlsx') return writeWorkbook(given, heads, rows)
    await print([heads, ...rows].map((row) => csvLine(row)).join(''))
    return
  }
  for (const one of series) {
    await print(
      `${styled('bold', one.code)}  ${one.drawn} drawn: ${one.live} live, ${one.void} void, ${one.cancelled} cancelled\n`,
    )
    if (!one.isWhole) note(`${one.code}: on no document stand ${one.missing.join(', ')}.`)
  }
  if (items.length === 0) note('Every number is a live document.')
  else await print(`\n${tableOf(columns, items)}`)
}
