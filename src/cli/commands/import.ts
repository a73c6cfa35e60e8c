import { Command } from 'commander'
import { installationKey, markWith } from '../../adapters/installation-key.ts'
import { idSource } from '../../kernel/id.ts'
import { type Imported, importBooks } from '../../operations/import-books.ts'
import { atPlace } from '../../store/engine/at-place.ts'
import { ownMigrations, prepareDatabase } from '../../store/engine/database.ts'
import { BadUsage } from '../failure.ts'
import { untilInterrupted } from '../interruptible.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { databaseOf, settingsFrom } from '../settings.ts'
import { unzipped } from '../unzipped.ts'

/** `billhook import FILE|-`. */
export function importCommand(setting: Setting): Command {
  const command = showing(new Command('import'))
    .description('Bring in the books of one organization that "export --format billhook" wrote.')
    .argument('<file>', 'what the export wrote; "-" reads standard input')
    .option('--as <short-name>', 'its short name here (default: the one it had)')
    .action(async (file: string, given: Format & { as?: string }) => {
      if (given.as !== undefined && !/^[a-z0-9][a-z0-9-]{1,62}$/.test(given.as))
        throw new BadUsage('A short name is 2 to 63 small letters, digits and dashes.')
      const settings = settingsFrom(setting.env)
      const config = databaseOf(settings, (line) => note(`billhook: ${line}`))
      const imported = await atPlace(config, { join: true }, async (place, reached) => {
        if (reached !== 'joined') await prepareDatabase(place, ownMigrations)
        const mark = markWith(installationKey(settings.dataFolder, settings.secret))
        const world = { now: Date.now, newId: idSource(Date.now), mark }
        return untilInterrupted(() => importBooks(place, unzipped(file), world, given.as))
      })
      await printOne(told(imported), given, inWords)
    })
  return manual(command, {
    about: `All of it or nothing: rows are counted and held to the checksum, the chain is walked
as it was written, and everything "verify" proves is proven before it stands. The
books come to the organization of that short name, which must have none yet, and
replace the settings it was opened with; else to a new one. Others may go on working
in other books meanwhile, also while "billhook serve" runs on the data folder.

Documents, entries and customers keep their ids, so that every report and list says
the same. The organization keeps its own where that is free here, and then the chain
ends as it did; under another id every link is hashed anew, and both ends are told.
Not in the file: API keys, people and their sign-in, invitations, the portal's
clients, public links, the outbox, and connected systems with their credentials:
connect those anew. Both installations must be of one version.`,
    examples: [
      'billhook import northside.books',
      'billhook import northside.books --as northside-2',
      'ssh there billhook export --format billhook | billhook import -',
    ],
    one: 'refused, and nothing was imported',
  })
}

const endOf = ({ seq, hash }: Imported['head']): string => `${seq}:${hash.toString('hex')}`

const told = ({ orgId, slug, name, rows, was, head }: Imported) => ({
  organization: slug,
  id: orgId,
  name,
  rows,
  chainWas: endOf(was),
  chainHead: endOf(head),
})

function inWords({ organization, name, rows, chainWas, chainHead }: ReturnType<typeof told>): string {
  const many = Object.values(rows).reduce((sum, count) => sum + count, 0)
  const chain =
    chainWas === chainHead
      ? `The chain ends as it did, at ${chainHead}.`
      : `Under its new id the chain ends at ${chainHead}; there it ended at ${chainWas}.`
  return `Imported ${many.toLocaleString('en-US')} rows of ${name} as ${organization}; everything was proven.\n${chain}\n`
}
