import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../bin/billhook.js', import.meta.url))

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The real program as an operator runs it, in a process of its own, that can be killed and started again. */
export class RunningProgram {
  readonly url: string
  readonly #folder: string
  readonly #env: Record<string, string>
  readonly #through: readonly string[]
  #child: ChildProcess | null = null
  #said = ''
  #owner: Promise<string> | undefined
  #link: string | undefined

  /** `through` is a command that runs it, such as nsenter with its arguments. */
  constructor(
    folder: string,
    port: number,
    env: Readonly<Record<string, string>> = {},
    through: readonly string[] = [],
  ) {
    this.#through = through
    this.#folder = folder
    this.url = `http://127.0.0.1:${port}`
    this.#env = {
      BILLHOOK_DATA: folder,
      BILLHOOK_RATE: '0',
      PORT: String(port),
      PATH: process.env['PATH'] ?? '',
      ...env,
    }
  }

  /** Everything it said, for when a test fails. */
  get said(): string {
    return this.#said
  }

  forgetWhatItSaid(): void {
    this.#said = ''
  }

  /** Starts it and waits until it answers. Milliseconds it took. */
  async start(): Promise<number> {
    const from = performance.now()
    const [command, ...args] = [...this.#through, process.execPath, main, 'serve']
    const child = spawn(command, args, {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    const hear = (chunk: Buffer): void => {
      this.#said = (this.#said + chunk.toString()).slice(-20_000)
      this.#link ??= /\/owner#([\w-]+)(?=\s)/.exec(this.#said)?.[1]
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    for (;;) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${this.#said}`)
      const ready = await fetch(`${this.url}/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (ready) return performance.now() - from
      if (performance.now() - from > 60_000) throw new Error(`it does not answer:\n${this.#said}`)
      await sleep(20)
    }
  }

  /** The cookie of the owner whom the printed link makes, as their browser would have it. The link is good once. */
  ownerCookie(): Promise<string> {
    this.#owner ??= this.#becomeOwner()
    return this.#owner
  }

  async #becomeOwner(): Promise<string> {
    // It answers a moment before it says so.
    while (this.#link === undefined) await sleep(10)
    const owner = {
      token: this.#link,
      name: 'Owner',
      email: 'owner@example.com',
      password: 'a long password',
    }
    const answer = await fetch(`${this.url}/v1/owner`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(owner),
    })
    const cookie = answer.headers.get('set-cookie')
    if (cookie === null) throw new Error(`no owner was made: ${await answer.text()}`)
    return cookie.split(';')[0]!
  }

  /** Ends the program as power does. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** The process of the database server under it, if there is one just now. */
  serverPid(): number | undefined {
    try {
      return Number(readFileSync(join(this.#folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {
      return undefined
    }
  }

  /** Ends the database server under it, if there is one just now. */
  killServer(): boolean {
    const pid = this.serverPid()
    try {
      return pid !== undefined && process.kill(pid, 'SIGKILL')
    } catch {
      return false
    }
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
}
