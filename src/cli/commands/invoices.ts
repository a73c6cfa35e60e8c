import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import { InvoiceKind, type InvoiceRow } from '../../contract/invoice.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { OF_CUSTOMER, ofCustomer } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { type Format, listing, printList } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

interface Filters {
  readonly word?: string
  readonly kind?: InvoiceRow['kind']
  readonly customer?: string
  readonly currency?: string
  readonly q?: string
  readonly since?: string
  readonly until?: string
}

/** `billhook invoices`. */
export function invoicesCommand(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('invoices'))))
    .description('List invoices, supplements and credit notes, the newest first.')
    .option('--word <word>', 'only those the business calls so, such as overdue')
    .addOption(new Option('--kind <kind>', 'only documents of this kind').choices(InvoiceKind.options))
    .option('--customer <customer>', OF_CUSTOMER)
    .option('--currency <code>', 'only in this currency')
    .option('--q <text>', 'part of a number, a reference or a customer')
    .option('--since <date>', 'issued on this day or later', dateOf)
    .option('--until <date>', 'issued on this day or earlier', dateOf)
    .action((given: Which & Format & HowMuch & Filters) =>
      withClient(setting, given, async (client) => {
        const query = await queryOf(client, given)
        const rows = rowsOf((page) => client.get('/v1/invoices', { query: { ...query, ...page } }), given)
        await printList(rows, INVOICE_COLUMNS, given, 'No documents.')
      }),
    )
  return manual(command, {
    about: `The status is the business's own word for where a document stands today. A flag
marks what a person must look at before it goes out.`,
    examples: [
      'billhook invoices --word overdue',
      'billhook invoices --customer harbor --since 2026-01-01 --all --csv > all.csv',
      'billhook invoices --url https://billing.example.com --key bh_… --json',
    ],
  })
}

async function queryOf(client: BillhookClient, given: Filters) {
  const { word, kind, currency, q, since, until } = given
  return {
    ...(word === undefined ? {} : { word }),
    ...(kind === undefined ? {} : { kind }),
    ...(await ofCustomer(client, given)),
    ...(currency === undefined ? {} : { currency }),
    ...(q === undefined ? {} : { q }),
    ...(since === undefined ? {} : { issuedFrom: since }),
    ...(until === undefined ? {} : { issuedTo: until }),
  }
}

export const INVOICE_COLUMNS: readonly Column<InvoiceRow>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id, only: 'csv' },
  { head: 'KIND', name: 'kind', of: ({ kind }) => kind, only: 'csv' },
  { head: 'NUMBER', name: 'number', of: ({ number, id }) => number ?? id },
  { head: 'STATUS', name: 'word', of: ({ word }) => word },
  { head: 'FLAG', name: 'flagged', of: ({ flagged }) => flagged, only: 'roomy' },
  { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer.name, shrinks: true },
  { head: 'ISSUED', name: 'issuedOn', of: ({ issuedOn }) => issuedOn, only: 'roomy' },
  { head: 'DUE', name: 'dueOn', of: ({ dueOn }) => dueOn, only: 'useful' },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'TOTAL', name: 'total', of: ({ total, currency }) => money(total, currency), right: true },
  { head: 'OPEN', name: 'balance', of: ({ balance, currency }) => money(balance, currency), right: true },
]
