import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import { PaymentNew } from '../../contract/payment.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { customerIdOf, invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, oneMore } from '../options.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { paymentText } from './payments.ts'

interface Asked {
  readonly amount: string
  readonly currency: string
  readonly on: string
  readonly method: PaymentNew['method']
  readonly invoice?: string[]
  readonly customer?: string
  readonly provider?: string
  readonly id?: string
  readonly reference?: string
  readonly memo?: string
}

const METHODS = PaymentNew.shape.method.options

/** `billhook pay`. */
export function payCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('pay')))
    .description('Record money that came in.')
    .requiredOption('--amount <amount>', 'how much, in major units: 120.00')
    .requiredOption('--currency <code>', 'of which currency')
    .requiredOption('--on <date>', 'the day it came in', dateOf)
    .addOption(new Option('--method <method>', 'how it came').choices(METHODS).makeOptionMandatory())
    .option('--invoice <number[=amount]>', 'for this document; may be given again', oneMore)
    .option('--customer <customer>', 'from whom: an id, or part of the name')
    .option('--provider <name>', 'who took it (default: manual)')
    .option('--id <id>', 'its id there: told again, it is recorded once')
    .option('--reference <text>', 'what was written on it; a number there is found')
    .option('--memo <text>', 'a remark')
    .action((given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const body = await bodyOf(client, given)
        await printOne(await client.post('/v1/payments', { body }), given, paymentText)
      }),
    )
  return manual(command, {
    about: `Booked whole, whatever it is for: against the documents named, else those its
reference names, else the oldest due of the customer; the rest becomes customer
credit. Amounts are turned into minor units exactly; nothing is rounded.`,
    examples: [
      'billhook pay --amount 120.00 --currency USD --on 2026-03-14 --method cash \\\n    --invoice INV-2026-00001',
      'billhook pay --amount 500 --currency USD --on 2026-03-14 --method card \\\n    --provider stripe --id ch_3Nx7 --reference "INV-2026-00002"',
      'billhook pay --amount 80 --currency USD --on 2026-03-14 --method card \\\n    --invoice INV-2026-00003=50.00 --invoice INV-2026-00004=30.00',
    ],
  })
}

async function bodyOf(client: BillhookClient, asked: Asked): Promise<PaymentNew> {
  const { amount, currency, on, method, invoice = [], customer, provider, id, reference, memo } = asked
  const minor = minorOf(amount, currency)
  const allocations = []
  for (const one of invoice) {
    const [, named = one, part] = /^(.*)=([^=]*)$/.exec(one) ?? []
    const set = part === undefined ? {} : { amount: minorOf(part, currency) }
    allocations.push({ invoiceId: await invoiceIdOf(client, named), ...set })
  }
  return {
    currency,
    amount: minor,
    receivedOn: on,
    method,
    allocations,
    // Said here, a request that is sent again because nobody answered records it once all the same.
    providerId: id ?? crypto.randomUUID(),
    ...(customer === undefined ? {} : { customerId: await customerIdOf(client, customer) }),
    ...(provider === undefined ? {} : { provider }),
    ...(reference === undefined ? {} : { reference }),
    ...(memo === undefined ? {} : { memo }),
  }
}
