import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartRefused } from './start-refused.ts'

export interface FolderLock {
  release(): void
}

/**
 * Holds a data folder for this program, or refuses with a sentence naming who holds it.
 *
 * A lock file with a process id in it is a guess: the id may be of another container, or have been given to another
 * program since. So the lock is one of the operating system, which goes away with the process however it dies and is
 * seen by every process on the machine. Node has no call for it, but its SQLite takes exactly such a lock on a file;
 * nothing is ever stored in that file. The process id and the time of start stand beside it for people to read.
 */
export function lockFolder(folder: string): FolderLock {
  const holderFile = join(folder, 'billhook.pid')
  const lock = new DatabaseSync(join(folder, 'billhook.lock'))
  try {
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = off; begin exclusive')
  } catch (cause) {
    lock.close()
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === sqliteBusy) {
      throw new StartRefused(
        'data_folder_in_use',
        `The data folder ${folder} is in use by another Billhook program${holder(holderFile)}. ` +
          'Stop that program first, or give this one a data folder of its own.',
      )
    }
    throw cause
  }
  held.add(lock)
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }) + '\n')
  return {
    release() {
      rmSync(holderFile, { force: true })
      held.delete(lock)
      lock.close()
    },
  }
}

// A handle that nobody refers to is collected and closed, and its lock with it: keep them until they are released.
const held = new Set<DatabaseSync>()

const sqliteBusy = 5

function holder(file: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; since: string }
    return ` (process ${pid}, running since ${since})`
  } catch {
    return '' // it is starting or stopping just now
  }
}
