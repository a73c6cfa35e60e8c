import { Command } from 'commander'
import type { CustomerCredit } from '../../contract/receivables.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { customerIdOf, invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { factsOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'

interface Asked {
  readonly currency: string
  readonly on: string
  readonly amount?: string
  readonly invoice?: string
}

/** `billhook credit show` and `billhook credit apply`. */
export function creditCommand(setting: Setting): Command {
  return new Command('credit')
    .description('What is kept for a customer, and using it.')
    .addCommand(showCommand(setting))
    .addCommand(applyCommand(setting))
}

function showCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('show')))
    .description('Show what is kept for a customer.')
    .argument('<customer>', 'its id, or a part of its name')
    .action((customer: string, given: Which & Format) =>
      withClient(setting, given, async (client) => {
        const params = { id: await customerIdOf(client, customer) }
        await printOne(await client.get('/v1/customers/{id}/credit', { params }), given, creditText)
      }),
    )
  return manual(command, { examples: ['billhook credit show "Harbor Goods"'] })
}

function applyCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('apply')))
    .description("Use a customer's credit on a document, or on the oldest due.")
    .argument('<customer>', 'its id, or a part of its name')
    .requiredOption('--currency <code>', 'of which currency')
    .requiredOption('--on <date>', 'the day it is used', dateOf)
    .option('--amount <amount>', 'how much, in major units (default: as much as can be used)')
    .option('--invoice <id|number>', 'on this document (default: the oldest due)')
    .action((customer: string, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const { amount, currency, invoice, on: appliedOn } = given
        const params = { id: await customerIdOf(client, customer) }
        const body = {
          currency,
          appliedOn,
          ...(amount === undefined ? {} : { amount: minorOf(amount, currency) }),
          ...(invoice === undefined ? {} : { invoiceId: await invoiceIdOf(client, invoice) }),
        }
        const after = await client.post('/v1/customers/{id}/credit-applications', { params, body })
        await printOne(after, given, creditText)
      }),
    )
  return manual(command, {
    about: `Never more than there was by that day, nor than is open. Each part is a dated record
that "billhook allocation undo" takes back.`,
    examples: [
      'billhook credit apply "Harbor Goods" --currency USD --on 2026-03-20',
      'billhook credit apply "Harbor Goods" --currency USD --on 2026-03-20 \\\n    --amount 50.00 --invoice INV-2026-00002',
    ],
  })
}

const creditText = ({ customer, left, uses }: CustomerCredit): string =>
  factsOf([
    ['Customer', customer.name],
    ['Kept', left.map(({ amount, currency }) => moneyText(amount, currency)).join(', ') || 'nothing'],
    ...uses
      .filter(({ undoneOn }) => undoneOn === null)
      .map(
        ({ appliedOn, amount, currency, number }) =>
          [`Used ${appliedOn}`, `${moneyText(amount, currency)} on ${number ?? 'a document'}`] as const,
      ),
  ])
