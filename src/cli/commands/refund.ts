import { Command } from 'commander'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { paymentText } from './payments.ts'

interface Asked {
  readonly amount: string
  readonly on: string
  readonly reason: string
  readonly invoice?: string
}

/** `billhook refund`. */
export function refundCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('refund')))
    .description('Give money of a payment back.')
    .argument('<payment>', 'its id, as "payments" tells it')
    .requiredOption('--amount <amount>', "how much, in major units of the payment's currency")
    .requiredOption('--on <date>', 'the day it went back', dateOf)
    .requiredOption('--reason <text>', 'why')
    .option('--invoice <id|number>', 'of what this document received (default: of the credit)')
    .action((payment: string, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const params = { id: payment }
        const { currency } = await client.get('/v1/payments/{id}', { params })
        const body = {
          amount: minorOf(given.amount, currency),
          refundedOn: given.on,
          reason: given.reason,
          ...(given.invoice === undefined ? {} : { invoiceId: await invoiceIdOf(client, given.invoice) }),
        }
        await printOne(await client.post('/v1/payments/{id}/refunds', { params, body }), given, paymentText)
      }),
    )
  return manual(command, {
    about: `At most what the payment brought there, less what was given back of it. The
document it had settled is owed again.`,
    examples: [
      'billhook refund 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f --amount 20.00 \\\n    --on 2026-03-20 --reason "Delivered late." --invoice INV-2026-00001',
    ],
  })
}
