import { Command } from 'commander'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { inOneLine } from './invoice-verbs.ts'

interface Asked {
  readonly on: string
  readonly reason: string
  readonly amount?: string
}

const asking = (command: Command): Command =>
  showing(connecting(command))
    .argument('<id|number>', 'its number, or its id')
    .requiredOption('--on <date>', 'the day it happens in the books', dateOf)
    .requiredOption('--reason <text>', 'why')

/** `billhook invoice write-off` and `billhook invoice reinstate`. */
export const writeOffCommands = (setting: Setting): Command[] => [writeOff(setting), reinstate(setting)]

function writeOff(setting: Setting): Command {
  const command = asking(new Command('write-off'))
    .description('Give up what is open on a document as bad debt.')
    .option('--amount <amount>', 'a part of it, in major units (default: all that is open)')
    .action((named: string, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const params = { id: await invoiceIdOf(client, named) }
        const { on: writtenOffOn, reason, amount } = given
        const { currency } = await client.get('/v1/invoices/{id}', { params })
        const body = {
          writtenOffOn,
          reason,
          ...(amount === undefined ? {} : { amount: minorOf(amount, currency) }),
        }
        await printOne(await client.post('/v1/invoices/{id}/write-off', { params, body }), given, inOneLine)
      }),
    )
  return manual(command, {
    about: `It is neither owed in the books nor aged from that day on. Money that comes for it
later reinstates it.`,
    examples: ['billhook invoice write-off INV-2026-00001 --on 2026-06-30 --reason "Closed."'],
    one: 'refused, with what is possible now',
  })
}

function reinstate(setting: Setting): Command {
  const command = asking(new Command('reinstate'))
    .description('Take back everything that was written off on a document.')
    .action((named: string, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const params = { id: await invoiceIdOf(client, named) }
        const body = { reinstatedOn: given.on, reason: given.reason }
        const after = await client.post('/v1/invoices/{id}/reinstatement', { params, body })
        await printOne(after, given, inOneLine)
      }),
    )
  return manual(command, {
    examples: ['billhook invoice reinstate INV-2026-00001 --on 2026-07-15 --reason "They pay."'],
    one: 'refused, with what is possible now',
  })
}
