import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { BillhookClient } from '../client/client.ts'
import { BillhookProblem } from '../client/problem.ts'
import { StartRefused } from '../store/engine/start-refused.ts'
import { BadUsage, CannotServe } from './failure.ts'
import { note } from './output/out.ts'
import { interruptible } from './interruptible.ts'
import type { Env, Setting } from './setting.ts'
import { type Settings, settingsFrom } from './settings.ts'

/** Which books a command line speaks of. */
export interface Which {
  readonly url?: string
  readonly key?: string
  readonly organization?: string
}

/** Gives a command the options that say whose books it speaks of. */
export const connecting = (command: Command): Command =>
  [
    new Option('--url <url>', 'a server that runs (default: BILLHOOK_URL, else the data folder here)'),
    new Option('--key <key>', 'its API key (default: BILLHOOK_KEY)'),
    new Option(
      '--organization <short-name>',
      'whose books, in the data folder (default: BILLHOOK_ORGANIZATION)',
    ),
  ].reduce((all, option) => all.addOption(option.helpGroup('Whose books:')), command)

/** What a command needs: the books of one organization, or the installation with all of them. */
export interface Needs {
  readonly wholeInstallation?: boolean
  /** Makes the database where there is none yet. */
  readonly mayMake?: boolean
}

/**
 * Speaks to the books that the command line names: of a server over the network, or of the data folder through the same
 * API in this process. Throws `BadUsage` when it is not clear whose, `CannotServe` when nobody answers.
 */
export function withClient<T>(
  setting: Setting,
  which: Which,
  use: (client: BillhookClient) => Promise<T>,
  needs: Needs = {},
): Promise<T> {
  const url = which.url ?? said(setting.env, 'BILLHOOK_URL')
  return url === undefined ? withFolder(setting, which, use, needs) : withServer(url, which, setting.env, use)
}

/** Whether it is said where books are, on the command line or in the environment; a folder that happens to be here is not. */
export const namesBooks = ({ env }: Setting, { url, organization }: Which): boolean =>
  [url, organization].some((given) => given !== undefined) ||
  ['BILLHOOK_URL', 'BILLHOOK_ORGANIZATION', 'BILLHOOK_DATA', 'DATABASE_URL'].some(
    (name) => said(env, name) !== undefined,
  )

const said = (env: Env, name: string): string | undefined => env[name] || undefined

async function withServer<T>(
  url: string,
  which: Which,
  env: Env,
  use: (client: BillhookClient) => Promise<T>,
): Promise<T> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new BadUsage(`"${url}" is not an address; write one such as http://127.0.0.1:3000.`)
  if (which.organization !== undefined)
    throw new BadUsage(`The API key says whose books ${url} opens: leave --organization out.`)
  const key = which.key || said(env, 'BILLHOOK_KEY')
  if (key === undefined) throw new BadUsage('A server needs its API key: --key, or BILLHOOK_KEY.')
  try {
    return await use(new BillhookClient({ url, key }))
  } catch (err) {
    if (err instanceof BillhookProblem && err.status === 0)
      throw new CannotServe(`${url} does not answer. Check the address, and that Billhook runs there.`)
    throw err
  }
}

async function withFolder<T>(
  { env, doors }: Setting,
  which: Which,
  use: (client: BillhookClient) => Promise<T>,
  { wholeInstallation = false, mayMake = false }: Needs,
): Promise<T> {
  const settings = settingsFrom(env)
  if (!mayMake) refuseEmptyFolder(settings)
  const opened = await doors.open(settings, (line) => note(`billhook: ${line}`)).catch(sayUseUrl)
  try {
    return await interruptible(await doors.reach(opened, settings), async (fetch) => {
      const client = new BillhookClient({ fetch })
      if (wholeInstallation) return use(client)
      const organization =
        which.organization ?? said(env, 'BILLHOOK_ORGANIZATION') ?? (await theOnlyOne(client))
      return use(new BillhookClient({ fetch, organization }))
    })
  } finally {
    await opened.close()
  }
}

/** Looking at books must not make any. */
export function refuseEmptyFolder({ databaseUrl, dataFolder }: Settings): void {
  if (databaseUrl !== undefined || existsSync(join(dataFolder, 'postgres'))) return
  throw new CannotServe(
    `There is no database in ${dataFolder} yet. Make one with "billhook org create", say where it is with BILLHOOK_DATA, or name a server with --url and --key.`,
  )
}

function sayUseUrl(err: unknown): never {
  if (!(err instanceof StartRefused && err.code === 'data_folder_in_use')) throw err
  const sentence = err.message.replace(/ Stop that program.*$/s, '')
  throw new CannotServe(`${sentence} Speak to it with --url and --key, or stop it first.`)
}

/** The organization that is meant when none is named. */
async function theOnlyOne(client: BillhookClient): Promise<string> {
  const { items } = await client.get('/v1/organizations')
  if (items.length === 1) return items[0]!.slug
  if (items.length === 0)
    throw new CannotServe('Nobody keeps books here yet. Open some with "billhook org create".')
  throw new BadUsage(`Say whose books with --organization: ${items.map(({ slug }) => slug).join(', ')}.`)
}
