import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import { giveToServer, spawnAs } from './server-user.ts'
import type { ServerUser } from './server-user.ts'
import { StartRefused } from './start-refused.ts'

/** The name of the embedded cluster's superuser: it owns every table, and only migrations use it. */
export const clusterOwner = 'billhook_owner'

/**
 * Makes sure that there is a PostgreSQL cluster in `folder`/postgres that belongs to the server's user, and gives back
 * that path. It is made under another name first: a start killed half-way leaves nothing that looks whole. The name is
 * new each time, for the killed start's initdb may still be at work on the old one.
 */
export async function ensureCluster(folder: string, binaries: Binaries, user: ServerUser): Promise<string> {
  const data = join(folder, 'postgres')
  if (existsSync(data)) {
    refuseOtherMajor(data, binaries.major)
  } else {
    const unfinished = mkdtempSync(join(folder, unfinishedPrefix))
    giveToServer(user, unfinished)
    await initialise(unfinished, binaries, user)
    renameSync(unfinished, data)
  }
  removeUnfinished(folder)
  giveToServer(user, data)
  return data
}

const unfinishedPrefix = 'postgres.new-'

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith(unfinishedPrefix))) {
    try {
      rmSync(join(folder, name), { recursive: true })
    } catch {
      // Still being written by an orphan; it is in nobody's way, and the next start removes it.
    }
  }
}

async function initialise(data: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const args = [
    '-D',
    data,
    '-U',
    clusterOwner,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]
  const child = spawnAs(user, binaries.initdb, args, {
    env: binaries.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const [said, code] = await Promise.all([child.stderr ? text(child.stderr) : '', ended])
  if (code !== 0) {
    throw new StartRefused(
      'engine_would_not_start',
      `The database could not be made in ${data}: ${said.trim()}`,
    )
  }
}

function refuseOtherMajor(data: string, major: string): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new StartRefused(
    'engine_unfit',
    `The data in ${data} was made by PostgreSQL ${made}, and this Billhook brings PostgreSQL ${major}. ` +
      'Export it with the Billhook that made it and import it here.',
  )
}
