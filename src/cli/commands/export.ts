import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { beancountWriter } from '../export/beancount.ts'
import { hledgerWriter } from '../export/hledger.ts'
import { exportBooks } from '../export/books.ts'
import { manual } from '../manual.ts'
import { dateOf } from '../options.ts'
import { print } from '../output/out.ts'
import { progressLine } from '../output/progress-line.ts'
import { wholeFile } from '../output/whole-file.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

const WRITERS = { hledger: hledgerWriter, beancount: beancountWriter }

interface Given extends Which {
  readonly format: keyof typeof WRITERS | 'billhook'
  readonly output: string
  readonly from?: string
  readonly to?: string
}

/** `billhook export`. */
export function exportCommand(setting: Setting): Command {
  const command = connecting(new Command('export'))
    .description('Write the whole journal as hledger or Beancount reads it, or the books whole.')
    .addOption(
      new Option('--format <program>', 'which is to read it')
        .choices([...Object.keys(WRITERS), 'billhook'])
        .makeOptionMandatory(),
    )
    .option('--output <file>', 'where to; "-" is standard output', '-')
    .option('--from <date>', 'only entries dated this day or later', dateOf)
    .option('--to <date>', 'only entries dated this day or earlier', dateOf)
    .action(async (given: Given) => {
      const { output, format } = given
      if (format === 'billhook') return exportBooks(setting, given)
      const journal = { ...given, format }
      if (output === '-') return carry(setting, journal, printAll)
      await wholeFile(output, (to, ended) => carry(setting, journal, (text) => pipeline(text, to), ended))
    })
  return manual(command, {
    about: `Every entry is a transaction: its customer and description, its id, kind, document
and number as tags or metadata, and its postings in exact decimals, the oldest day
first. The chart comes along with the type of each account, and each currency with
its decimals. Characters that mean something to the program are escaped, or where it
knows no way to, written as others: a semicolon as a comma, a bar as a slash.

A file that is there is replaced once the new one is whole. It is written while the
journal is read, and others may go on posting: what they post meanwhile is in it if
it comes later. With --from, what was there before is not carried forward.

--format billhook writes the books of the organization whole, for "billhook import":
compressed lines with a checksum, read in one snapshot from the data folder or
DATABASE_URL. "billhook import --help" says what is not in it.`,
    examples: [
      'billhook export --format hledger --output books.journal',
      'billhook export --format hledger | hledger -f - balancesheet -M',
      'billhook export --format beancount --to 2026-12-31 --output 2026.beancount',
      'billhook export --format billhook --output northside.books',
    ],
  })
}

type Journal = Given & { readonly format: keyof typeof WRITERS }

/** Reads the books that were asked for and hands them over as text, while they are read. */
const carry = (
  setting: Setting,
  given: Journal,
  to: (text: AsyncIterable<string>) => Promise<void>,
  ended?: AbortSignal,
): Promise<void> => withClient(setting, given, (client) => to(journalText(client, given, ended)))

async function printAll(text: AsyncIterable<string>): Promise<void> {
  for await (const part of text) await print(part)
}

const SHOWN_EVERY = 1_000

async function* journalText(
  client: BillhookClient,
  { format, output, from, to }: Journal,
  ended: AbortSignal | undefined,
): AsyncGenerator<string> {
  const until = ended === undefined ? {} : { signal: ended }
  const { name } = await client.get('/v1/organization', until)
  const { items: accounts } = await client.get('/v1/accounts', until)
  const writer = WRITERS[format]({ name, accounts })
  const dates = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const entries = rowsOf(
    (page) => client.get('/v1/journal-entries', { ...until, query: { ...dates, ...page, order: 'oldest' } }),
    { limit: 0, all: true },
  )
  const watched = output === '-' && process.stdout.isTTY ? null : progressLine()
  let written = 0
  try {
    yield writer.head
    for await (const entry of entries) {
      yield writer.entry(entry)
      written += 1
      if (written % SHOWN_EVERY === 0)
        watched?.show(`${written.toLocaleString('en-US')} entries, up to ${entry.date}`)
    }
  } finally {
    watched?.clear()
  }
}
