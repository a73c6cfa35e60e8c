import { Command } from 'commander'
import { BillhookClient } from '../../client/client.ts'
import { BillhookProblem } from '../../client/problem.ts'
import type { Organization } from '../../contract/organization.ts'
import { MOST_A_MINUTE, NoTrade, runNamed, Simulator } from '../../simulator/simulator.ts'
import type { Counts } from '../../simulator/tally.ts'
import { manual } from '../manual.ts'
import type { Env, Setting } from '../setting.ts'
import { BadUsage, CannotServe } from '../failure.ts'

interface Given {
  readonly url: string
  readonly key?: string
  readonly rate: string
  readonly seconds?: string
  readonly count?: string
  readonly seed?: string
  readonly json?: boolean
}

/** `billhook simulate`: lives a business against a server that runs, as its profile says. */
export function simulateCommand({ env }: Setting): Command {
  const command = new Command('simulate')
    .description('Live a business against a server that runs: work is told of, invoices go out and are paid.')
    .option('--url <url>', 'the server', 'http://127.0.0.1:3000')
    .option('--key <key>', 'an API key of the organization (default: BILLHOOK_KEY)')
    .option('--rate <acts>', `acts a minute, up to ${MOST_A_MINUTE}`, '60')
    .option('--seconds <seconds>', 'end after so long')
    .option('--count <acts>', 'end after so many acts')
    .option('--seed <number>', 'the same number tells the same work')
    .option('--json', 'write the summary as JSON')
    .action(async (given: Given) => {
      if (!URL.canParse(given.url))
        throw new BadUsage(`"${given.url}" is not an address; write one such as http://127.0.0.1:3000.`)
      const rate = wholeOf('rate', given.rate, MOST_A_MINUTE)
      const seconds = given.seconds === undefined ? null : wholeOf('seconds', given.seconds, 86_400)
      const count = given.count === undefined ? null : wholeOf('count', given.count, 10_000_000)
      const begun = Date.now()
      const seed = given.seed === undefined ? begun % 2 ** 31 : wholeOf('seed', given.seed, 2 ** 31)
      const client = new BillhookClient({ url: given.url, key: keyOf(given, env) })
      const organization = await ownOrganization(client)
      const simulator = simulatorOf({
        client,
        organization,
        rate,
        seed,
        run: runNamed(begun),
        ...(count === null ? {} : { count }),
      })
      const from = performance.now()
      await live(simulator, seconds, organization)
      const took = (performance.now() - from) / 1000
      const { counts } = simulator
      process.stdout.write(
        given.json ? `${asJson(organization, took, counts)}\n` : summary(organization, took, counts),
      )
    })
  return manual(command, {
    about: ABOUT,
    examples: [
      'billhook simulate --key bh_… --rate 600 --seconds 60',
      'billhook simulate --url https://billing.example.com --count 1000 --json',
    ],
    one: 'the server does not answer',
  })
}

/** Runs until its time or count is over, or somebody presses Ctrl+C; shows how it goes to who watches. */
async function live(simulator: Simulator, seconds: number | null, { name }: Organization): Promise<void> {
  const stop = (): void => simulator.stop()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const over = seconds === null ? undefined : setTimeout(stop, seconds * 1000)
  const watched = process.stderr.isTTY
  const show = watched
    ? setInterval(() => process.stderr.write(`\r\u001b[K${name}: ${progress(simulator.counts)}`), 250)
    : undefined
  try {
    await simulator.run()
  } catch (err) {
    throw err instanceof BillhookProblem ? new CannotServe(sentenceOf(err)) : err
  } finally {
    clearTimeout(over)
    clearInterval(show)
    if (watched) process.stderr.write('\r\u001b[K')
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

async function ownOrganization(client: BillhookClient): Promise<Organization> {
  const { items } = await client.get('/v1/organizations').catch((err: unknown) => {
    throw err instanceof BillhookProblem ? new CannotServe(sentenceOf(err)) : err
  })
  const [own] = items
  if (own) return own
  throw new CannotServe('The organization of this key is not there.')
}

function simulatorOf(options: ConstructorParameters<typeof Simulator>[0]): Simulator {
  try {
    return new Simulator(options)
  } catch (err) {
    throw err instanceof NoTrade ? new CannotServe(err.message) : err
  }
}

const sentenceOf = ({ message, problem }: BillhookProblem): string =>
  problem?.remedy ? `${message} ${problem.remedy}` : message

function keyOf({ key }: Given, env: Env): string {
  const found = key ?? env['BILLHOOK_KEY']
  if (found === undefined || found === '')
    throw new BadUsage('The server asks for an API key: --key, or BILLHOOK_KEY.')
  return found
}

/** A whole number from 1, from text. */
function wholeOf(name: string, text: string, most: number): number {
  const value = Number(text)
  if (/^\d{1,12}$/.test(text) && value >= 1 && value <= most) return value
  throw new BadUsage(`--${name} is "${text}"; write a whole number from 1 to ${most}.`)
}

const shown = (count: number): string => count.toLocaleString('en-US')

const progress = ({ acts, invoices, payments, refused, failed, p50 }: Counts): string =>
  `${shown(acts)} acts, ${shown(invoices)} invoices, ${shown(payments)} payments, ` +
  `${shown(refused + failed)} not done, ${p50.toFixed(0)} ms`

const asJson = ({ slug }: Organization, seconds: number, counts: Counts): string =>
  JSON.stringify({
    organization: slug,
    seconds: rounded(seconds),
    ...counts,
    p50: rounded(counts.p50),
    p95: rounded(counts.p95),
  })

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function summary({ name }: Organization, seconds: number, counts: Counts): string {
  const { acts, told, done, nothing, refused, failed, invoices, finished, payments, p50, p95 } = counts
  return `${name}: ${shown(acts)} acts in ${seconds.toFixed(1)} s, ${(acts / seconds).toFixed(1)} a second.
  ${shown(told)} events told, ${shown(invoices)} documents made, ${shown(finished)} sent, confirmed or published, ${shown(payments)} payments
  ${shown(done)} done, ${shown(nothing)} with nothing to do, ${shown(refused)} refused, ${shown(failed)} failed
  answered in ${p50.toFixed(0)} ms as a rule, in ${p95.toFixed(0)} ms 95 times of 100
`
}

const ABOUT = `What is told follows from how the organization bills. Everything goes through the API, as real work would: the
documents and payments are real ones of that organization, so point it at books made for trying.

It ends with Ctrl+C too: what is under way is answered first.`
