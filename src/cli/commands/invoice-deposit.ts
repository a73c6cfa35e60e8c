import { Command } from 'commander'
import type { DepositNew } from '../../contract/deposit.ts'
import type { Invoice } from '../../contract/invoice.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { inOneLine } from './invoice-verbs.ts'

interface Asked {
  readonly work?: string
  readonly share?: string
  readonly upTo?: string
  readonly description?: string
  readonly due?: string
  readonly confirm?: boolean
  readonly dryRun?: boolean
}

/** `billhook invoice deposit`. */
export function depositCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('deposit')))
    .description('Bill a part of a draft or a piece of work before the whole is billed.')
    .argument('[id|number]', 'the draft: its number, or its id')
    .option('--work <id>', 'a piece of work instead of a draft')
    .option('--share <share>', 'how much, with tax: 30% or 120.00')
    .option('--up-to <percent>', 'progress: so much of the whole together with the deposits before')
    .option('--description <text>', 'what its lines say')
    .option('--due <day>', 'when it is due', dateOf)
    .option('--confirm', 'final at once, where confirming finishes documents')
    .option('--dry-run', 'show it, and keep nothing')
    .action((named: string | undefined, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        if ((named === undefined) === (given.work === undefined))
          throw new BadUsage('Name a draft or give --work, one of them.')
        const on = given.work ? { workId: given.work } : { invoiceId: await invoiceIdOf(client, named!) }
        const currency = given.work
          ? (await client.get('/v1/work/{id}', { params: { id: given.work } })).currency
          : (await client.get('/v1/invoices/{id}', { params: { id: on.invoiceId! } })).currency
        const body: DepositNew = {
          ...on,
          ...shareOf(given, currency),
          description: given.description ?? null,
          dueOn: given.due ?? null,
          confirm: given.confirm ?? false,
        }
        if (!given.dryRun)
          return printOne(
            await client.post('/v1/deposits', { body }),
            given,
            (it) => inOneLine(it) + linesText(it),
          )
        const shown = await client.dryRun('/v1/deposits', { body })
        await printOne(shown.invoices[0]!, given, linesText)
      }),
    )
  return manual(command, {
    about: `Its tax is due with it; what it brings is earned with the document that bills the whole, which
deducts it line by line. Deposits never come to more than the whole.`,
    examples: [
      'billhook invoice deposit INV-2026-00001 --share 30%',
      'billhook invoice deposit INV-2026-00001 --up-to 60 --dry-run',
    ],
    one: 'refused, with the reason',
  })
}

function shareOf({ share, upTo }: Asked, currency: string): Pick<DepositNew, 'percent' | 'amount' | 'upTo'> {
  if ((share === undefined) === (upTo === undefined))
    throw new BadUsage('Give --share or --up-to, one of them.')
  if (upTo !== undefined) return { upTo: upTo.replace('%', '').trim() }
  return share!.endsWith('%')
    ? { percent: share!.slice(0, -1).trim() }
    : { amount: minorOf(share!, currency) }
}

/** What it bills at which rate. */
const linesText = ({ lines, currency }: Invoice): string =>
  tableOf<Invoice['lines'][number]>(
    [
      { head: 'LINE', name: 'description', of: ({ description }) => description },
      { head: 'NET', name: 'net', of: ({ net }) => money(net, currency), right: true },
      { head: 'TAX', name: 'tax', of: ({ tax }) => money(tax, currency), right: true },
      { head: currency, name: 'total', of: ({ total }) => money(total, currency), right: true },
    ],
    lines,
  )
