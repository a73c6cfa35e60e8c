import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { atPlace } from '../../store/engine/at-place.ts'
import { ownMigrations } from '../../store/engine/database.ts'
import { diagnose, type Diagnosis } from '../../store/engine/diagnosis.ts'
import { databaseOf, type Settings } from '../settings.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Whether there is a database to look at. */
export const isThere = ({ databaseUrl, dataFolder }: Settings): boolean =>
  databaseUrl !== undefined || existsSync(join(dataFolder, 'postgres'))

/** Everything about the database; it is started for that when it does not run, and never changed. */
export async function database(settings: Settings): Promise<Check[]> {
  if (!isThere(settings))
    return [warn('Database', 'There is none yet.', 'Make it with "billhook org create" or "billhook serve".')]
  try {
    return await atPlace(
      databaseOf(settings, () => {}),
      { join: true },
      async (place, reached) => {
        const how = { url: 'DATABASE_URL', started: 'started for this', joined: 'of the Billhook that runs' }[
          reached
        ]
        const it = await diagnose(place, ownMigrations)
        return [
          ok('Database', `PostgreSQL ${it.server} answers (${how}).`),
          ...aboutServer(it),
          schema(it),
          role(it),
          ...durable(it),
          clock(it),
        ]
      },
    )
  } catch (err) {
    const why = err instanceof Error ? err.message : String(err)
    return [
      fail(
        'Database',
        `It cannot be reached: ${why}`,
        'Start the server, or correct DATABASE_URL or BILLHOOK_DATA.',
      ),
    ]
  }
}

const aboutServer = ({ server, serverNumber, encoding }: Diagnosis): Check[] => [
  ...(serverNumber >= 150_000
    ? []
    : [fail('Server version', `PostgreSQL ${server} is too old.`, 'Use PostgreSQL 15 or newer.')]),
  ...(encoding === 'UTF8'
    ? []
    : [
        fail(
          'Encoding',
          `The database is encoded in ${encoding}.`,
          'Make one with encoding UTF8 and name it in DATABASE_URL.',
        ),
      ]),
]

function schema({ schemaVersion, ownVersion }: Diagnosis): Check {
  const name = 'Schema'
  if (schemaVersion === null) return warn(name, 'None yet.', 'The next start makes it.')
  if (schemaVersion === ownVersion) return ok(name, `Version ${schemaVersion}, as this Billhook has it.`)
  if (schemaVersion < ownVersion)
    return warn(
      name,
      `Version ${schemaVersion}; this Billhook has ${ownVersion}.`,
      'The next start brings it up to date. Take a backup first.',
    )
  return fail(
    name,
    `Version ${schemaVersion}; this Billhook has ${ownVersion} only.`,
    'Start the newer Billhook that worked on it.',
  )
}

function role({ role: it }: Diagnosis): Check {
  const name = 'Rights'
  if (it === null)
    return warn(
      name,
      'There is no role billhook_program: the program works with all rights of its login.',
      'Let an administrator make it: create role billhook_program; grant billhook_program to the login.',
    )
  const wrong = [
    ...(it.superuser ? ['is a superuser'] : []),
    ...(it.bypassesRowSecurity ? ['bypasses row security'] : []),
    ...(it.owns > 0 ? ['owns tables'] : []),
  ]
  if (wrong.length === 0)
    return ok(name, 'billhook_program is no superuser, keeps row security, owns nothing.')
  return fail(
    name,
    `The role billhook_program ${wrong.join(' and ')}.`,
    'Take that from it: alter role billhook_program nosuperuser nobypassrls; reassign what it owns.',
  )
}

function durable({ settings }: Diagnosis): Check[] {
  const off = Object.entries(settings).flatMap(([name, value]) => (value === 'off' ? [name] : []))
  if (off.length === 0) return [ok('Durability', 'fsync, full_page_writes and synchronous_commit are on.')]
  return off.map((setting) =>
    fail(
      'Durability',
      `${setting} is off: what was answered may be lost in a power cut.`,
      `Set ${setting} = on in the server's configuration.`,
    ),
  )
}

const MUCH_MS = 2_000

function clock({ clockAheadMs }: Diagnosis): Check {
  const seconds = (Math.abs(clockAheadMs) / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 })
  if (Math.abs(clockAheadMs) < MUCH_MS) return ok('Clock', "The database's and this machine's agree.")
  const way = clockAheadMs > 0 ? 'ahead of' : 'behind'
  return warn(
    'Clock',
    `The database's is ${seconds} s ${way} this machine's.`,
    'Let both machines keep time by NTP.',
  )
}
