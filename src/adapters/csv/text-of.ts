import { createReadStream } from 'node:fs'

/** The bytes of a file are not text in the encoding that was named. */
export class NotInEncoding extends Error {
  override readonly name = 'NotInEncoding'
}

/** Whether an encoding is one that can be read: utf-8, windows-1252, utf-16le and the others of the WHATWG's list. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** A file's text, or standard input's for "-", piece by piece, without a byte order mark. Throws `NotInEncoding`. */
export async function* textOf(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      throw new NotInEncoding(`These bytes are not ${encoding}.`)
    }
  }
  const input: AsyncIterable<Uint8Array> = file === '-' ? process.stdin : createReadStream(file)
  for await (const bytes of input) yield decode(bytes)
  yield decode()
}
