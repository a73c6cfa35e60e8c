import { Command } from 'commander'
import type { Revaluation } from '../../contract/revaluation.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, listing, printList, printOne } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

interface Given extends Which, Format, HowMuch {
  readonly on?: string
  readonly dryRun?: boolean
}

/** `billhook revalue`: posts what exchange rates brought up to the end of a day, or lists the days that were. */
export function revalueCommand(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('revalue'))))
    .description('Post what exchange rates brought up to the end of a day, or list such days.')
    .option('--on <date>', 'the end of a period', dateOf)
    .option('--dry-run', 'only show what would be posted')
    .action((given: Given) =>
      withClient(setting, given, async (client) => {
        if (given.on === undefined) {
          const rows = rowsOf((query) => client.get('/v1/revaluations', { query }), given)
          return printList(rows, COLUMNS, given, 'The books were never revalued.')
        }
        const asked = { body: { on: given.on } }
        const told = given.dryRun
          ? (await client.dryRun('/v1/revaluations', asked)).answer
          : await client.post('/v1/revaluations', asked)
        await printOne(told, given, text)
      }),
    )
  return manual(command, {
    about: `Posted in your own currency: what was realised since the revaluation before, for good, and what
is unrealised, which goes back the day after. A day that is told again posts the difference, and
so does every later one. Without --on it lists the days at whose end the books were revalued.`,
    examples: [
      'billhook revalue --on 2026-03-31 --dry-run',
      'billhook revalue --on 2026-03-31',
      'billhook revalue',
    ],
  })
}

const COLUMNS: readonly Column<Revaluation>[] = [
  { head: 'DAY', name: 'day', of: ({ day }) => day },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  {
    head: 'REALISED',
    name: 'realised',
    of: ({ realised, currency }) => money(realised, currency),
    right: true,
  },
  {
    head: 'UNREALISED',
    name: 'unrealised',
    of: ({ unrealised, currency }) => money(unrealised, currency),
    right: true,
  },
  { head: 'RETURNED', name: 'returnedOn', of: ({ returnedOn }) => returnedOn },
  { head: 'BY', name: 'actor', of: ({ actor }) => actor, shrinks: true },
]

const text = ({ day, currency, realised, unrealised, returnedOn }: Revaluation): string =>
  factsOf([
    ['At the end of', day],
    ['Realised', moneyText(realised, currency)],
    ['Unrealised', moneyText(unrealised, currency)],
    ['Goes back on', returnedOn],
  ])
