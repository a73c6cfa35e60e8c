import { Command } from 'commander'
import { keepInstallationKey, keyDigest, knownInstallationKey } from '../../adapters/installation-key.ts'
import { type BackupHead, BackupUnusable } from '../../store/backup/format.ts'
import { restoreBackup } from '../../store/backup/restore.ts'
import { atPlace } from '../../store/engine/at-place.ts'
import { untilInterrupted } from '../interruptible.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { databaseOf, type Settings, settingsFrom } from '../settings.ts'
import { unzipped } from '../unzipped.ts'

/** `billhook restore FILE|-`. */
export function restoreCommand(setting: Setting): Command {
  const command = showing(new Command('restore'))
    .description('Restore a backup into an empty installation.')
    .argument('<file>', 'what "backup" wrote; "-" reads standard input')
    .option('--with-key', "keep the installation's key that the backup holds in the data folder")
    .action(async (file: string, given: Format & { withKey?: boolean }) => {
      const settings = settingsFrom(setting.env)
      const config = databaseOf(settings, (line) => note(`billhook: ${line}`))
      const { head, rows } = await atPlace(config, { join: false }, (place) =>
        untilInterrupted(() => restoreBackup(place, unzipped(file))),
      )
      settleKey(settings, head, given.withKey ?? false)
      const many = Object.values(rows).reduce((sum, count) => sum + count, 0)
      await printOne(
        { madeAt: head.madeAt, rows },
        given,
        () => `Restored ${many.toLocaleString('en-US')} rows as of ${head.madeAt}.\n`,
      )
    })
  return manual(command, {
    about: `All of it or nothing: the rows are loaded, counted, held to the checksum and to the
rules of the books in one transaction. The database must be empty; choose a new data
folder with BILLHOOK_DATA or a new database with DATABASE_URL. A backup of an older
Billhook is brought up to date; one of a newer is refused.

Bring the installation's key along (installation.key, or BILLHOOK_SECRET), or take
it from the backup with --with-key: without it the credentials of connected systems
cannot be read, and those systems have to be connected anew.`,
    examples: [
      'BILLHOOK_DATA=./restored billhook restore billhook-2026-03-31.backup',
      'BILLHOOK_DATA=./restored billhook restore billhook.backup --with-key',
    ],
    one: 'refused, and nothing was restored',
  })
}

/** Brings the key along, or says what follows from another one being here. */
function settleKey(settings: Settings, { key, keyDigest: expected }: BackupHead, withKey: boolean): void {
  const here = knownInstallationKey(settings.dataFolder, settings.secret)
  if (withKey) {
    if (key === null) throw new BackupUnusable('Everything is restored, but the backup holds no key to keep.')
    if (here === null) keepInstallationKey(settings.dataFolder, key)
  }
  const kept = here ?? (withKey && key !== null ? Buffer.from(key, 'base64url') : null)
  if (expected !== null && (kept === null || keyDigest(kept) !== expected))
    note(
      "The installation's key here is not the backup's: put its installation.key into the data folder before serving, or connect other systems anew.",
    )
}
