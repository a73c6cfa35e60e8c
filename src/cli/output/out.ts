/** Standard output was closed by whoever read it (`| head`): there is nobody to write for, and nothing is wrong. */
export class ReaderLeft extends Error {
  override readonly name = 'ReaderLeft'
}

let readerLeft = false

/** Listens for a reader that leaves; without it, that ends the program with a stack trace. Called once, at the start. */
export function watchReaders(): void {
  process.stdout.on('error', (err: NodeJS.ErrnoException) => {
    if (err.code !== 'EPIPE') throw err
    readerLeft = true
  })
  // Notes for people are not worth failing for.
  process.stderr.on('error', () => {})
}

/** Writes data, and waits while the reader is slower than we are. Throws `ReaderLeft` when it is gone. */
export async function print(data: string | Buffer): Promise<void> {
  if (readerLeft) throw new ReaderLeft()
  if (process.stdout.write(data)) return
  await new Promise<void>((resolve) => {
    const go = (): void => {
      process.stdout.off('drain', go).off('error', go).off('close', go)
      resolve()
    }
    process.stdout.once('drain', go).once('error', go).once('close', go)
  })
}

/** Says something to the person, beside the data. */
export const note = (line: string): void => void process.stderr.write(`${line}\n`)
