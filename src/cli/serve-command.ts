import { once } from 'node:events'
import { Command } from 'commander'
import { seedDemo } from '../demo/seed.ts'
import type { Doors, Env } from './cli.ts'
import { settingsFrom } from './settings.ts'

/** `billhook serve`: HTTP, the interface and the jobs, until it is told to stop. */
export function serveCommand(env: Env, doors: Doors, end: (exitCode: number) => void): Command {
  return new Command('serve')
    .description('Serve the interface and the API, and run the jobs.')
    .option('--demo', 'fill an empty installation with four demo businesses and let anybody in')
    .option('--port <port>', 'where to listen (default: PORT, or 3000)')
    .option('--host <host>', 'address to listen on (default: HOST, or 127.0.0.1)')
    .action(async (given: { demo?: boolean; port?: string; host?: string }) => {
      const settings = settingsFrom(env, given)
      const stopped = stopSignal()
      const opened = await doors.open(settings, (line) => process.stderr.write(`billhook: ${line}\n`))
      try {
        if (settings.demo) await seedDemo(opened.world, (line) => process.stdout.write(`${line}\n`))
      } catch (err) {
        await opened.close()
        throw err
      }
      const served = await doors.serve(opened, settings).catch(async (err: unknown) => {
        await opened.close()
        throw err
      })
      process.stdout.write(greeting(served.url, served.enter, settings.demo))
      await stopped
      process.stdout.write('Stopping.\n')
      await served.stop()
      end(0)
    })
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the program at once. */
async function stopSignal(): Promise<void> {
  const stop = new AbortController()
  await Promise.race(
    ['SIGINT', 'SIGTERM'].map((name) => once(process, name, { signal: stop.signal }).catch(() => {})),
  )
  stop.abort()
}

function greeting(url: string, enter: string, demo: boolean): string {
  const look = demo ? url : `${url}${enter}`
  return `
  Billhook is running.

    Look here          ${look}
    API reference      ${url}/docs
    OpenAPI document   ${url}/openapi.json
${demo ? '' : '\n  The link lets in whoever opens it as operator of this installation: keep it to yourself.\n'}
  Stop it with Ctrl+C.
`
}
