import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { booksLines } from '../../store/backup/books.ts'
import { atPlace } from '../../store/engine/at-place.ts'
import { refuseEmptyFolder, type Which } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { untilInterrupted } from '../interruptible.ts'
import { note } from '../output/out.ts'
import { wholeFile } from '../output/whole-file.ts'
import type { Setting } from '../setting.ts'
import { databaseOf, settingsFrom } from '../settings.ts'

interface Given extends Which {
  readonly output: string
  readonly from?: string
  readonly to?: string
}

/** Writes the books of an organization whole: all of them, and from the database itself, as a backup is. */
export async function exportBooks({ env }: Setting, given: Given): Promise<void> {
  const { output, url, key, from, to } = given
  if (from !== undefined || to !== undefined)
    throw new BadUsage('Books are exported whole: leave --from and --to out.')
  if (url !== undefined || key !== undefined || env['BILLHOOK_URL'])
    throw new BadUsage(
      'Books are exported whole from the data folder or DATABASE_URL, also while a server runs on it: leave --url and --key out.',
    )
  if (output === '-' && process.stdout.isTTY)
    throw new BadUsage('The books are compressed: say --output <file>, or hand them to another program.')
  const settings = settingsFrom(env)
  refuseEmptyFolder(settings)
  const slug = given.organization ?? (env['BILLHOOK_ORGANIZATION'] || undefined)
  const write = (out: Writable): Promise<void> =>
    atPlace(
      databaseOf(settings, (line) => note(`billhook: ${line}`)),
      { join: true },
      (place) =>
        untilInterrupted(() =>
          pipeline(Readable.from(booksLines(place, slug), { objectMode: true }), createGzip(), out),
        ),
    )
  await (output === '-' ? write(process.stdout) : wholeFile(output, write))
}
