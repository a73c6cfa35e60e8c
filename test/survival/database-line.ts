import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Place } from '../../src/store/engine/connections.ts'

/** The line between a program and its database, which a test can cut and mend: while cut, the database is gone. */
export class DatabaseLine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'billhook-line-'))
  readonly #place: Place
  readonly #open = new Set<Socket>()
  #server: Server | null = null
  #port = 0

  constructor(place: Place) {
    this.#place = place
  }

  /** Where the program finds the database, through this line. */
  get url(): string {
    if (this.#place.kind === 'socket')
      return `postgres://${this.#place.owner}@localhost/${this.#place.database}?host=${encodeURIComponent(this.#folder)}`
    const url = new URL(this.#place.url)
    url.hostname = '127.0.0.1'
    url.port = String(this.#port)
    return url.toString()
  }

  async mend(): Promise<void> {
    this.#server = createServer((near) => {
      const far = this.#far()
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          this.#open.delete(one)
          other.destroy()
        })
      }
    })
    if (this.#place.kind === 'socket') this.#server.listen(join(this.#folder, '.s.PGSQL.5432'))
    else this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    if (this.#place.kind === 'url') this.#port = (this.#server.address() as AddressInfo).port
  }

  /** Every connection breaks where it is, and no other is made. */
  async cut(): Promise<void> {
    const closed = once(this.#server!, 'close')
    this.#server!.close()
    for (const socket of this.#open) socket.destroy()
    await closed
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #far(): Socket {
    if (this.#place.kind === 'socket') return connect(join(this.#place.socketFolder, '.s.PGSQL.5432'))
    const { hostname, port, searchParams } = new URL(this.#place.url)
    const folder = searchParams.get('host')
    return folder
      ? connect(join(folder, `.s.PGSQL.${port || 5432}`))
      : connect(Number(port || 5432), hostname)
  }
}
