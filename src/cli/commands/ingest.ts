import { Command } from 'commander'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { carryTo, checkForm } from '../ingest/carry.ts'
import { type Carry, ingestRows, type Tally } from '../ingest/ingest.ts'
import { progressBeside } from '../ingest/progress-file.ts'
import { readCsvMapping } from '../ingest/csv-document.ts'
import { eventsOfCsv } from '../ingest/csv-events.ts'
import { eventsOfNdjson } from '../ingest/rows.ts'
import { summary, teller } from '../ingest/teller.ts'
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
    .option('--dry-run', 'only say what would be refused by its form; nothing is sent')
    .action(async (file: string, given: Given) => {
      if (given.mapping !== undefined && given.resume)
        throw new BadUsage('A CSV file cannot be resumed: tell it again, each event is carried out once.')
      if (file === '-' && given.resume) throw new BadUsage('Standard input cannot be resumed: name a file.')
      const tally = given.dryRun
        ? await run(file, given, checkForm, 'nobody')
        : await withClient(setting, given, (client) =>
            run(file, given, carryTo(client), booksOf(setting, given)),
          )
      await printOne(given.dryRun ? formOf(tally) : tally, given, () => text(tally, given))
      if (tally.refused > 0) setting.end(1)
    })
  return manual(command, {
    about: `Each event is carried out once, however often it is sent, so a file may always be
told again. A row that is refused is named with what is wrong and how to mend it;
the others are carried out all the same. Memory stays flat, however long the file.

--resume notes in FILE.billhook-progress how far it came, and removes that file at
the end. A row of the --errors file has the line, code, message, remedy and the row.`,
    examples: [
      'billhook ingest events.ndjson --organization northside',
      'billhook ingest big.ndjson --resume --errors refused.ndjson',
      'billhook ingest jobs.csv --mapping jobs.mapping.json',
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

/** A dry run knows of form only. */
const formOf = ({ read, refused }: Tally) => ({ read, wellFormed: read - refused, refused })

function text(tally: Tally, { dryRun, errors }: Given): string {
  const where = errors === undefined || tally.refused === 0 ? '' : ` The rows refused are in ${errors}.`
  if (!dryRun) return `${summary(tally)}${where}\n`
  const { read, wellFormed, refused } = formOf(tally)
  const shown = (count: number): string => count.toLocaleString('en-US')
  return `${shown(read)} ${read === 1 ? 'event' : 'events'}: ${shown(wellFormed)} well formed, ${shown(refused)} refused. Nothing was sent.${where}\n`
}
