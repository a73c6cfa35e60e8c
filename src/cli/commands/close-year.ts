import { Command } from 'commander'
import type { FiscalYear } from '../../contract/year-close.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage, CannotServe } from '../failure.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { note } from '../output/out.ts'
import { type Format, listing, printList, printOne } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'

interface Asked {
  readonly undo?: boolean
  readonly reason?: string
  readonly yearEnd?: string
}

/** `billhook close-year`: lists fiscal years, closes one, or undoes its close. */
export function closeYearCommand(setting: Setting): Command {
  const command = listing(connecting(new Command('close-year')))
    .description('Take what a fiscal year earned to retained earnings.')
    .argument('[last-day]', 'the last day of the year; without one the years are listed', dateOf)
    .option('--undo', 'open it again')
    .option('--reason <text>', 'why it is opened again')
    .option('--year-end <month-day>', 'from now on fiscal years end on this day, such as 06-30')
    .action((endsOn: string | undefined, given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        if (given.yearEnd !== undefined)
          await client.patch('/v1/fiscal-years', { body: { yearEnd: given.yearEnd } })
        if (endsOn === undefined) {
          const { items } = await client.get('/v1/fiscal-years')
          return printList(items.flatMap(rowsOf), COLUMNS, given, 'No fiscal years.')
        }
        if (!given.undo) {
          const closed = await client.post('/v1/year-closes', { body: { endsOn } })
          await printOne(closed, given, text)
          if (closed.lockThrough !== null)
            note(`Its days are open still: billhook close --soft ${closed.lockThrough}`)
          return
        }
        if (given.reason === undefined) throw new BadUsage('Say why it is opened again: --reason.')
        const { items } = await client.get('/v1/fiscal-years')
        const id = items.find((year) => year.endsOn === endsOn)?.id
        if (!id) throw new CannotServe(`No year that ends on ${endsOn} was closed.`)
        const ask = { params: { id }, body: { reason: given.reason } }
        await printOne(await client.post('/v1/year-closes/{id}/reversal', ask), given, text)
      }),
    )
  return manual(command, {
    about: `The closing entries are dated its last day, or the next open one where that is closed.
Income statements leave them out. A year in which something was booked since is "changed":
closed again it posts the difference.`,
    examples: [
      'billhook close-year',
      'billhook close-year 2025-12-31',
      'billhook close-year 2025-12-31 --undo --reason "The auditor found a bill."',
      'billhook close-year --year-end 06-30',
    ],
  })
}

type Row = Omit<FiscalYear, 'results'> & { readonly result: FiscalYear['results'][number] | null }

const rowsOf = ({ results, ...year }: FiscalYear): Row[] =>
  results.length === 0 ? [{ ...year, result: null }] : results.map((result) => ({ ...year, result }))

const COLUMNS: readonly Column<Row>[] = [
  { head: 'FROM', name: 'startsOn', of: ({ startsOn }) => startsOn },
  { head: 'TO', name: 'endsOn', of: ({ endsOn }) => endsOn },
  { head: 'STATE', name: 'state', of: ({ state }) => state },
  { head: 'CUR', name: 'currency', of: ({ result }) => result?.currency ?? null },
  {
    head: 'NET INCOME',
    name: 'netIncome',
    of: ({ result }) => result && money(result.netIncome, result.currency),
    right: true,
  },
  {
    head: 'CLOSED',
    name: 'closed',
    of: ({ result }) => result && money(result.closed, result.currency),
    right: true,
  },
]

const text = ({ startsOn, endsOn, state, results }: FiscalYear): string =>
  factsOf([
    ['Year', `${startsOn} to ${endsOn}`],
    ['State', state],
    ...results.map(({ currency, netIncome }): [string, string] => [
      `Net income ${currency}`,
      moneyText(netIncome, currency),
    ]),
  ])
