import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartRefused } from './start-refused.ts'
import { socketFile } from './socket-folder.ts'

/**
 * Ends what an earlier program left on a data folder when it was killed. Called while holding the folder's lock, so no
 * live program owns what is found here. Its server is shut down (not taken over: this program wants to be its parent,
 * to see it end and to know its settings); a process id that has gone to another program since is recognised.
 */
export async function endLeftover(
  data: string,
  socketFolder: string,
  log: (line: string) => void,
): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  const lines = readLines(pidFile)
  const pid = Number(lines[0])
  if (Number.isInteger(pid) && pid > 0) {
    const command = commandOf(pid)
    if (command !== undefined && isServerOf(command, data)) {
      log(`A database server (process ${pid}) was left by a program that was killed; it is stopped first`)
      await endServer(pid, data)
    } else if (command !== undefined && pid !== process.pid) {
      // PostgreSQL would take the stranger for a live server. Its other lines guard against surviving children of a
      // killed server, so the file is not removed: the id becomes our own, which as its parent the server ignores.
      writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'))
    }
  }
  if (await answers(socketFile(socketFolder))) {
    throw new StartRefused(
      'data_folder_in_use',
      `A database server that cannot be seen from here works on the data folder ${data}, perhaps in another container. Stop it first.`,
    )
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The command line of a live process, its arguments parted by zero bytes where the system can; undefined when there is none. */
function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

function isServerOf(command: string, data: string): boolean {
  return (
    command.includes('postgres') &&
    command
      .split(/[\0\n]/)
      .join(' ')
      .includes(` ${data} `)
  )
}

/** Fast shutdown, then an immediate one: the next start recovers what was committed either way. */
async function endServer(pid: number, data: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const end = Date.now() + seconds * 1000
    while (Date.now() < end) {
      const command = commandOf(pid)
      if (command === undefined || !isServerOf(command, data)) return
      await sleep(20)
    }
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(socket)
    line.once('connect', () => {
      line.destroy()
      resolve(true)
    })
    line.once('error', () => resolve(false))
  })
}
