import { Command } from 'commander'
import { csvRows } from '../../adapters/csv/rows.ts'
import { NotInEncoding, textOf } from '../../adapters/csv/text-of.ts'
import type { ExchangeRate, ExchangeRatesNew, ExchangeRatesSet } from '../../contract/exchange-rate.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage, CannotServe } from '../failure.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited } from '../options.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

type Asked = Which & Format
type RateNew = ExchangeRatesNew['rates'][number]

/** `billhook rate set`, `list` and `import`. */
export function rateCommand(setting: Setting): Command {
  const command = new Command('rate').description('Exchange rates by day.')
  for (const part of [set, list, importRates]) command.addCommand(part(setting))
  return command
}

function set(setting: Setting): Command {
  const command = showing(connecting(new Command('set')))
    .description('Set what a currency is worth from a day on.')
    .argument('<currency>', 'of which currency: EUR')
    .argument('<rate>', 'what one unit of it is worth: 1.0842')
    .requiredOption('--on <date>', 'from this day on', dateOf)
    .option('--in <currency>', 'worth in this currency (default: your own)')
    .action((currency: string, rate: string, given: Asked & { on: string; in?: string }) =>
      withClient(setting, given, async (client) => {
        const told: RateNew = { currency, rate, day: given.on, ...(given.in && { base: given.in }) }
        await printOne(await client.post('/v1/exchange-rates', { body: { rates: [told] } }), given, text)
      }),
    )
  return manual(command, {
    about: `The rate of a day is the newest on or before it. Setting another for the same day keeps the
one before as it was and counts from now on. Reports "in base" use them.`,
    examples: ['billhook rate set EUR 1.0842 --on 2026-03-02'],
  })
}

const COLUMNS: readonly Column<ExchangeRate>[] = [
  { head: 'DAY', name: 'day', of: ({ day }) => day },
  { head: 'OF', name: 'currency', of: ({ currency }) => currency },
  { head: 'IN', name: 'base', of: ({ base }) => base },
  { head: 'RATE', name: 'rate', of: ({ rate }) => rate, right: true },
  { head: 'BY', name: 'actor', of: ({ actor }) => actor, shrinks: true },
  { head: 'REPLACED', name: 'replaced', of: ({ replaced }) => (replaced ? 'yes' : null) },
]

function list(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('list'))))
    .description('List exchange rates, the newest days first.')
    .option('--currency <code>', 'only of this currency')
    .option('--on <date>', 'only of this day and before', dateOf)
    .action((given: Asked & HowMuch & { currency?: string; on?: string }) =>
      withClient(setting, given, async (client) => {
        const query = {
          ...(given.currency === undefined ? {} : { currency: given.currency }),
          ...(given.on === undefined ? {} : { on: given.on }),
        }
        const rows = rowsOf(
          (page) => client.get('/v1/exchange-rates', { query: { ...query, ...page } }),
          given,
        )
        await printList(rows, COLUMNS, given, 'No exchange rates.')
      }),
    )
  return manual(command, { examples: ['billhook rate list --currency EUR --on 2026-03-31'] })
}

/** So many go with one request. */
const MOST = 1000

function importRates(setting: Setting): Command {
  const command = showing(connecting(new Command('import')))
    .description('Set exchange rates from a CSV file.')
    .argument('<file>', 'the file; - is standard input')
    .action((file: string, given: Asked) =>
      withClient(setting, given, async (client) => {
        const rates = await ratesIn(file)
        const told: ExchangeRatesSet = { recorded: [], unchanged: 0 }
        for (let at = 0; at < rates.length; at += MOST) {
          const body = { rates: rates.slice(at, at + MOST) }
          const { recorded, unchanged } = await client.post('/v1/exchange-rates', { body })
          told.recorded.push(...recorded)
          told.unchanged += unchanged
        }
        await printOne(told, given, text)
      }),
    )
  return manual(command, {
    about: `The first line names the columns: currency, day, rate, and base where rates are not worth in
your own currency. What stands already is left alone, so that a file may be read again.
A thousand rates are set together or not at all.`,
    examples: ['billhook rate import rates.csv'],
  })
}

/** The rates of a file. Throws `BadUsage` that names the line. */
async function ratesIn(file: string): Promise<RateNew[]> {
  let names: readonly string[] | null = null
  const rates: RateNew[] = []
  try {
    for await (const row of csvRows(textOf(file, 'utf-8'), ',')) {
      if ('fault' in row) throw new BadUsage(`${file}, line ${row.number}: it cannot be read as CSV.`)
      const fields = row.fields.map((field) => field.trim())
      if (!names) {
        names = fields
        const lacking = ['currency', 'day', 'rate'].filter((name) => !fields.includes(name))
        if (lacking.length > 0) throw new BadUsage(`${file}: the first line names no ${lacking.join(', ')}.`)
        continue
      }
      const of = (name: string): string => fields[names!.indexOf(name)] ?? ''
      const base = of('base')
      rates.push({ currency: of('currency'), day: of('day'), rate: of('rate'), ...(base && { base }) })
    }
  } catch (failure) {
    if (failure instanceof NotInEncoding) throw new BadUsage(`${file}: ${failure.message}`)
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CannotServe(`${file}: there is no such file.`)
    throw failure
  }
  if (rates.length === 0) throw new BadUsage(`${file} has no rates.`)
  return rates
}

const text = ({ recorded, unchanged }: ExchangeRatesSet): string => {
  const [first] = recorded
  if (recorded.length === 1 && first)
    return `From ${first.day} on, 1 ${first.currency} is ${first.rate} ${first.base}.\n`
  return `${recorded.length} set, ${unchanged} as they were.\n`
}
