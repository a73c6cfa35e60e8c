import type { Context } from 'hono'
import type { Env } from './env.ts'

/** A reader who has so many messages still to take is let go. It comes back, and reads anew. */
const MOST_UNREAD = 64
/** So that both sides, and proxies between them, notice a line that broke. */
const HEARTBEAT_MS = 15_000
/** A stream ends after this time and is asked for again: with a credential that may have been revoked meanwhile. */
const LONGEST_MS = 10 * 60_000

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no', // a proxy passes each message on as it comes
}

/** A stream of server-sent events to one reader. */
export class EventStream {
  readonly #body: ReadableStream<Uint8Array>
  readonly #text = new TextEncoder()
  #controller!: ReadableStreamDefaultController<Uint8Array>
  #heartbeat: NodeJS.Timeout | undefined
  #longest: NodeJS.Timeout | undefined
  #leave = (): void => {}

  constructor() {
    this.#body = new ReadableStream<Uint8Array>(
      { start: (controller) => void (this.#controller = controller), cancel: () => this.#part() },
      new CountQueuingStrategy({ highWaterMark: MOST_UNREAD }),
    )
  }

  /** Answers with the stream, which from here on lives by itself; `leave` is said once when it is over. */
  answer(c: Context<Env>, leave: () => void): Response {
    this.#leave = leave
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS).unref()
    this.#longest = setTimeout(() => this.end(), LONGEST_MS).unref()
    return c.body(this.#body, 200, HEADERS)
  }

  say(event: string, data: unknown = null): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  end(): void {
    this.#part()
    this.#controller.close()
  }

  #write(text: string): void {
    if ((this.#controller.desiredSize ?? 0) > 0) return this.#controller.enqueue(this.#text.encode(text))
    this.#part()
    this.#controller.error(new Error('This reader takes too long.'))
  }

  #part(): void {
    clearInterval(this.#heartbeat)
    clearTimeout(this.#longest)
    this.#leave()
  }
}
