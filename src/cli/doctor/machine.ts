import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { keyFile, knownInstallationKey } from '../../adapters/installation-key.ts'
import { locateBinaries } from '../../store/engine/binaries.ts'
import { lockFolder } from '../../store/engine/folder-lock.ts'
import { StartRefused } from '../../store/engine/start-refused.ts'
import type { Settings } from '../settings.ts'
import { type Check, fail, ok, warn } from './check.ts'

const NODE_NEEDED = 24

export function node(version: string = process.versions.node): Check {
  if (Number(version.split('.')[0]) >= NODE_NEEDED) return ok('Node', version)
  return fail('Node', `${version} is too old.`, `Install Node ${NODE_NEEDED} or newer from nodejs.org.`)
}

/** The nearest folder that is there. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)))

export function dataFolder({ dataFolder: folder }: Settings): Check {
  const name = 'Data folder'
  const there = nearest(folder)
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return fail(
      name,
      `${there} may not be written by this account.`,
      `Give it to this account, or choose another with BILLHOOK_DATA.`,
    )
  }
  if (there !== folder) return ok(name, `${folder} is not there yet; it is made when it is needed.`)
  if (!statSync(folder).isDirectory())
    return fail(name, `${folder} is no folder.`, 'Choose another with BILLHOOK_DATA.')
  if ((statSync(folder).mode & 0o022) !== 0)
    return fail(name, `Others may write in ${folder}.`, `Take that from them: chmod go-w ${folder}`)
  return ok(name, folder)
}

const LITTLE = 1e9
const TOO_LITTLE = 1e8

export function freeSpace({ dataFolder: folder }: Settings): Check {
  const name = 'Free space'
  const { bavail, bsize } = statfsSync(nearest(folder))
  const free = bavail * bsize
  const says = `${(free / 1e9).toLocaleString('en-US', { maximumFractionDigits: 1 })} GB where the data folder is.`
  if (free >= LITTLE) return ok(name, says)
  const remedy = 'Make room: the database stops when it cannot write.'
  return free < TOO_LITTLE ? fail(name, says, remedy) : warn(name, says, remedy)
}

/** Who holds the data folder. */
export function lock({ dataFolder: folder }: Settings): Check {
  const name = 'Lock'
  if (!existsSync(folder)) return ok(name, 'Nobody holds the data folder.')
  try {
    lockFolder(folder).release()
    return ok(name, 'Nobody holds the data folder.')
  } catch (err) {
    const why = err instanceof Error ? err.message : String(err)
    if (!(err instanceof StartRefused))
      return fail(name, `It cannot be locked: ${why}`, 'Keep the data folder on a disk of this machine.')
    const by = /\((process [^)]*)\)/.exec(why)?.[1]
    return ok(name, `Billhook runs on the data folder${by === undefined ? '' : `: ${by}`}.`)
  }
}

export function binaries({ dataFolder: folder }: Settings): Check {
  const name = 'Server binaries'
  const remedy = 'Install the packages again with "npm ci", or name a server of your own in DATABASE_URL.'
  try {
    const { postgres, env } = locateBinaries(join(folder, 'lib'))
    const said = spawnSync(postgres, ['--version'], { env: { ...env }, encoding: 'utf8' })
    if (said.status === 0) return ok(name, said.stdout.trim())
    return fail(name, `${postgres} does not run: ${(said.error?.message ?? said.stderr).trim()}`, remedy)
  } catch (err) {
    return fail(name, err instanceof Error ? err.message : String(err), remedy)
  }
}

export function installationKey({ dataFolder: folder, secret }: Settings, databaseIsThere: boolean): Check {
  const name = 'Installation key'
  const keepIt = 'Bring back the installation.key that was kept, or set BILLHOOK_SECRET.'
  try {
    const key = knownInstallationKey(folder, secret)
    if (key === null)
      return databaseIsThere
        ? warn(
            name,
            'There is none yet; the next "serve" makes one, which opens no secret sealed before.',
            keepIt,
          )
        : ok(name, 'There is none yet; it is made with the database.')
  } catch (err) {
    return fail(name, err instanceof Error ? err.message : String(err), keepIt)
  }
  if (secret) return ok(name, 'BILLHOOK_SECRET is set.')
  const file = keyFile(folder)
  if ((statSync(file).mode & 0o077) === 0) return ok(name, 'In the data folder, for its owner alone.')
  return fail(name, `Others may read ${file}.`, `Take that from them: chmod 600 ${file}`)
}

/** Whether "serve" could listen, or does already. */
export async function port({ port: number, host }: Settings): Promise<Check> {
  const name = 'Port'
  const server = createServer()
  try {
    server.listen(number, host)
    await once(server, 'listening')
    return ok(name, `${number} on ${host} is free.`)
  } catch (err) {
    if (await billhookAnswers(number, host)) return ok(name, `Billhook answers on ${number}.`)
    const code = (err as NodeJS.ErrnoException).code
    const says =
      code === 'EADDRINUSE'
        ? `${number} on ${host} is taken by another program.`
        : String((err as Error).message)
    return fail(name, says, `Choose another: PORT=${number + 1}`)
  } finally {
    server.close()
  }
}

const billhookAnswers = (number: number, host: string): Promise<boolean> =>
  fetch(`http://${host.includes(':') ? `[${host}]` : host}:${number}/health`, {
    signal: AbortSignal.timeout(2_000),
  })
    .then(async (answer) => ((await answer.json()) as { status?: unknown }).status === 'ok')
    .catch(() => false)
