import { once } from 'node:events'
import { Command } from 'commander'
import { seedDemo } from '../../demo/seed.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import type { Setting } from '../setting.ts'
import { type Settings, settingsFrom } from '../settings.ts'

interface Given {
  readonly demo?: boolean
  readonly port?: string
  readonly host?: string
}

const listening = (command: Command): Command =>
  command
    .option('--port <port>', 'where to listen (default: PORT, or 3000)')
    .option('--host <host>', 'address to listen on (default: HOST, or 127.0.0.1)')

/** `billhook serve`: HTTP, the interface and the jobs, until it is told to stop. */
export function serveCommand(setting: Setting): Command {
  const command = listening(new Command('serve'))
    .description('Serve the interface and the API, and run the jobs.')
    .option('--demo', 'fill an empty installation with four demo businesses and let anybody in')
    .action((given: Given) => serveUntilStopped(setting, settingsFrom(setting.env, given)))
  return manual(command, {
    about: `It holds the data folder while it runs; other commands then speak to it with --url
and --key. SIGTERM or Ctrl+C stops it: requests under way end, then jobs, then the
database.`,
    examples: ['billhook serve', 'billhook serve --port 8080', 'BILLHOOK_DATA=/srv/billhook billhook serve'],
    one: 'it could not start',
  })
}

/** `billhook demo`: the same on a folder of its own, filled with four businesses. */
export function demoCommand(setting: Setting): Command {
  const command = listening(new Command('demo'))
    .description('Look at it: four businesses with fourteen months of their work.')
    .option('--data <folder>', 'where the demo is kept', './billhook-demo')
    .action(({ data, ...given }: Given & { data: string }) => {
      const env = { ...setting.env, BILLHOOK_DATA: data, DATABASE_URL: undefined }
      return serveUntilStopped(setting, settingsFrom(env, { ...given, demo: true }))
    })
  return manual(command, {
    about: `Prints the link to open; anybody who can reach it may look around. The demo has a
folder of its own and touches no other books. Remove the folder to begin anew.`,
    examples: ['billhook demo', 'billhook demo --port 8080'],
    one: 'it could not start',
  })
}

async function serveUntilStopped({ doors, end }: Setting, settings: Settings): Promise<void> {
  const stopped = stopSignal()
  const opened = await doors.open(settings, (line) => note(`billhook: ${line}`))
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
  process.stdout.write(greeting(served.url, served.owner))
  await stopped
  process.stdout.write('Stopping.\n')
  await served.stop()
  end(0)
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the program at once. */
async function stopSignal(): Promise<void> {
  const stop = new AbortController()
  await Promise.race(
    ['SIGINT', 'SIGTERM'].map((name) => once(process, name, { signal: stop.signal }).catch(() => {})),
  )
  stop.abort()
}

function greeting(url: string, owner: string | null): string {
  return `
  Billhook is running.

    Look here          ${owner === null ? url : `${url}${owner}`}
    API reference      ${url}/docs
    OpenAPI document   ${url}/openapi.json
${owner === null ? '' : '\n  The link makes whoever opens it first the owner: keep it to yourself. It is good once.\n'}
  Stop it with Ctrl+C.
`
}
