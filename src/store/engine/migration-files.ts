import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from './start-refused.ts'

export interface MigrationFile {
  version: number
  /** '0001_organizations.sql' */
  name: string
  sql: string
  /** SHA-256 of the text, line ends made equal. */
  checksum: string
  /** Why the program can do without it where an engine does not know the feature; undefined: it must pass. */
  optional: string | undefined
}

const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/
const optionalLine = /^--! optional: (.+)$/m

/** The numbered SQL files of a folder in their order. A file that is not one, or a number twice, is refused. */
export function readMigrations(folder: string): MigrationFile[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readMigration(folder, name))
  for (const [index, file] of files.entries()) {
    const before = files[index - 1]
    if (before?.version === file.version) {
      throw new StartRefused(
        'migration_failed',
        `Two migrations have the same number: ${before.name} and ${file.name}.`,
      )
    }
  }
  return files
}

function readMigration(folder: string, name: string): MigrationFile {
  const number = fileName.exec(name)?.[1]
  if (number === undefined) {
    throw new StartRefused(
      'migration_failed',
      `${join(folder, name)} is not named like a migration (0001_what_it_does.sql).`,
    )
  }
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
  const firstLine = sql.slice(0, sql.indexOf('\n') + 1)
  return {
    version: Number(number),
    name,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
    optional: optionalLine.exec(firstLine)?.[1],
  }
}
