import { Command } from 'commander'
import type { HistoryLine } from '../../contract/history.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import type { Setting } from '../setting.ts'
import { printEntries } from './entries.ts'
import { correctionCommands } from './invoice-corrections.ts'
import { draftCommand } from './invoice-draft.ts'
import { depositCommand } from './invoice-deposit.ts'
import { instalmentsCommand } from './invoice-instalments.ts'
import { invoiceText } from './invoice-text.ts'
import { verbCommands } from './invoice-verbs.ts'
import { writeOffCommands } from './invoice-write-off.ts'

const NAMED = 'its number, or its id'

/** `billhook invoice …`: one document. */
export function invoiceCommand(setting: Setting): Command {
  const command = new Command('invoice').description('Show a document, make one, and move it on.')

  const show = showing(connecting(new Command('show')))
    .description('Show everything that stands on a document.')
    .argument('<id|number>', NAMED)
    .action((named: string, given: Which & Format) =>
      withClient(setting, given, async (client) => {
        const id = await invoiceIdOf(client, named)
        await printOne(await client.get('/v1/invoices/{id}', { params: { id } }), given, invoiceText)
      }),
    )
  const history = listing(connecting(new Command('history')))
    .description('List every change of a document: who, when, what and why.')
    .argument('<id|number>', NAMED)
    .action((named: string, given: Which & Format) =>
      withClient(setting, given, async (client) => {
        const id = await invoiceIdOf(client, named)
        const { items } = await client.get('/v1/invoices/{id}/history', { params: { id } })
        await printList(items, HISTORY, given, 'Nothing happened to it since it was made.')
      }),
    )
  const entries = listing(connecting(new Command('entries')))
    .description('List what the journal holds about a document, in the order it was written.')
    .argument('<id|number>', NAMED)
    .action((named: string, given: Which & Format) =>
      withClient(setting, given, async (client) => {
        const id = await invoiceIdOf(client, named)
        const { items } = await client.get('/v1/invoices/{id}/entries', { params: { id } })
        await printEntries(items, given)
      }),
    )

  command.addCommand(
    manual(show, {
      examples: ['billhook invoice show INV-2026-00001', 'billhook invoice show INV-2026-00001 --json'],
    }),
  )
  command.addCommand(draftCommand(setting))
  for (const verb of verbCommands(setting)) command.addCommand(verb)
  for (const correction of correctionCommands(setting)) command.addCommand(correction)
  for (const verb of writeOffCommands(setting)) command.addCommand(verb)
  command.addCommand(instalmentsCommand(setting))
  command.addCommand(depositCommand(setting))
  command.addCommand(manual(history, { examples: ['billhook invoice history INV-2026-00001'] }))
  command.addCommand(manual(entries, { examples: ['billhook invoice entries INV-2026-00001'] }))
  return command
}

const HISTORY: readonly Column<HistoryLine>[] = [
  { head: 'AT', name: 'at', of: ({ at }) => `${at.slice(0, 10)} ${at.slice(11, 16)}Z` },
  { head: 'WHO', name: 'actor', of: ({ actor }) => actor, shrinks: true },
  { head: 'VERB', name: 'verb', of: ({ verb }) => verb, only: 'csv' },
  { head: 'WHAT', name: 'sentence', of: ({ sentence }) => sentence, shrinks: true },
  { head: 'WHY', name: 'reason', of: ({ reason }) => reason, shrinks: true },
]
