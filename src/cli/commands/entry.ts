import { Command } from 'commander'
import type { LineByHand, ManualEntry } from '../../contract/manual-entry.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited, oneMore } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { entryText } from './entries.ts'
import { attach, attachmentsText, download, withdraw } from './entry-attachments.ts'

type Asked = Which & Format

/** `billhook entry add`, `list`, `show`, `reverse`, and what is attached. */
export function entryCommand(setting: Setting): Command {
  const command = new Command('entry').description('Entries by hand in the journal.')
  for (const part of [add, list, show, reverse, attach, download, withdraw]) command.addCommand(part(setting))
  return command
}

interface New {
  readonly on: string
  readonly currency: string
  readonly debit: string[]
  readonly credit: string[]
  readonly reference?: string
  readonly reason?: string
}

function add(setting: Setting): Command {
  const command = showing(connecting(new Command('add')))
    .description('Post an entry by hand.')
    .argument('<description>', 'what it is')
    .requiredOption('--on <date>', 'the day it belongs to', dateOf)
    .requiredOption('--currency <code>', 'of which currency')
    .requiredOption('--debit <account=amount>', 'a line; may be given again', oneMore)
    .requiredOption('--credit <account=amount>', 'a line; may be given again', oneMore)
    .option('--reference <text>', 'what it rests on: a bill, a contract')
    .option('--reason <text>', 'why; it stands in the audit trail')
    .action((description: string, given: Asked & New) =>
      withClient(setting, given, async (client) => {
        const { on: date, currency, reference, reason } = given
        const body = {
          date,
          currency,
          description,
          ...(reference === undefined ? {} : { reference }),
          ...(reason === undefined ? {} : { reason }),
          lines: linesOf(given, currency),
        }
        await printOne(await client.post('/v1/manual-entries', { body }), given, text)
      }),
    )
  return manual(command, {
    about: `Amounts are in major units; debits and credits come to the same. Accounts receivable and
Customer credit are kept document by document and take no entries by hand. An entry of a
closed day is booked on the next open one and says so.`,
    examples: [
      'billhook entry add "Office rent for March" --on 2026-03-31 --currency USD \\\n    --debit 5900=250.00 --credit 1010=250.00 --reference "Bill 2026-118"',
    ],
  })
}

/** Lines as the command line gives them: 5900=250.00. */
export function linesOf(
  { debit, credit }: { readonly debit: readonly string[]; readonly credit: readonly string[] },
  currency: string,
): LineByHand[] {
  const lineOf = (line: string): { account: string; amount: number } => {
    const at = line.indexOf('=')
    if (at < 1) throw new BadUsage(`"${line}": write account and amount as 5900=250.00.`)
    return { account: line.slice(0, at), amount: minorOf(line.slice(at + 1), currency) }
  }
  return [
    ...debit.map(lineOf).map(({ account, amount }) => ({ account, debit: amount })),
    ...credit.map(lineOf).map(({ account, amount }) => ({ account, credit: amount })),
  ]
}

const COLUMNS: readonly Column<ManualEntry>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'DAY', name: 'date', of: ({ entry }) => entry.date },
  { head: 'DESCRIPTION', name: 'description', of: ({ entry }) => entry.description, shrinks: true },
  { head: 'REFERENCE', name: 'reference', of: ({ reference }) => reference, only: 'roomy' },
  { head: 'CUR', name: 'currency', of: ({ entry }) => entry.currency },
  {
    head: 'AMOUNT',
    name: 'amount',
    of: ({ entry }) => money(entry.amount, entry.currency),
    right: true,
  },
  { head: 'REVERSED', name: 'reversed', of: ({ reversal }) => reversal?.date ?? null },
]

function list(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('list'))))
    .description('List entries by hand, the newest first.')
    .action((given: Asked & HowMuch) =>
      withClient(setting, given, async (client) => {
        const rows = rowsOf((page) => client.get('/v1/manual-entries', { query: page }), given)
        await printList(rows, COLUMNS, given, 'No entries by hand.')
      }),
    )
  return manual(command, { examples: ['billhook entry list', 'billhook entry list --all --csv'] })
}

function show(setting: Setting): Command {
  const command = showing(connecting(new Command('show')))
    .description('Show an entry by hand with what undid it and what is attached.')
    .argument('<id>', 'as "entry list" tells it')
    .action((id: string, given: Asked) =>
      withClient(setting, given, async (client) => {
        await printOne(await client.get('/v1/manual-entries/{id}', { params: { id } }), given, text)
      }),
    )
  return manual(command, { examples: ['billhook entry show 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'] })
}

function reverse(setting: Setting): Command {
  const command = showing(connecting(new Command('reverse')))
    .description('Undo an entry by hand.')
    .argument('<id>', 'as "entry list" tells it')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, given: Asked & { reason: string }) =>
      withClient(setting, given, async (client) => {
        const ask = { params: { id }, body: { reason: given.reason } }
        await printOne(await client.post('/v1/manual-entries/{id}/reversal', ask), given, text)
      }),
    )
  return manual(command, {
    about: `Once, by its mirror: on its own day if that is open, else on the first open day after it.`,
    examples: ['billhook entry reverse 0199d6c2-… --reason "Entered twice."'],
  })
}

function text({ entry, reversal, attachments, ...manual }: ManualEntry): string {
  const facts = factsOf([
    ['Reference', manual.reference],
    ['Reason', manual.reason],
    ['Id', manual.id],
  ])
  const entries = [entry, ...(reversal === null ? [] : [reversal])].map(entryText)
  return [facts, ...entries, ...(attachments.length === 0 ? [] : [attachmentsText(attachments)])].join('\n')
}
