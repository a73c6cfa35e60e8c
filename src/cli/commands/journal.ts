import { Command, Option } from 'commander'
import type { Service } from '../../contract/work-kind.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { invoiceIdOf, ofCustomer } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, instantOf, limited, ofService } from '../options.ts'
import { type Format, reporting } from '../output/show.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { printEntries } from './entries.ts'
import { said } from './report-span.ts'

const SORTS = ['date', '-date', 'recorded', '-recorded'] as const

interface Filters {
  readonly account?: string
  readonly kind?: string
  readonly document?: string
  readonly customer?: string
  readonly source?: string
  readonly service?: Service
  readonly currency?: string
  readonly from?: string
  readonly to?: string
  readonly knownAt?: string
  readonly q?: string
  readonly sort?: (typeof SORTS)[number]
}

/** `billhook journal`. */
export function journalCommand(setting: Setting): Command {
  const command = limited(reporting(connecting(new Command('journal'))))
    .description('List journal entries with their postings, the newest first.')
    .option('--account <code>', 'only entries that touch this account')
    .option('--kind <kind>', 'only of this kind, such as revenue_recognition')
    .option('--document <id|number>', 'only those about one document')
    .option('--customer <customer>', 'only those about a customer: an id, or part of the name')
    .option('--source <source>', 'only what events of this system posted')
    .addOption(ofService())
    .option('--currency <code>', 'only in this currency')
    .option('--q <text>', 'part of the description, such as the number of a document')
    .option('--from <date>', 'dated this day or later', dateOf)
    .option('--to <date>', 'dated this day or earlier', dateOf)
    .option('--known-at <instant>', 'recorded by this instant (2026-03-31T17:00:00Z)', instantOf)
    .addOption(new Option('--sort <by>', 'a minus: the latest first').choices(SORTS))
    .action((given: Which & Format & HowMuch & Filters) =>
      withClient(setting, given, async (client) => {
        const { document } = given
        const query = {
          ...said(given, [
            'account',
            'kind',
            'currency',
            'source',
            'service',
            'from',
            'to',
            'knownAt',
            'q',
            'sort',
          ]),
          ...(document === undefined ? {} : { document: await invoiceIdOf(client, document) }),
          ...(await ofCustomer(client, given)),
        }
        const rows = rowsOf(
          (page) => client.get('/v1/journal-entries', { query: { ...query, ...page } }),
          given,
        )
        await printEntries(rows, given)
      }),
    )
  return manual(command, {
    about: 'CSV and spreadsheets have one line for each posting; JSON has one object for each entry.',
    examples: [
      'billhook journal --from 2026-03-01 --to 2026-03-31',
      'billhook journal --account 1100 --all --csv > receivables.csv',
      'billhook journal --document INV-2026-00001',
    ],
  })
}
