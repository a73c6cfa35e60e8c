import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { untilInterrupted } from '../interruptible.ts'

/**
 * Writes a file that its owner alone may read, under another name until it is whole and on the disk: what bears the name
 * is whole, whether the writing fails or a Ctrl+C ends it. `ended` aborts what the writing still waits for then.
 */
export async function wholeFile(
  file: string,
  write: (to: Writable, ended: AbortSignal) => Promise<void>,
): Promise<void> {
  const ending = new AbortController()
  const unfinished = `${file}.unfinished`
  const to = createWriteStream(unfinished, { mode: 0o600, flags: 'w' })
  await once(to, 'open')
  try {
    await untilInterrupted(() => write(to, ending.signal))
    const written = await open(unfinished, 'r+')
    await written.sync().finally(() => written.close())
    renameSync(unfinished, file)
  } catch (err) {
    ending.abort(err)
    to.destroy()
    rmSync(unfinished, { force: true })
    throw err
  }
}
