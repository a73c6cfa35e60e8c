import { existsSync, statSync } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Command } from 'commander'
import { keyDigest, knownInstallationKey } from '../../adapters/installation-key.ts'
import { backupLines } from '../../store/backup/take.ts'
import { atPlace } from '../../store/engine/at-place.ts'
import { refuseEmptyFolder } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { untilInterrupted } from '../interruptible.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { wholeFile } from '../output/whole-file.ts'
import type { Setting } from '../setting.ts'
import { databaseOf, type Settings, settingsFrom } from '../settings.ts'

/** `billhook backup FILE|-`. */
export function backupCommand(setting: Setting): Command {
  const command = showing(new Command('backup'))
    .description('Write the whole installation, as it is at one moment, to a file.')
    .argument('<file>', 'a file that is not there yet; "-" writes to standard output')
    .option('--with-key', "put the installation's key into it too")
    .action(async (file: string, given: Format & { withKey?: boolean }) => {
      const settings = settingsFrom(setting.env)
      refuseEmptyFolder(settings)
      if (file === '-') return writeBackup(settings, given.withKey, process.stdout)
      if (existsSync(file)) throw new BadUsage(`There is a file ${file} already; choose another name.`)
      await wholeFile(file, (to) => writeBackup(settings, given.withKey, to))
      await printOne(
        { file, bytes: statSync(file).size },
        given,
        ({ bytes }) => `${file} holds everything: ${sizeOf(bytes)}.\n`,
      )
    })
  return manual(command, {
    about: `All organizations, their books and the jobs still to be done, read in one
snapshot while others go on writing: also while "billhook serve" runs on the data
folder. The file is compressed, and its end bears a checksum.

It holds people's names and amounts: keep it where the books may be kept. Secrets of
other systems stay sealed in it. Who restores it needs the installation's key as
well (installation.key in the data folder, or BILLHOOK_SECRET): keep that apart, or
put it into the backup with --with-key and guard the file like the key itself.`,
    examples: [
      'billhook backup billhook-2026-03-31.backup',
      'billhook backup - | ssh vault "cat > billhook.backup"',
      'DATABASE_URL=postgres://… billhook backup billhook.backup --with-key',
    ],
  })
}

function writeBackup(settings: Settings, withKey: boolean | undefined, to: Writable): Promise<void> {
  const key = knownInstallationKey(settings.dataFolder, settings.secret)
  if (withKey && key === null) throw new BadUsage('There is no key of the installation to put into it.')
  const told = {
    keyDigest: key && keyDigest(key),
    key: withKey && key ? Buffer.from(key).toString('base64url') : null,
  }
  const config = databaseOf(settings, (line) => note(`billhook: ${line}`))
  return atPlace(config, { join: true }, (place) =>
    untilInterrupted(() =>
      pipeline(Readable.from(backupLines(place, told), { objectMode: true }), createGzip(), to),
    ),
  )
}

function sizeOf(bytes: number): string {
  const [unit, factor] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9]
  return `${(bytes / Number(factor)).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`
}
