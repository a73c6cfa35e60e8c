import type { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import { collectionColumns, collectionLines, collectionsTable } from '../../contract/tables/collections.ts'
import { withClient } from '../connection.ts'
import { OF_CUSTOMER, ofCustomer } from '../lookups.ts'
import { manual } from '../manual.ts'
import { print } from '../output/out.ts'
import { printSections, printTables } from '../output/sections.ts'
import { tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { beside, said, SPAN, type SpanAsked, spanning } from './report-span.ts'

type Asked = SpanAsked & { readonly customer?: string }

/** `billhook report collections`. */
export const collectionsCommand = (setting: Setting): Command =>
  manual(
    spanning('collections')
      .description('What payments came in between two days by method, and how fast customers pay.')
      .option('--customer <customer>', OF_CUSTOMER)
      .action((asked: Asked) => withClient(setting, asked, (client) => printCollections(client, asked))),
    {
      about: `Received less given back is what was set against documents, kept as credit or tolerated.

Days sales outstanding: receivables at the end / credit sales x days. Best possible: of what is not past due.
Days to pay: from issue to payment, weighted by amount. Effectiveness: (receivables at the beginning + credit
sales - those at the end) / (receivables at the beginning + credit sales - those at the end not past due).
Credit sales are what documents billed, tax included, less credit notes.`,
      examples: [
        'billhook report collections',
        'billhook report collections --compare previous --csv',
        'billhook report collections --customer harbor',
      ],
    },
  )

async function printCollections(client: BillhookClient, given: Asked): Promise<void> {
  const query = { ...said(given, SPAN), ...(await ofCustomer(client, given)) }
  const report = await client.get('/v1/reports/collections', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [collectionsTable(report)])
  const { from, to, comparedWith, currencies } = report
  const columns = collectionColumns(comparedWith !== null)
  await printSections(
    `Payments and collections ${from} to ${to}`,
    currencies,
    (one) => beside(comparedWith) + tableOf(columns(one.currency), collectionLines(one)),
  )
}
