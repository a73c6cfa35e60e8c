import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  orderResource,
  quoteResource,
  rateResource,
  withoutZone,
  type FakeContact,
  type FakeOrder,
  type FakeQuote,
  type FakeRate,
} from './fake-fleetbase-records.ts'

interface Records {
  readonly contacts: ReadonlyMap<string, FakeContact>
  readonly quotes: ReadonlyMap<string, FakeQuote>
  readonly rates: ReadonlyMap<string, FakeRate>
  readonly orders: ReadonlyMap<string, FakeOrder>
}

const FILTERS = ['created_at_gte', 'updated_at_gte']

/** What is wrong with the API: a status, no end of an answer, a page of a proxy, or another address. */
type Trouble =
  | number
  | 'says nothing'
  | 'drips'
  | 'talks garbage'
  | 'talks without end'
  | { readonly movedTo: string }

/** The fake's public REST API, over HTTP on this machine, with the traps of the real one, and with troubles of a test's choice. */
export class FakeFleetbaseApi {
  readonly key = 'flb_test_a1b2c3d4e5'
  keyIsRevoked = false
  trouble: Trouble | null = null
  /** Records that cannot be read yet, as while the change that made them is being committed. */
  readonly hidden = new Set<string>()
  /** Lists the key may not read. */
  readonly withheld = new Set<string>()
  /** As a version that does not know the filters of its lists. */
  ignoresFilters = false
  /** Every path that was asked for. */
  readonly asked: string[] = []
  baseUrl = ''
  readonly #records: Records
  readonly #silent: (() => void)[] = []
  readonly #server = createServer((request, response) => this.#serve(request, response))

  constructor(records: Records) {
    this.#records = records
  }

  async start(): Promise<void> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
    this.baseUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  /** All is well again; what was met with silence is answered now. */
  recover(): void {
    this.trouble = null
    for (const answer of this.#silent.splice(0)) answer()
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { url = '', headers } = request
    this.asked.push(url)
    const send = (status: number, body: string, more: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(body)
    }
    const answer = (): void => {
      const { status, body } = this.#answer(url, headers.authorization)
      send(status, JSON.stringify(body))
    }
    const { trouble } = this
    if (trouble === null) return answer()
    if (trouble === 'says nothing') return void this.#silent.push(answer)
    if (trouble === 'talks garbage') return send(200, '<html><title>Please sign in</title></html>')
    if (trouble === 'drips' || trouble === 'talks without end') {
      const piece = trouble === 'drips' ? ' ' : ' '.repeat(256 * 1024)
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(piece), 5)
      return void response.once('close', () => clearInterval(timer))
    }
    if (typeof trouble === 'number') return send(trouble, JSON.stringify({ error: 'Out of order' }))
    send(302, '', { location: `${trouble.movedTo}${url}` })
  }

  #answer(path: string, authorization: string | undefined): { status: number; body: unknown } {
    if (authorization !== `Bearer ${this.key}` || this.keyIsRevoked)
      return { status: 401, body: { error: 'Oops! The api credentials provided were not valid' } }
    const { pathname, searchParams } = new URL(path, this.baseUrl)
    if (this.ignoresFilters) for (const name of FILTERS) searchParams.delete(name)
    const [, version, kind, id = ''] = pathname.split('/')
    if (version !== 'v1') return { status: 404, body: {} }
    const isList = id === '' && (kind === 'purchase-rates' || kind === 'orders')
    if (isList && this.withheld.has(kind))
      return { status: 403, body: { error: 'This credential may not read this resource' } }
    if (isList)
      return {
        status: 200,
        body: kind === 'orders' ? this.#listOrders(searchParams) : this.#listRates(searchParams),
      }
    const { orders, quotes, rates } = this.#records
    // An order is found by its internal id too.
    const order = orders.get(id) ?? [...orders.values()].find((each) => each.internalId === id)
    const quote = quotes.get(id)
    const rate = rates.get(id)
    const shows = !this.hidden.has(id)
    if (kind === 'orders' && order && !order.deleted && shows)
      return { status: 200, body: orderResource(order, this.#records) }
    if (kind === 'service-quotes' && quote && shows) return { status: 200, body: quoteResource(quote) }
    if (kind === 'purchase-rates' && rate && shows)
      return { status: 200, body: rateResource(rate, this.#records, []) }
    return { status: 404, body: { error: `${kind} resource not found.` } }
  }

  #listRates(params: URLSearchParams): object[] {
    const asked = params.get('public_id')
    const rates = [...this.#records.rates.values()].filter(
      (rate) => (asked === null || rate.id === asked) && !this.hidden.has(rate.id),
    )
    return listed(rates, params, (rate) => ({ created_at: rate.created, updated_at: rate.created })).map(
      (rate) => rateResource(rate, this.#records, params.getAll('with[]')),
    )
  }

  /** Deleted orders are not listed, and an order shows its purchase rate only where it is asked with it. */
  #listOrders(params: URLSearchParams): object[] {
    const orders = [...this.#records.orders.values()].filter(
      (order) => !order.deleted && !this.hidden.has(order.id),
    )
    return listed(orders, params, (order) => ({ created_at: order.created, updated_at: order.updated })).map(
      (order) => ({ ...orderResource(order, this.#records), purchase_rate: null }),
    )
  }
}

/**
 * A list as Fleetbase gives it: `limit` (30 where nothing is said), one column to sort by, and filters that end in
 * `_gte`, to the second. It knows no pages and no offsets, and does not mind parameters it does not know.
 */
function listed<R>(
  records: readonly R[],
  params: URLSearchParams,
  timesOf: (record: R) => Record<string, number>,
): R[] {
  const second = (at: number): string => withoutZone(at)
  const sort = params.get('sort') ?? ''
  const [column, direction] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1]
  const kept = records.filter((record) =>
    Object.entries(timesOf(record)).every(([name, at]) => second(at) >= (params.get(`${name}_gte`) ?? '')),
  )
  const at = (record: R): string => second(timesOf(record)[column] ?? 0)
  return kept
    .toSorted((a, b) => direction * (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
    .slice(0, Number(params.get('limit') ?? 30))
}
