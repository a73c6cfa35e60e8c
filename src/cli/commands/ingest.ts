import { Command } from 'commander'
import { connecting, namesBooks, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { carryTo, checkForm, showBy } from '../ingest/carry.ts'
import { type Carry, ingestRows, type Tally } from '../ingest/ingest.ts'
import { progressBeside } from '../ingest/progress-file.ts'
import { readCsvMapping } from '../ingest/csv-document.ts'
import { eventsOfCsv } from '../ingest/csv-events.ts'
import { eventsOfNdjson } from '../ingest/rows.ts'
import { formSummary, summary, teller, trialSummary } from '../ingest/teller.ts'
import { manual } from '../manual.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'

interface Given extends Which, Format {
  readonly resume?: boolean
  readonly errors?: string
  readonly dryRun?: boolean
  readonly mapping?: string
}

/** `billhook ingest FILE|-`: work events from NDJSON, one on each line, or from CSV. */
export function ingestCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('ingest')))
    .description('Take work events from a file: one JSON event on each line, or CSV.')
    .argument('<file>', 'the file; "-" reads standard input')
    .option('--mapping <file>', 'the file is CSV, and this JSON says how its rows become events')
    .option('--resume', 'go on where an earlier run with --resume was ended')
    .option('--errors <file>', 'write the rows that are refused there, as JSON, with why')
    .option('--dry-run', 'say what would become of each row, and change nothing')
    .action(async (file: string, given: Given) => {
      if (given.mapping !== undefined && given.resume)
        throw new BadUsage('A CSV file cannot be resumed: tell it again, each event is carried out once.')
      if (file === '-' && given.resume) throw new BadUsage('Standard input cannot be resumed: name a file.')
      const { tally, line } = given.dryRun
        ? await tryOut(setting, file, given)
        : await carryOut(setting, file, given)
      await printOne(tally, given, () => `${line}${whereRefused(tally, given)}\n`)
      if (tally.refused > 0) setting.end(1)
    })
  return manual(command, {
    about: `Each event is carried out once, however often it is sent, so a file may always be
told again. A row that is refused is named with what is wrong and how to mend it;
the others are carried out all the same. Memory stays flat, however long the file.

--resume notes in FILE.billhook-progress how far it came, and removes that file at
the end. A row of the --errors file has the line, code, message, remedy and the row.

--dry-run asks the books that are named (--url, --organization or BILLHOOK_DATA, say)
what would become of each event: what is refused, how many documents are made. All
of it is taken back. They are asked for a thousand events at a time, and no thousand
sees what those before it would have done: an event that is told twice counts twice
when it stands far apart. Where no books are named, only form is looked at.`,
    examples: [
      'billhook ingest events.ndjson --organization northside',
      'billhook ingest big.ndjson --resume --errors refused.ndjson',
      'billhook ingest jobs.csv --mapping jobs.mapping.json',
      'billhook ingest big.ndjson --dry-run --organization northside',
      'cat events.ndjson | billhook ingest - --url http://127.0.0.1:3000 --key bh_…',
    ],
    one: 'some rows were refused',
  })
}

/** Whose books a note about progress is about. */
const booksOf = ({ env }: Setting, { url, organization }: Given): string =>
  [
    url ?? env['BILLHOOK_URL'] ?? env['BILLHOOK_DATA'] ?? '',
    organization ?? env['BILLHOOK_ORGANIZATION'] ?? '',
  ].join(' ')

async function run(
  file: string,
  { resume, errors, dryRun, mapping }: Given,
  carry: Carry,
  books: string,
): Promise<Tally> {
  const progress = resume && !dryRun ? progressBeside(file, books) : null
  const rows =
    mapping === undefined ? eventsOfNdjson(file, progress?.from) : eventsOfCsv(file, readCsvMapping(mapping))
  const told = await teller(errors)
  try {
    const tally = await ingestRows(rows, carry, {
      refused: told.refused,
      async settled(tallied, last) {
        if (last.reached) progress?.note(last.reached)
        await told.settled(tallied, last)
      },
    })
    progress?.remove()
    return tally
  } finally {
    await told.close()
  }
}

/** What is printed at the end: the figures, and as a sentence. */
interface Told {
  readonly tally: { readonly refused: number }
  readonly line: string
}

async function carryOut(setting: Setting, file: string, given: Given): Promise<Told> {
  const tally = await withClient(setting, given, (client) =>
    run(file, given, carryTo(client), booksOf(setting, given)),
  )
  return { tally, line: summary(tally) }
}

/** What would become of the rows in the books that are named; of their form alone where none are. */
async function tryOut(setting: Setting, file: string, given: Given): Promise<Told> {
  if (!namesBooks(setting, given)) {
    const { read, refused } = await run(file, given, checkForm, 'nobody')
    const tally = { read, wellFormed: read - refused, refused }
    return { tally, line: formSummary(tally) }
  }
  let documents = 0
  const add = (made: number): void => void (documents += made)
  const tally = await withClient(setting, given, (client) =>
    run(file, given, showBy(client, add), booksOf(setting, given)),
  )
  const tried = { ...tally, documents }
  return { tally: tried, line: trialSummary(tried) }
}

const whereRefused = ({ refused }: Told['tally'], { errors }: Given): string =>
  errors === undefined || refused === 0 ? '' : ` The rows refused are in ${errors}.`
