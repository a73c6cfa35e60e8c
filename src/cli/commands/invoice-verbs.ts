import { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { Invoice } from '../../contract/invoice.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { moneyText } from '../output/cell.ts'
import type { Setting } from '../setting.ts'

interface Act {
  readonly params: { readonly id: string }
  readonly body: { readonly reason: string | null }
}

interface Verb {
  readonly name: string
  readonly what: string
  readonly about?: string
  readonly example: string
  readonly alias?: string
  readonly act: (client: BillhookClient, { params, body }: Act) => Promise<Invoice>
}

const VERBS: readonly Verb[] = [
  {
    name: 'post',
    alias: 'confirm',
    what: 'Confirm a draft: it is numbered, and its revenue is in the books.',
    about: 'For businesses that confirm their documents, and for every credit note.',
    example: 'billhook invoice post INV-2026-00001',
    act: (client, { params, body }) => client.post('/v1/invoices/{id}/confirmation', { params, body }),
  },
  {
    name: 'send',
    what: 'Mark a document as sent. Makes a draft final where sending does.',
    about: 'For paper that went out: nothing is mailed.',
    example: 'billhook invoice send INV-2026-00001',
    act: (client, { params, body }) => client.post('/v1/invoices/{id}/sending', { params, body }),
  },
  {
    name: 'publish',
    what: 'Show a document to the client. Makes a draft final where publishing does.',
    example: 'billhook invoice publish INV-2026-00001',
    act: (client, { params, body }) => client.post('/v1/invoices/{id}/publication', { params, body }),
  },
  {
    name: 'archive',
    what: 'Hide a document from the active view.',
    example: 'billhook invoice archive INV-2026-00001',
    act: (client, { params, body }) => client.post('/v1/invoices/{id}/archiving', { params, body }),
  },
  {
    name: 'unarchive',
    what: 'Bring an archived document back into the active view.',
    example: 'billhook invoice unarchive INV-2026-00001',
    act: (client, { params }) => client.delete('/v1/invoices/{id}/archiving', { params }),
  },
  {
    name: 'void',
    what: 'Take back a document on which nothing was settled.',
    about: 'It keeps its number; what it posted is reversed; its work may be billed again.',
    example: 'billhook invoice void INV-2026-00001 --reason "Billed to the wrong customer."',
    act: (client, { params, body }) => client.post('/v1/invoices/{id}/voiding', { params, body }),
  },
  {
    name: 'cancel',
    what: 'End a final document on which nothing was settled, with reversal.',
    example: 'billhook invoice cancel INV-2026-00001 --reason "The trip did not happen."',
    act: (client, { params, body }) => client.post('/v1/invoices/{id}/cancellation', { params, body }),
  },
]

/** `billhook invoice post`, `send`, `publish`, `archive`, `unarchive`, `void` and `cancel`. */
export const verbCommands = (setting: Setting): Command[] => VERBS.map((verb) => verbCommand(setting, verb))

function verbCommand(setting: Setting, { name, alias, what, about, example, act }: Verb): Command {
  const command = showing(connecting(new Command(name)))
    .description(what)
    .argument('<id|number>', 'its number, or its id')
  if (name !== 'unarchive') command.option('--reason <text>', 'why, as the history tells it')
  if (alias !== undefined) command.alias(alias)
  command.action((named: string, given: Which & Format & { reason?: string }) =>
    withClient(setting, given, async (client) => {
      const id = await invoiceIdOf(client, named)
      const after = await act(client, { params: { id }, body: { reason: given.reason ?? null } })
      await printOne(after, given, inOneLine)
    }),
  )
  return manual(command, {
    ...(about === undefined ? {} : { about }),
    examples: [example, `${example.split(' --')[0]} --json`],
    one: 'refused, with what is possible now',
  })
}

/** "INV-2026-00001 is sent now: USD 1,200.00, of which USD 1,200.00 is open." */
export function inOneLine({ number, id, word, total, balance, currency }: Invoice): string {
  const open =
    balance === 0
      ? ''
      : balance === total
        ? ', all of it open'
        : `, of which ${moneyText(balance, currency)} is open`
  return `${number ?? id} is ${word.label.toLowerCase()} now: ${moneyText(total, currency)}${open}.\n`
}
