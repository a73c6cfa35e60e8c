import { Command } from 'commander'
import type { InstalmentPlanNew } from '../../contract/instalments.ts'
import type { Invoice } from '../../contract/invoice.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, oneMore } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { tableOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { inOneLine } from './invoice-verbs.ts'

interface Asked {
  readonly part?: readonly string[]
  readonly remove?: boolean
  readonly dryRun?: boolean
  readonly reason?: string
}

/** `billhook invoice instalments`. */
export function instalmentsCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('instalments')))
    .description('Show how a document falls due, or split what is open on it.')
    .argument('<id|number>', 'its number, or its id')
    .option('--part <day=share>', 'a part: 2026-04-01=50%, 2026-05-01=120.00 or 2026-06-01=rest', oneMore)
    .option('--remove', 'take the plan back: it is due as agreed at first')
    .option('--reason <text>', 'why')
    .option('--dry-run', 'show the parts, and keep nothing')
    .action((named: string, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const params = { id: await invoiceIdOf(client, named) }
        const before = await client.get('/v1/invoices/{id}', { params })
        if (!given.part && !given.remove) return printOne(before, given, scheduleText)
        if (given.part && given.remove) throw new BadUsage('Give --part or --remove, not both.')
        const body: InstalmentPlanNew = {
          parts: (given.part ?? []).map((text) => partOf(text, before.currency)),
          reason: given.reason ?? null,
        }
        const path = '/v1/invoices/{id}/instalments'
        if (!given.dryRun)
          return printOne(
            await client.post(path, { params, body }),
            given,
            (it) => inOneLine(it) + scheduleText(it),
          )
        const shown = await client.dryRun(path, { params, body })
        await printOne(shown.invoices[0] ?? before, given, scheduleText)
      }),
    )
  return manual(command, {
    about: `Parts come to what is open exactly. Each is overdue and aged by its own day; money settles
the oldest first. What is settled stays as it was when a plan is changed. On a draft the parts
follow what it comes to: percentages and the rest anew, else the last part takes the difference.`,
    examples: [
      'billhook invoice instalments INV-2026-00001',
      'billhook invoice instalments INV-2026-00001 --part 2026-04-01=rest',
      'billhook invoice instalments INV-2026-00001 --remove',
    ],
    one: 'refused, with what is possible now',
  })
}

/** "2026-04-01=50%" */
function partOf(text: string, currency: string): InstalmentPlanNew['parts'][number] {
  const at = text.indexOf('=')
  if (at < 0) throw new BadUsage(`"${text}": write a part as 2026-04-01=50%, =120.00 or =rest.`)
  const dueOn = dateOf(text.slice(0, at))
  const share = text.slice(at + 1).trim()
  if (share === 'rest') return { dueOn }
  return share.endsWith('%')
    ? { dueOn, percent: share.slice(0, -1).trim() }
    : { dueOn, amount: minorOf(share, currency) }
}

/** Day by day what falls due, and what of it is open. */
export function scheduleText({ instalments, instalmentsAsked, currency, dueOn }: Invoice): string {
  if (instalments.length === 0)
    return instalmentsAsked.length > 0
      ? `Its instalments do not fit what it comes to: all of it is due on ${dueOn}.\n`
      : `It is not split: all of it is due on ${dueOn}.\n`
  return tableOf<Invoice['instalments'][number]>(
    [
      { head: 'INSTALMENT', name: 'dueOn', of: (part) => part.dueOn },
      { head: 'STATE', name: 'state', of: ({ state }) => state },
      { head: currency, name: 'amount', of: ({ amount }) => money(amount, currency), right: true },
      { head: 'OPEN', name: 'open', of: ({ open }) => money(open, currency), right: true },
    ],
    instalments,
  )
}
