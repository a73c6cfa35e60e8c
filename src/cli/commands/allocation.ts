import { Command } from 'commander'
import type { AllocationUndone } from '../../contract/receivables.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import type { SettlementPart } from '../../contract/settlement.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import type { Setting } from '../setting.ts'

interface Asked {
  readonly on: string
  readonly reason: string
  readonly moveTo?: string
}

/** `billhook allocation list` and `undo`. */
export function allocationCommand(setting: Setting): Command {
  const command = new Command('allocation').description('What settles which document.')
  for (const part of [list, undo]) command.addCommand(part(setting))
  return command
}

function list(setting: Setting): Command {
  const command = listing(connecting(new Command('list')))
    .description('List what settled a document, and what of it was undone.')
    .argument('<id|number>', 'the document')
    .action((document: string, given: Which & Format) =>
      withClient(setting, given, async (client) => {
        const params = { id: await invoiceIdOf(client, document) }
        const { items, currency } = await client.get('/v1/invoices/{id}/settlement', { params })
        await printList(items, columnsIn(currency), given, 'Nothing settled it yet.')
      }),
    )
  return manual(command, { examples: ['billhook allocation list INV-2026-00001'] })
}

const columnsIn = (currency: string): readonly Column<SettlementPart>[] => [
  { head: 'ALLOCATION', name: 'allocationId', of: ({ allocationId }) => allocationId },
  { head: 'WHAT', name: 'kind', of: ({ kind }) => kind },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'ON', name: 'on', of: ({ on }) => on },
  { head: 'AMOUNT', name: 'amount', of: ({ amount }) => moneyText(amount, currency), right: true },
  { head: 'UNDONE', name: 'undoneOn', of: ({ undoneOn }) => undoneOn },
]

function undo(setting: Setting): Command {
  const command = showing(connecting(new Command('undo')))
    .description('Take what a payment or credit settled on a document off it again.')
    .argument('<allocation>', 'its id, as "allocation list" tells it')
    .requiredOption('--on <date>', 'the day it comes off', dateOf)
    .requiredOption('--reason <text>', 'why')
    .option('--move-to <id|number>', 'set it against this document (default: customer credit)')
    .action((allocation: string, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const { on: undoneOn, reason, moveTo } = given
        const body = {
          undoneOn,
          reason,
          ...(moveTo === undefined ? {} : { moveTo: await invoiceIdOf(client, moveTo) }),
        }
        const params = { id: allocation }
        await printOne(await client.post('/v1/allocations/{id}/undoing', { params, body }), given, undoneText)
      }),
    )
  manual(command, {
    about: `A record of its own: the document is open again and the money customer credit. What
else the payment settled stays.`,
    examples: [
      'billhook allocation undo 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f \\\n    --on 2026-03-22 --reason "It was for another one." --move-to INV-2026-00002',
    ],
  })
  return command
}

function undoneText({ amount, currency, opened, moved }: AllocationUndone): string {
  const where = moved
    ? `set against ${moved.number ?? moved.invoiceId}, on which ${moneyText(moved.open, currency)} is open`
    : 'kept as customer credit'
  return `${moneyText(amount, currency)} came off ${opened.number ?? opened.invoiceId}, which has ${moneyText(opened.open, currency)} open, and is ${where}.\n`
}
