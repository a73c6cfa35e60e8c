import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { launchServer } from './server-process.ts'
import type { Launch } from './server-process.ts'

/** Deaths within this time count together: each of them doubles the wait before the next start, up to the longest. */
const deathWindowMs = 60_000
const longestWaitMs = 5_000

export interface Supervised {
  pid(): number | undefined
  stop(): Promise<void>
}

/**
 * Starts the server, and starts it again whenever it ends before `stop` is called, for as long as it takes: what kept it
 * from starting (a full disk, say) may be mended by people while this program lives. Only the first start is refused.
 */
export async function superviseServer(launch: Launch): Promise<Supervised> {
  let child = await launchServer(launch)
  const stopping = new AbortController()
  let restarting: Promise<void> | undefined
  let deaths: number[] = []

  const watch = (): void => {
    running.add(child)
    child.once('exit', () => {
      running.delete(child)
      if (!stopping.signal.aborted) restarting = restart()
    })
    if (hasEnded(child)) child.emit('exit', child.exitCode, child.signalCode)
  }

  const restart = async (): Promise<void> => {
    launch.log('The database server ended unexpectedly; it is started again')
    for (;;) {
      const now = Date.now()
      deaths = [...deaths.filter((death) => now - death < deathWindowMs), now]
      const wait = Math.min(100 * 2 ** (deaths.length - 1), longestWaitMs)
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        child = await launchServer(launch)
        return watch()
      } catch (err) {
        launch.log(`It is tried again: ${err instanceof Error ? err.message : String(err)}`)
      }
    }
  }

  watch()
  return {
    pid: () => (hasEnded(child) ? undefined : child.pid),
    async stop() {
      stopping.abort()
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
