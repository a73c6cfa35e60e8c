import { Command, Option } from 'commander'
import type { RecurringEntry } from '../../contract/recurring-entry.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { manual } from '../manual.ts'
import { countOf, dateOf, oneMore } from '../options.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'
import { linesOf } from './entry.ts'

type Asked = Which & Format

/** `billhook recurring list`, `add`, `pause`, `resume` and `end`. */
export function recurringCommand(setting: Setting): Command {
  const command = new Command('recurring').description('Entries that are made again and again.')
  for (const part of [list, add, pause, resume, end]) command.addCommand(part(setting))
  return command
}

const COLUMNS: readonly Column<RecurringEntry>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'DESCRIPTION', name: 'description', of: ({ description }) => description, shrinks: true },
  { head: 'EVERY', name: 'every', of: ({ every }) => every },
  { head: 'NEXT', name: 'next', of: ({ next }) => next[0] ?? null },
  { head: 'MADE', name: 'made', of: ({ made }) => made, right: true },
  { head: 'PAUSED', name: 'paused', of: ({ paused }) => paused },
  { head: 'PROBLEM', name: 'problem', of: ({ problem }) => problem, only: 'roomy' },
]

function list(setting: Setting): Command {
  const command = listing(connecting(new Command('list')))
    .description('List recurring entries, the newest first.')
    .action((given: Asked) =>
      withClient(setting, given, async (client) => {
        const { items } = await client.get('/v1/recurring-entries')
        await printList(items, COLUMNS, given, 'No recurring entries.')
      }),
    )
  return manual(command, { examples: ['billhook recurring list'] })
}

interface New {
  readonly every: RecurringEntry['every']
  readonly day: string
  readonly from: string
  readonly to?: string
  readonly most?: number
  readonly currency: string
  readonly debit: string[]
  readonly credit: string[]
  readonly reference?: string
}

function add(setting: Setting): Command {
  const command = showing(connecting(new Command('add')))
    .description('Set up an entry that is made again and again.')
    .argument('<description>', 'what it is')
    .addOption(
      new Option('--every <span>', 'how often').choices(['month', 'quarter', 'year']).makeOptionMandatory(),
    )
    .requiredOption('--day <day>', 'of the month: 1 to 31, or last')
    .requiredOption('--from <date>', 'none is due before this day', dateOf)
    .option('--to <date>', 'none is due after this day', dateOf)
    .option('--most <count>', 'so many are made at most', countOf)
    .requiredOption('--currency <code>', 'of which currency')
    .requiredOption('--debit <account=amount>', 'a line; may be given again', oneMore)
    .requiredOption('--credit <account=amount>', 'a line; may be given again', oneMore)
    .option('--reference <text>', 'what it rests on: a bill, a contract')
    .action((description: string, given: Asked & New) =>
      withClient(setting, given, async (client) => {
        const { every, currency, reference, from: startsOn, to, most } = given
        const body = {
          description,
          currency,
          every,
          day: dayOf(given.day),
          startsOn,
          ...(to === undefined ? {} : { endsOn: to }),
          ...(most === undefined ? {} : { most }),
          ...(reference === undefined ? {} : { reference }),
          lines: linesOf(given, currency),
        }
        await printOne(await client.post('/v1/recurring-entries', { body }), given, text)
      }),
    )
  return manual(command, {
    about: `Quarters and years count from the month of --from. A server that runs makes each on its
day where the organization is, once, and catches up after a standstill. One of a closed
day is booked on the next open one and says so.`,
    examples: [
      'billhook recurring add "Office rent" --every month --day last \\\n    --from 2026-04-01 --currency USD --debit 5900=250 --credit 1010=250',
    ],
  })
}

function dayOf(text: string): number {
  const day = text === 'last' ? 31 : Number(text)
  if (Number.isInteger(day) && day >= 1 && day <= 31) return day
  throw new BadUsage(`"${text}": write a day from 1 to 31, or last.`)
}

/** A command that changes one recurring entry. */
function changing(
  setting: Setting,
  name: string,
  says: string,
  change: (given: { readonly on?: string }) => { paused?: boolean; endsOn?: string },
): Command {
  return showing(connecting(new Command(name)))
    .description(says)
    .argument('<id>', 'as "recurring list" tells it')
    .action((id: string, given: Asked & { readonly on?: string }) =>
      withClient(setting, given, async (client) => {
        const ask = { params: { id }, body: change(given) }
        await printOne(await client.patch('/v1/recurring-entries/{id}', ask), given, text)
      }),
    )
}

function pause(setting: Setting): Command {
  return manual(
    changing(setting, 'pause', 'Let it rest.', () => ({ paused: true })),
    {
      about: 'What is due while it pauses is left out.',
      examples: ['billhook recurring pause 0199d6c2-…'],
    },
  )
}

function resume(setting: Setting): Command {
  return manual(
    changing(setting, 'resume', 'Let it go on.', () => ({ paused: false })),
    {
      examples: ['billhook recurring resume 0199d6c2-…'],
    },
  )
}

function end(setting: Setting): Command {
  const command = changing(setting, 'end', 'Let none be due after a day.', ({ on }) => ({ endsOn: on! }))
  command.requiredOption('--on <date>', 'the last day', dateOf)
  return manual(command, { examples: ['billhook recurring end 0199d6c2-… --on 2026-12-31'] })
}

const text = ({ id, description, every, next, made, paused, problem }: RecurringEntry): string =>
  factsOf([
    ['Description', description],
    ['Every', every],
    ['Next', paused ? 'paused' : next.slice(0, 3).join(', ') || 'ended'],
    ['Made', String(made)],
    ['Problem', problem],
    ['Id', id],
  ])
