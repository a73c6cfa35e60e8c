import { Command, Option } from 'commander'
import type { WorkItem, WorkRow } from '../../contract/work.ts'
import { WorkKind } from '../../contract/work-kind.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { OF_CUSTOMER, ofCustomer } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, printList, printOne, reporting, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf, tableOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { said } from './report-span.ts'

type Listed = Which &
  Format &
  HowMuch & {
    readonly unbilled?: boolean
    readonly billable?: boolean
    readonly kind?: WorkRow['kind']
    readonly customer?: string
    readonly source?: string
    readonly from?: string
    readonly to?: string
  }

/** `billhook work list` and `work show`. */
export function workCommand(setting: Setting): Command {
  const command = new Command('work').description('The work that was told of, and how much of it is billed.')
  const list = limited(reporting(connecting(new Command('list'))))
    .description('List work, the newest first.')
    .option('--unbilled', 'only what is on no live document')
    .option('--billable', 'only what an invoice can be made of now')
    .addOption(new Option('--kind <kind>', 'only work of this kind').choices(WorkKind.options))
    .option('--customer <customer>', OF_CUSTOMER)
    .option('--source <source>', 'only what this system told of')
    .option('--from <date>', 'done this day or later', dateOf)
    .option('--to <date>', 'done this day or earlier', dateOf)
    .action((given: Listed) => withClient(setting, given, (client) => listWork(client, given)))
  const show = showing(connecting(new Command('show')))
    .description('Show a piece of work with the documents it is on.')
    .argument('<id>', 'its id, as "work list" tells it')
    .action((id: string, given: Which & Format) =>
      withClient(setting, given, async (client) =>
        printOne(await client.get('/v1/work/{id}', { params: { id } }), given, workText),
      ),
    )
  command.addCommand(
    manual(list, {
      examples: ['billhook work list --unbilled', 'billhook work list --customer harbor --all --csv'],
    }),
  )
  command.addCommand(
    manual(show, {
      about: 'Amounts are net. What was quoted, ordered and done stand side by side.',
      examples: ['billhook work show 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'],
    }),
  )
  return command
}

async function listWork(
  client: Parameters<typeof ofCustomer>[0],
  { unbilled, billable, ...given }: Listed,
): Promise<void> {
  const query = {
    ...(unbilled ? { unbilled: 'true' as const } : {}),
    ...(billable ? { billable: 'true' as const } : {}),
    ...said(given, ['kind', 'source', 'from', 'to']),
    ...(await ofCustomer(client, given)),
  }
  const rows = rowsOf((page) => client.get('/v1/work', { query: { ...query, ...page } }), given)
  await printList(rows, COLUMNS, given, 'No work.')
}

const COLUMNS: readonly Column<WorkRow>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'KIND', name: 'kind', of: ({ kind }) => kind, only: 'csv' },
  { head: 'REFERENCE', name: 'reference', of: ({ reference }) => reference, shrinks: true },
  { head: 'TITLE', name: 'title', of: ({ title }) => title, only: 'csv' },
  { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer?.name ?? null, shrinks: true },
  { head: 'DAY', name: 'occurredOn', of: ({ occurredOn }) => occurredOn, only: 'roomy' },
  { head: 'STAGE', name: 'stage', of: ({ stage }) => stage.replaceAll('_', ' '), only: 'roomy' },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'VALUE', name: 'value', of: ({ value, currency }) => money(value, currency), right: true },
  { head: 'BILLED', name: 'billed', of: ({ billed, currency }) => money(billed, currency), right: true },
]

function workText(work: WorkItem): string {
  const amount = (minor: number | null): string | null =>
    minor === null ? null : moneyText(minor, work.currency)
  const facts = factsOf([
    ['Customer', work.customer?.name ?? null],
    ['Reference', work.reference],
    ['Day', work.occurredOn],
    ['Stage', work.stage.replaceAll('_', ' ')],
    ['Quoted', amount(work.quotationAmount)],
    ['Ordered', amount(work.orderAmount)],
    ['Done', amount(work.value)],
    ['Billed', amount(work.billed)],
    ['Billable now', work.billable ? 'yes' : 'no'],
    ['To look at', work.review],
    ['Told by', `event ${work.eventId}`],
  ])
  const billings =
    work.billings.length === 0 ? '' : `\n${tableOf(billingColumns(work.currency), work.billings)}`
  return `${styled('bold', work.title)}\n\n${facts}${billings}`
}

const billingColumns = (currency: string): readonly Column<WorkItem['billings'][number]>[] => [
  { head: 'DOCUMENT', name: 'number', of: ({ number, invoiceId }) => number ?? invoiceId },
  { head: 'STATUS', name: 'word', of: ({ word }) => word },
  { head: `NET ${currency}`, name: 'amount', of: ({ amount }) => money(amount, currency), right: true },
]
