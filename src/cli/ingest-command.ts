import { Command } from 'commander'
import type { Doors, Env } from './cli.ts'
import { readCsvMapping } from './csv-document.ts'
import { eventsOfCsv, type ReadLine } from './csv-events.ts'
import { BadUsage } from './failure.ts'
import { type Carry, ingestLines, type Tally } from './ingest.ts'
import { carryTo } from './ingest-remote.ts'
import { type Line, linesOf } from './ndjson.ts'
import { ingestWorkEvents } from '../operations/ingest-work-event.ts'
import { LOCAL_ACTOR, organizationNamed, withWorld } from './with-world.ts'

interface Given {
  readonly organization?: string
  readonly url?: string
  readonly key?: string
  readonly mapping?: string
}

/** `billhook ingest FILE|-`: work events from NDJSON, one on each line. */
export function ingestCommand(env: Env, doors: Doors, end: (exitCode: number) => void): Command {
  return new Command('ingest')
    .description(
      'Take work events from a file with one JSON event on each line, or from CSV; "-" reads standard input.',
    )
    .argument('<file>', 'the file, or -')
    .option('--organization <short-name>', 'whose events they are, when the database is opened here')
    .option('--url <url>', 'send them to a server that runs, such as http://127.0.0.1:3000')
    .option('--key <key>', 'its API key (default: BILLHOOK_KEY)')
    .option('--mapping <file>', 'the file is CSV, and this JSON says how its rows become events')
    .addHelpText('after', HELP)
    .action(async (file: string, given: Given) => {
      const report = (line: string): void => void process.stderr.write(`${line}\n`)
      const tally =
        given.url === undefined
          ? await here(env, doors, file, given, report)
          : await ingestLines(linesIn(file, given), carryTo(given.url, keyOf(given, env)), report)
      process.stdout.write(`${summary(tally)}\n`)
      if (tally.refused > 0) end(1)
    })
}

async function here(
  env: Env,
  doors: Doors,
  file: string,
  given: Given,
  report: (line: string) => void,
): Promise<Tally> {
  const slug = given.organization
  if (slug === undefined)
    throw new BadUsage(
      'Say whose events they are with --organization, or where to send them with --url and --key.',
    )
  return withWorld(env, doors, async (world) => {
    const orgId = await organizationNamed(world, slug)
    const carry: Carry = (events) => ingestWorkEvents(world, orgId, LOCAL_ACTOR, events)
    return ingestLines(linesIn(file, given), carry, report)
  })
}

/** A file's lines, or with a mapping what its rows come to. */
const linesIn = (file: string, { mapping }: Given): AsyncIterable<Line | ReadLine> =>
  mapping === undefined ? linesOf(file) : eventsOfCsv(file, readCsvMapping(mapping))

function keyOf({ key }: Given, env: Env): string {
  const found = key ?? env['BILLHOOK_KEY']
  if (found === undefined || found === '')
    throw new BadUsage('Sending to a server needs its API key: --key, or BILLHOOK_KEY.')
  return found
}

const shown = (count: number): string => count.toLocaleString('en-US')

const summary = ({ read, done, nothing, repeated, refused }: Tally): string =>
  `${shown(read)} ${read === 1 ? 'event' : 'events'}: ${shown(done)} carried out, ${shown(nothing)} with nothing to do, ` +
  `${shown(repeated)} told before, ${shown(refused)} refused.`

const HELP = `
Each event is carried out once, however often it is sent. A line that is refused is named on standard
error with what is wrong and how to mend it; the others are carried out all the same, and the command
ends with 1.

While "billhook serve" runs on the embedded database it holds the data folder: send to it with --url.`
