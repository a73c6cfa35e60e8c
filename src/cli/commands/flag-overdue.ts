import { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { InvoiceRow } from '../../contract/invoice.ts'
import { addDays, daysBetween } from '../../kernel/date.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { note, print } from '../output/out.ts'
import { type Format, listing, printList } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { tableOf } from '../output/table.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

type Given = Which & Format & { readonly asOf?: string }

/** `billhook flag-overdue`: overdue is derived, never stored (rules 15 and 17), so this reports and changes nothing. */
export function flagOverdueCommand(setting: Setting): Command {
  const command = listing(connecting(new Command('flag-overdue')))
    .description('List what is overdue on a day, with the amounts by currency.')
    .option('--as-of <date>', 'on this day (default: today where the organization is)', dateOf)
    .action((given: Given) => withClient(setting, given, (client) => printOverdue(client, given)))
  return manual(command, {
    about: `A document is overdue from the day after its due date while anything of it is open.
That is derived whenever it is asked for: nothing is stored, and no job has to run.
The open amounts are those of now; for what was owed on a day of the past, see
"report ar-aging". That something is overdue is no failure of the command.`,
    examples: ['billhook flag-overdue', 'billhook flag-overdue --as-of 2026-12-31 --csv > overdue.csv'],
    one: 'it could not be read',
  })
}

async function printOverdue(client: BillhookClient, given: Given): Promise<void> {
  const day = given.asOf ?? (await todayThere(client))
  const sums = new Map<string, { count: number; minor: number }>()
  const overdue = async function* (): AsyncGenerator<InvoiceRow> {
    const all = rowsOf(
      (page) => client.get('/v1/invoices', { query: { dueTo: addDays(day, -1), ...page } }),
      { limit: 0, all: true },
    )
    for await (const row of all) {
      // Nobody owes a draft yet.
      if (row.stage !== 'posted' || row.kind === 'credit_note' || row.balance <= 0) continue
      const sum = sums.get(row.currency) ?? { count: 0, minor: 0 }
      sums.set(row.currency, { count: sum.count + 1, minor: sum.minor + row.balance })
      yield row
    }
  }
  await printList(overdue(), columnsOn(day), given, `Nothing is overdue on ${day}.`)
  const totals = [...sums].map(([currency, sum]) => ({ currency, ...sum }))
  if (totals.length === 0) return
  if (given.json || given.csv) {
    for (const { currency, count, minor } of totals)
      note(
        `${moneyText(minor, currency)} on ${count} ${count === 1 ? 'document' : 'documents'} overdue on ${day}.`,
      )
  } else await print(`\n${tableOf(TOTALS, totals)}`)
}

/** The calendar date where the organization is, as the report that every reader may see tells it. */
const todayThere = async (client: BillhookClient): Promise<string> =>
  (await client.get('/v1/reports/trial-balance')).asOf

const columnsOn = (day: string): readonly Column<InvoiceRow>[] => [
  { head: 'ID', name: 'id', of: ({ id }) => id, only: 'csv' },
  { head: 'NUMBER', name: 'number', of: ({ number, id }) => number ?? id },
  { head: 'STATUS', name: 'word', of: ({ word }) => word },
  { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer.name, shrinks: true },
  { head: 'DUE', name: 'dueOn', of: ({ dueOn }) => dueOn },
  { head: 'DAYS', name: 'daysOverdue', of: ({ dueOn }) => daysBetween(dueOn, day), right: true },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'OPEN', name: 'balance', of: ({ balance, currency }) => money(balance, currency), right: true },
]

const TOTALS: readonly Column<{ currency: string; count: number; minor: number }>[] = [
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'DOCUMENTS', name: 'count', of: ({ count }) => count, right: true },
  { head: 'OVERDUE', name: 'overdue', of: ({ minor, currency }) => money(minor, currency), right: true },
]
