import type { Context } from 'hono'
import { followChanges } from '../contract/doors/live.ts'
import type { LiveMessage } from '../contract/live.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Live, Reader } from '../operations/live/live.ts'
import type { Changed } from '../store/changes.ts'
import { describeDoor } from './describe-door.ts'
import type { App, Env } from './env.ts'
import { refused } from './problem.ts'

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

/** What changes, as server-sent events. */
export function liveDoor(app: App, live: Live): void {
  describeDoor(app, followChanges)
  app.get(followChanges.path, (c) => follow(c, live))
}

function follow(c: Context<Env>, live: Live): Response {
  const { orgId, credential } = c.var.caller
  const stream = new EventStream()
  const leave = live.follow(orgId, credential, stream)
  if (isRefusal(leave)) return refused(c, leave)
  stream.onLeave(leave)
  return c.body(stream.body, 200, HEADERS)
}

/** One reader's stream. */
class EventStream implements Reader {
  readonly body: ReadableStream<Uint8Array>
  readonly #text = new TextEncoder()
  #controller!: ReadableStreamDefaultController<Uint8Array>
  #heartbeat: NodeJS.Timeout | undefined
  #longest: NodeJS.Timeout | undefined
  #leave = (): void => {}

  constructor() {
    this.body = new ReadableStream<Uint8Array>(
      { start: (controller) => void (this.#controller = controller), cancel: () => this.#part() },
      new CountQueuingStrategy({ highWaterMark: MOST_UNREAD }),
    )
  }

  /** From here on it lives by itself; what is said once when it is over. */
  onLeave(leave: () => void): void {
    this.#leave = leave
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS).unref()
    this.#longest = setTimeout(() => this.end(), LONGEST_MS).unref()
  }

  ready(): void {
    this.#say({ event: 'ready', data: null })
  }

  changed(changed: readonly Changed[]): void {
    this.#say({ event: 'changed', data: changed.map(({ kind, ids }) => ({ kind, ids: [...ids] })) })
  }

  waiting(): void {
    this.#say({ event: 'waiting', data: null })
  }

  end(): void {
    this.#part()
    this.#controller.close()
  }

  #say({ event, data }: LiveMessage): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
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
