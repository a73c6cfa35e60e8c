import type { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import { taxColumns, taxLiabilityTable, taxLines } from '../../contract/tables/tax-liability.ts'
import { withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { print } from '../output/out.ts'
import { printSections, printTables } from '../output/sections.ts'
import { tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { beside, said, SPAN, type SpanAsked, spanning } from './report-span.ts'

type Asked = SpanAsked & { readonly jurisdiction?: string }

/** `billhook report tax-liability`. */
export const taxLiabilityCommand = (setting: Setting): Command =>
  manual(
    spanning('tax-liability')
      .description('What was taxed between two days and its tax, by jurisdiction, category and rate.')
      .option('--jurisdiction <code>', 'only the tax of this one, such as US-IL')
      .action((asked: Asked) => withClient(setting, asked, (client) => printTax(client, asked))),
    {
      about: `From the entries by their date; credit notes and reversals are negative. What no rate explains, such
as storefront sales, entries by hand and tax that was paid, is a line of its own, so that the total is what
Tax payable moved by. What names no jurisdiction comes first; each that is named is summed after the rates.
Of one jurisdiction it is what was taxed and its tax: what is owed is not kept for each.`,
      examples: [
        'billhook report tax-liability --from 2026-01-01 --to 2026-03-31',
        'billhook report tax-liability --compare year --csv',
        'billhook report tax-liability --jurisdiction US-IL',
      ],
    },
  )

async function printTax(client: BillhookClient, given: Asked): Promise<void> {
  const query = said(given, [...SPAN, 'jurisdiction'])
  const report = await client.get('/v1/reports/tax-liability', { query })
  if (given.json) return print(`${JSON.stringify(report, null, 2)}\n`)
  if (given.csv) return printTables(given, [taxLiabilityTable(report)])
  const { from, to, comparedWith, currencies } = report
  const columns = taxColumns(comparedWith !== null)
  await printSections(
    `Tax liability ${from} to ${to}`,
    currencies,
    (one) => beside(comparedWith) + tableOf(columns(one.currency), taxLines(one)),
  )
}
