import type { LiveMessage } from '../contract/live.ts'
import type { Problem } from '../contract/problem.ts'
import { messagesOf } from './follow.ts'
import { BillhookProblem } from './problem.ts'
import type {
  AnswerOf,
  AskArguments,
  BytesPath,
  DoorAt,
  Method,
  PathOf,
  RequestOptions,
  ShownBy,
  ShownPath,
} from './shapes.ts'

export interface ClientOptions {
  /** Where Billhook answers: https://billing.example.com. Left out in a page that Billhook itself serves. */
  readonly url?: string
  /** An API key of the organization. */
  readonly key?: string
  /** The short name of the organization, for the operator's session; a key says it itself. */
  readonly organization?: string
  /** Instead of the global `fetch`. */
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>
  /** How often a request is sent again that was not answered, or with 429 or 503. A write carries one key throughout. */
  readonly retries?: number
}

/** An answer with its status and the version it bears, for `ifMatch`. */
export interface Answered<T> {
  readonly data: T
  readonly status: number
  readonly etag: string | null
}

interface Untyped extends RequestOptions {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>
  readonly body?: unknown
}

const RETRIED = new Set([429, 503])
const FIRST_WAIT_MS = 200

/**
 * Speaks to a Billhook: `client.get('/v1/invoices/{id}', { params: { id } })`. Paths, what they take and what they
 * answer are typed from the server's own contract. Throws `BillhookProblem`.
 */
export class BillhookClient {
  readonly #options: ClientOptions

  constructor(options: ClientOptions = {}) {
    this.#options = options
  }

  /** The same way in, for the books of one organization: for the operator, who sees them all. */
  of(organization: string): BillhookClient {
    return this.#options.key === undefined ? new BillhookClient({ ...this.#options, organization }) : this
  }

  get<P extends PathOf<'get'>>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'get', P>>
  ): Promise<AnswerOf<DoorAt<'get', P>>> {
    return this.#data('get', path, ask)
  }

  post<P extends PathOf<'post'>>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'post', P>>
  ): Promise<AnswerOf<DoorAt<'post', P>>> {
    return this.#data('post', path, ask)
  }

  put<P extends PathOf<'put'>>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'put', P>>
  ): Promise<AnswerOf<DoorAt<'put', P>>> {
    return this.#data('put', path, ask)
  }

  patch<P extends PathOf<'patch'>>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'patch', P>>
  ): Promise<AnswerOf<DoorAt<'patch', P>>> {
    return this.#data('patch', path, ask)
  }

  delete<P extends PathOf<'delete'>>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'delete', P>>
  ): Promise<AnswerOf<DoorAt<'delete', P>>> {
    return this.#data('delete', path, ask)
  }

  /** The bytes of what is kept as a file. */
  async bytes<P extends BytesPath>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'get', P>>
  ): Promise<Uint8Array<ArrayBuffer>> {
    const readBytes = async (response: Response) => new Uint8Array(await response.arrayBuffer())
    return (await this.#persist('get', path, (ask ?? {}) as Untyped, readBytes)).data
  }

  /** What a post would do, without doing it. */
  dryRun<P extends ShownPath>(
    path: P,
    ...[ask]: AskArguments<DoorAt<'post', P>>
  ): Promise<ShownBy<DoorAt<'post', P>>> {
    const { query, ...rest } = (ask ?? {}) as Untyped
    return this.#data('post', path, { ...rest, query: { ...query, dryRun: 'true' } })
  }

  /**
   * Follows what changes in the organization until `signal` aborts or the stream ends, which it does now and then:
   * follow again, and read anew at `ready`. null is said at least every 15 s while nothing changes.
   */
  async *follow({ signal }: { readonly signal: AbortSignal }): AsyncGenerator<LiveMessage | null> {
    const response = await this.#fetch('get', '/v1/live', { signal })
    if (!response.ok) throw await problemIn(response)
    yield* messagesOf(response.body!)
  }

  /** Like the five above, with status and version. */
  async ask<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    ...[ask]: AskArguments<DoorAt<M, P>>
  ): Promise<Answered<AnswerOf<DoorAt<M, P>>>> {
    return this.send(method, path, ask as Untyped | undefined)
  }

  /** Sends a request whose path is only known at run time. The caller vouches for the type of the answer. */
  send<T>(method: Method, path: string, ask: Untyped = {}): Promise<Answered<T>> {
    return this.#persist(method, path, ask, readAnswer<T>)
  }

  /** Sends until it is answered, at most so often. */
  async #persist<T>(
    method: Method,
    path: string,
    ask: Untyped,
    read: (response: Response) => Promise<T>,
  ): Promise<Answered<T>> {
    const idempotencyKey = ask.idempotencyKey ?? (method === 'get' ? undefined : crypto.randomUUID())
    const again = { ...ask, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }
    const tries = 1 + (this.#options.retries ?? 2)
    for (let tried = 1; ; tried++) {
      try {
        return await this.#once(method, path, again, read)
      } catch (err) {
        const worthwhile = err instanceof BillhookProblem && (err.status === 0 || RETRIED.has(err.status))
        if (!worthwhile || tried >= tries) throw err
        await pause(FIRST_WAIT_MS * 2 ** (tried - 1), ask.signal)
      }
    }
  }

  async #data<T>(method: Method, path: string, ask: Untyped | undefined): Promise<T> {
    return (await this.send<T>(method, path, ask)).data
  }

  async #once<T>(
    method: Method,
    path: string,
    ask: Untyped,
    read: (response: Response) => Promise<T>,
  ): Promise<Answered<T>> {
    const response = await this.#fetch(method, path, ask)
    if (!response.ok) throw await problemIn(response)
    return { data: await read(response), status: response.status, etag: response.headers.get('etag') }
  }

  #fetch(method: Method, path: string, ask: Untyped): Promise<Response> {
    const send = this.#options.fetch ?? fetch
    return send(this.#address(path, ask), {
      method: method.toUpperCase(),
      headers: this.#headers(ask),
      ...(ask.body === undefined
        ? {}
        : { body: ask.body instanceof Uint8Array ? new Uint8Array(ask.body) : JSON.stringify(ask.body) }),
      ...(ask.signal ? { signal: ask.signal } : {}),
    }).catch((err: unknown) => {
      if (ask.signal?.aborted) throw err
      throw new BillhookProblem(
        0,
        null,
        'Billhook does not answer. Check the connection, or whether it still runs.',
      )
    })
  }

  #address(path: string, { params = {}, query = {} }: Untyped): string {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const said = new URLSearchParams()
    for (const [name, value] of Object.entries(query))
      if (value !== undefined && value !== null && value !== '') said.set(name, String(value))
    const base = (this.#options.url ?? '').replace(/\/+$/, '')
    return `${base}${filled}${said.size === 0 ? '' : `?${said.toString()}`}`
  }

  #headers({ body, idempotencyKey, ifMatch }: Untyped): Record<string, string> {
    const { key, organization } = this.#options
    return {
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(organization === undefined ? {} : { 'billhook-organization': organization }),
      ...(body === undefined
        ? {}
        : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    }
  }
}

/** JSON, or the text of a list as CSV. The caller vouches for its type. */
async function readAnswer<T>(response: Response): Promise<T> {
  const isText = response.headers.get('content-type')?.startsWith('text/csv')
  return (isText ? await response.text() : await response.json().catch(() => null)) as T
}

async function problemIn(response: Response): Promise<BillhookProblem> {
  const answer: unknown = await response.json().catch(() => null)
  const problem = isProblem(answer) ? answer : null
  return new BillhookProblem(
    response.status,
    problem,
    problem?.detail ?? `The server answered ${response.status}.`,
  )
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer

/** Waits so long, a little more or less so that many do not come back at once; an abort ends the wait. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms * (0.75 + Math.random() / 2))
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    })
  })
}
