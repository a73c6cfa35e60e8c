import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { launchServer } from './server-process.ts'
import type { Launch } from './server-process.ts'
import { StartRefused } from './start-refused.ts'

/** Deaths within this time count together; more of them than `mostDeaths` and the server is given up. */
const deathWindowMs = 60_000
const mostDeaths = 5

export interface Supervised {
  pid(): number | undefined
  stop(): Promise<void>
}

/** Starts the server and starts it again whenever it dies before `stop` is called. */
export async function superviseServer(
  launch: Launch & { onGiveUp: (reason: Error) => void },
): Promise<Supervised> {
  let child = await launchServer(launch)
  let stopping = false
  let restarting: Promise<void> | undefined
  let deaths: number[] = []

  const watch = (): void => {
    running.add(child)
    child.once('exit', () => {
      running.delete(child)
      if (!stopping) restarting = restart()
    })
    if (hasEnded(child)) child.emit('exit', child.exitCode, child.signalCode)
  }

  const restart = async (): Promise<void> => {
    const now = Date.now()
    deaths = [...deaths.filter((death) => now - death < deathWindowMs), now]
    launch.log(
      `The database server ended unexpectedly; starting it again (${deaths.length} in the last minute)`,
    )
    try {
      if (deaths.length > mostDeaths) {
        throw new StartRefused(
          'engine_would_not_start',
          `The database server ended ${deaths.length} times within a minute.`,
        )
      }
      await sleep(100 * 2 ** (deaths.length - 1))
      if (stopping) return
      child = await launchServer(launch)
      watch()
    } catch (err) {
      launch.log(`The database server is given up: ${String(err)}`)
      launch.onGiveUp(err instanceof Error ? err : new Error(String(err)))
    }
  }

  watch()
  return {
    pid: () => (hasEnded(child) ? undefined : child.pid),
    async stop() {
      stopping = true
      await restarting
      await endChild(child)
    },
  }
}

// A program that ends without stopping its server (an uncaught error, process.exit) still tells it to stop.
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGINT')
})

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Fast shutdown; an immediate one after half a minute. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.ref()
  child.kill('SIGINT')
  const harsher = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await ended
  clearTimeout(harsher)
}
