import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { StartRefused } from './start-refused.ts'

/**
 * As whom the server runs. PostgreSQL refuses root, so a program started by root (as in most containers) gives the
 * server to `nobody`, which needs no account to be made. Where nobody could not reach the programs or the data (a home
 * folder closed to others), a user namespace is used instead, in which our own files belong to nobody. The same helps
 * an ordinary user without a name (a container started with a number), whom initdb refuses.
 */
export type ServerUser = { kind: 'self' } | { kind: 'nobody'; id: number } | { kind: 'namespace' }

const nobody = 65534
const namespace = ['--user', `--map-user=${nobody}`]

/** Chooses for these absolute folders; every folder above them counts too. */
export function chooseServerUser(folders: readonly string[]): ServerUser {
  if (process.getuid?.() !== 0) return hasName() || !maySplitOff() ? { kind: 'self' } : { kind: 'namespace' }
  const closed = folders.map(closedToOthers).find((folder) => folder !== undefined)
  if (closed === undefined && mayBecomeNobody()) return { kind: 'nobody', id: nobody }
  if (maySplitOff()) return { kind: 'namespace' }
  throw new StartRefused(
    'data_folder_unfit',
    'PostgreSQL does not run as root, and it cannot be given to another user here' +
      (closed === undefined ? '. ' : `: the folder ${closed} is closed to others. `) +
      'Start Billhook as an ordinary user, or use folders that others may enter.',
  )
}

/** The first folder, from this one upward, that a stranger may not pass through. */
function closedToOthers(folder: string): string | undefined {
  if ((statSync(folder).mode & 0o001) === 0) return folder
  return folder === dirname(folder) ? undefined : closedToOthers(dirname(folder))
}

/** A root without the rights of root (a container that dropped them) cannot become somebody else. */
function mayBecomeNobody(): boolean {
  const { error } = spawnSync('true', { uid: nobody, gid: nobody, cwd: '/', stdio: 'ignore' })
  return !(error && 'code' in error && error.code === 'EPERM')
}

function maySplitOff(): boolean {
  return (
    process.platform === 'linux' &&
    spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0
  )
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Makes a folder and all in it belong to the server's user, where this program is root and it does not already. */
export function giveToServer(user: ServerUser, folder: string): void {
  if (user.kind === 'self') return
  const owner = user.kind === 'nobody' ? user.id : (process.getuid?.() ?? 0)
  if (lstatSync(folder).uid === owner) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chownSync(path, owner, owner)
  }
  chownSync(folder, owner, owner) // last: an interrupted run is seen by this one and done again
}

/** Starts a program as the server's user, outside this program's terminal and folder. */
export function spawnAs(
  user: ServerUser,
  program: string,
  args: readonly string[],
  given: { env: Readonly<Record<string, string>>; stdio: StdioOptions },
): ChildProcess {
  const options = {
    cwd: '/', // ours may be closed to the server's user
    detached: true, // Ctrl-C in a terminal must reach this program only, which then stops the server in order
    stdio: given.stdio,
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...given.env },
  }
  if (user.kind === 'nobody') return spawn(program, args, { ...options, uid: user.id, gid: user.id })
  if (user.kind === 'namespace') return spawn('unshare', [...namespace, program, ...args], options)
  return spawn(program, args, options)
}
