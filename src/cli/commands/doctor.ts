import { Command } from 'commander'
import type { Check } from '../doctor/check.ts'
import { database, isThere } from '../doctor/database.ts'
import * as machine from '../doctor/machine.ts'
import { manual } from '../manual.ts'
import { print } from '../output/out.ts'
import { type Format, showing } from '../output/show.ts'
import { lineWidth, onOneLine, padded, toned, wrapped } from '../output/text.ts'
import type { Setting } from '../setting.ts'
import { type Settings, settingsFrom } from '../settings.ts'

/** `billhook doctor`. */
export function doctorCommand(setting: Setting): Command {
  const command = showing(new Command('doctor'))
    .description('Look whether everything is as Billhook needs it.')
    .action(async ({ json }: Format) => {
      const checks = await examine(settingsFrom(setting.env))
      const healthy = !checks.some(({ state }) => state === 'fail')
      await print(json ? `${JSON.stringify({ healthy, checks }, null, 2)}\n` : checks.map(lineOf).join(''))
      if (!healthy) setting.end(1)
    })
  return manual(command, {
    about: `The machine, the data folder, the database and the key. It changes nothing; a
database that does not run is started for it and stopped again. While "billhook
serve" runs, its database is asked.`,
    examples: ['billhook doctor', 'billhook doctor --json', 'DATABASE_URL=postgres://… billhook doctor'],
    one: 'something fails; a warning alone does not',
  })
}

async function examine(settings: Settings): Promise<Check[]> {
  const embedded = settings.databaseUrl === undefined
  return [
    machine.node(),
    machine.dataFolder(settings),
    ...(embedded ? [machine.freeSpace(settings), machine.lock(settings), machine.binaries(settings)] : []),
    ...(await database(settings)),
    machine.installationKey(settings, isThere(settings)),
    await machine.port(settings),
  ]
}

const TONES = { ok: 'good', warn: 'attention', fail: 'bad' } as const

const INDENT = 24

/** State, what was looked at, and what it says, with the remedy below. */
function lineOf({ check, state, says, remedy }: Check): string {
  const head = `${toned(TONES[state], padded(state, 4, 'left'))}  ${padded(check, INDENT - 8, 'left')}  `
  const texts = remedy === null ? [says] : [says, remedy]
  const lines = texts.flatMap((text) => wrapped(onOneLine(text), lineWidth() - INDENT))
  return `${head}${lines.join(`\n${' '.repeat(INDENT)}`)}\n`
}
