import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BYTES = 32

/** The installation's key was given in a form it cannot be used in. Its message is a sentence for people. */
export class InstallationKeyUnusable extends Error {
  override readonly name = 'InstallationKeyUnusable'
}

/**
 * The key this installation seals secrets with and signs sessions with: 32 bytes. `given` (base64url or
 * hex text, from BILLHOOK_SECRET) wins; else it is kept in the data folder, readable by its owner alone, and made there
 * the first time. Several programs on one database need the same one given.
 */
export function installationKey(folder: string, given: string | undefined): Uint8Array {
  const known = knownInstallationKey(folder, given)
  if (known) return known
  const file = keyFile(folder)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const fresh = randomBytes(BYTES)
  // 'wx': of two programs that start at once, one writes and the other reads what it wrote.
  try {
    writeFileSync(file, `${fresh.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    return fresh
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'EEXIST') throw err
    return parsed(readFileSync(file, 'utf8').trim(), file)
  }
}

/** The installation's key as it is, or null where none was made yet. */
export function knownInstallationKey(folder: string, given: string | undefined): Uint8Array | null {
  if (given !== undefined && given !== '') return parsed(given, 'BILLHOOK_SECRET')
  const file = keyFile(folder)
  try {
    return parsed(readFileSync(file, 'utf8').trim(), file)
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw err
  }
}

/** Where the key of a data folder is kept. */
export const keyFile = (folder: string): string => join(folder, 'installation.key')

/** Keeps a key that came from elsewhere (a backup) in a folder that has none. Base64url or hex text. */
export function keepInstallationKey(folder: string, text: string): void {
  const key = parsed(text, 'the backup')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  writeFileSync(keyFile(folder), `${Buffer.from(key).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
}

/** Tells two keys apart without telling either. */
export const keyDigest = (key: Uint8Array): string =>
  createHmac('sha256', key).update('which key').digest('hex').slice(0, 32)

/** Marks links of the chain with a key of its own, derived from the installation's. */
export function markWith(key: Uint8Array): (hash: Buffer) => Buffer {
  const own = createHmac('sha256', key).update('book mark').digest()
  return (hash) => createHmac('sha256', own).update(hash).digest()
}

function parsed(text: string, from: string): Uint8Array {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64url')
  if (key.length === BYTES) return key
  throw new InstallationKeyUnusable(
    `The installation's key in ${from} is not 32 bytes. Make one with: openssl rand -hex 32`,
  )
}
