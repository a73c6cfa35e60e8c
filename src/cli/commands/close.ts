import { Command } from 'commander'
import type { LockDates, LockDatesChange } from '../../contract/lock-dates.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { factsOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'

type Given = Which &
  Format & {
    readonly soft?: string
    readonly tax?: string
    readonly hard?: string
    readonly reason?: string
  }

/** `billhook close`: shows through which days the books are locked, and locks or opens days (rule 21). */
export function closeCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('close')))
    .description('Close days, so that nothing is dated there any more.')
    .option('--soft <date>', 'close through this day; "none" opens every day again', dayOrNone)
    .option('--tax <date>', 'a tax return was made through this day; "none" takes it back', dayOrNone)
    .option('--hard <date>', 'close through this day for ever', dateOf)
    .option('--reason <text>', 'why; needed to open days again')
    .action((given: Given) =>
      withClient(setting, given, async (client) => {
        const changes: LockDatesChange = {
          ...dayIn('soft', given.soft),
          ...dayIn('tax', given.tax),
          ...dayIn('hard', given.hard),
          ...(given.reason === undefined ? {} : { reason: given.reason }),
        }
        const isAsking = Object.keys(changes).every((name) => name === 'reason')
        const locks = isAsking
          ? await client.get('/v1/lock-dates')
          : await client.patch('/v1/lock-dates', { body: changes })
        await printOne(locks, given, text)
      }),
    )
  return manual(command, {
    about: `Without dates it shows what is closed. What belongs into closed days is booked on the
next open one and says so: nothing is refused and nothing is lost. A soft lock is moved
back with a reason, a tax lock by owners and administrators alone, a hard lock never.`,
    examples: [
      'billhook close',
      'billhook close --soft 2026-03-31',
      'billhook close --soft none --reason "A bill of March was missing."',
    ],
  })
}

const dayOrNone = (text: string): string => (text === 'none' ? text : dateOf(text))

const dayIn = (name: 'soft' | 'tax' | 'hard', day: string | undefined): LockDatesChange =>
  day === undefined ? {} : { [name]: day === 'none' ? null : day }

const text = ({ closedThrough, soft, tax, hard }: LockDates): string =>
  factsOf([
    ['Closed through', closedThrough ?? 'nothing is closed'],
    ['Soft lock', soft],
    ['Tax lock', tax],
    ['Hard lock', hard],
  ])
