import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** What a compressed file holds, or standard input for "-". What is wrong with it is thrown to whoever reads on. */
export function unzipped(file: string): AsyncIterable<Buffer> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  const plain = createGunzip()
  plain.on('error', () => {}) // it may come before anybody reads
  input.once('error', (err: Error) => plain.destroy(err))
  return input.pipe(plain)
}
