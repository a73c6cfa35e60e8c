import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * A caller over one connection, which is kept. It has the same two cores as the program, and its own work is none of the
 * program's: so it reads no more of an answer than its status and where it ends.
 */
export class Sender {
  readonly #socket: Socket
  #told: ((status: number) => void) | null = null
  #failed: ((err: Error) => void) | null = null
  #read = ''

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true).setEncoding('latin1')
    socket.on('data', (part: string) => this.#hear(part))
    socket.on('error', (err) => this.#failed?.(err))
    socket.on('close', () => this.#failed?.(new Error('The program closed the connection')))
  }

  static async open(port: number): Promise<Sender> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Sender(socket)
  }

  /** Posts JSON, and tells with which status that was answered. One at a time. */
  post(path: string, key: string, body: string): Promise<number> {
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      'utf8',
    )
    return new Promise((told, failed) => {
      this.#told = told
      this.#failed = failed
    })
  }

  close(): void {
    this.#failed = null
    this.#socket.destroy()
  }

  #hear(part: string): void {
    this.#read += part
    const head = this.#read.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#read.slice(0, head))?.[1]
    if (length === undefined) return this.#failed?.(new Error('An answer without a length'))
    if (this.#read.length < head + 4 + Number(length)) return
    const status = Number(this.#read.slice(9, 12))
    this.#read = ''
    this.#told?.(status)
  }
}
