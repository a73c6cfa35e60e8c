import { Command } from 'commander'
import type { Payout } from '../../contract/payout.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

type Asked = Which & Format

/** `billhook payout add`, `list`, `show` and `undo`. */
export function payoutCommand(setting: Setting): Command {
  const command = new Command('payout').description('What gateways paid out.')
  for (const part of [add, list, show, undo]) command.addCommand(part(setting))
  return command
}

interface New {
  readonly provider: string
  readonly currency: string
  readonly on: string
  readonly gross: string
  readonly fee: string
  readonly net: string
  readonly reference?: string
}

function add(setting: Setting): Command {
  const command = showing(connecting(new Command('add')))
    .description('Record what a gateway paid out.')
    .argument('<id>', 'its id at the provider: told again, it is recorded once')
    .requiredOption('--provider <name>', 'who paid out')
    .requiredOption('--on <date>', 'the day it came to the bank', dateOf)
    .requiredOption('--currency <code>', 'of which currency')
    .requiredOption('--gross <amount>', 'what it was before fees, in major units: 100.00')
    .requiredOption('--fee <amount>', 'what the gateway kept')
    .requiredOption('--net <amount>', 'what reached the bank')
    .option('--reference <text>', 'as on the bank statement')
    .action((id: string, given: Asked & New) =>
      withClient(setting, given, async (client) => {
        const { provider, currency, on: paidOn, reference } = given
        const body = {
          provider,
          providerId: id,
          currency,
          gross: minorOf(given.gross, currency),
          fee: minorOf(given.fee, currency),
          net: minorOf(given.net, currency),
          paidOn,
          ...(reference === undefined ? {} : { reference }),
        }
        await printOne(await client.post('/v1/payouts', { body }), given, text)
      }),
    )
  return manual(command, {
    about: `Gross less fee is net. It takes the gross out of Gateway clearing, the fee to Gateway fees and
the net to Bank. Which payments go to Gateway clearing is a setting of the organization.`,
    examples: [
      'billhook payout add po_1PqR7s --provider stripe --on 2026-03-16 \\\n    --currency USD --gross 1200.00 --fee 35.10 --net 1164.90',
    ],
  })
}

const COLUMNS: readonly Column<Payout>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'DAY', name: 'paidOn', of: ({ paidOn }) => paidOn },
  { head: 'PROVIDER', name: 'provider', of: ({ provider }) => provider, shrinks: true },
  { head: 'THERE', name: 'providerId', of: ({ providerId }) => providerId, only: 'roomy' },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'GROSS', name: 'gross', of: ({ gross, currency }) => money(gross, currency), right: true },
  { head: 'FEE', name: 'fee', of: ({ fee, currency }) => money(fee, currency), right: true },
  { head: 'NET', name: 'net', of: ({ net, currency }) => money(net, currency), right: true },
  { head: 'UNDONE', name: 'undoneOn', of: ({ undoneOn }) => undoneOn },
]

function list(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('list'))))
    .description('List payouts, the newest recorded first.')
    .option('--provider <name>', 'only of this provider')
    .action((given: Asked & HowMuch & { provider?: string }) =>
      withClient(setting, given, async (client) => {
        const query = given.provider === undefined ? {} : { provider: given.provider }
        const rows = rowsOf((page) => client.get('/v1/payouts', { query: { ...query, ...page } }), given)
        await printList(rows, COLUMNS, given, 'No payouts.')
      }),
    )
  return manual(command, { examples: ['billhook payout list', 'billhook payout list --all --csv'] })
}

function show(setting: Setting): Command {
  const command = showing(connecting(new Command('show')))
    .description('Show a payout.')
    .argument('<id>', 'as "payout list" tells it')
    .action((id: string, given: Asked) =>
      withClient(setting, given, async (client) => {
        await printOne(await client.get('/v1/payouts/{id}', { params: { id } }), given, text)
      }),
    )
  return manual(command, { examples: ['billhook payout show 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'] })
}

function undo(setting: Setting): Command {
  const command = showing(connecting(new Command('undo')))
    .description('Undo a payout.')
    .argument('<id>', 'as "payout list" tells it')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, given: Asked & { reason: string }) =>
      withClient(setting, given, async (client) => {
        const ask = { params: { id }, body: { reason: given.reason } }
        await printOne(await client.post('/v1/payouts/{id}/reversal', ask), given, text)
      }),
    )
  return manual(command, {
    about: `Once, by its mirror: on its own day if that is open, else on the first open day after it. Its
id at the provider may then be recorded with other details.`,
    examples: ['billhook payout undo 0199d6c2-… --reason "The fee was wrong."'],
  })
}

function text(payout: Payout): string {
  const { currency } = payout
  const facts = factsOf([
    ['From', `${payout.providerId} of ${payout.provider}`],
    ['Paid out', payout.paidOn],
    ['Out of clearing', moneyText(payout.gross, currency)],
    ['Fee', moneyText(payout.fee, currency)],
    ['Reference', payout.reference],
    ['Undone', payout.undoneOn],
    ['Id', payout.id],
  ])
  return `${styled('bold', `Payout of ${moneyText(payout.net, currency)}`)}\n\n${facts}`
}
