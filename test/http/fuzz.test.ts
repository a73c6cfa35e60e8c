import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { Connections } from '../../src/http/sources.ts'
import { checkConnection } from '../../src/operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { openServer } from './api.ts'
import { type ApiDocument, unlikeTold } from './as-told.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const sealed = sealer(randomBytes(32))
const connections: Connections = {
  create: (world, orgId, actor, input) =>
    createFleetbaseConnection({ world, sealer: sealed }, orgId, actor, input),
  check: (world, orgId, actor, id) =>
    checkConnection({ world, sealer: sealed, lists: fleetbaseLists() }, orgId, actor, id),
}
const server: Awaited<ReturnType<typeof openServer>> = await openServer({ connections })
const { tenant, send, logged } = server
const fleet = await tenant('fleet', 'fleet')

interface Operation {
  readonly method: string
  readonly path: string
  readonly query: readonly string[]
  readonly bodies: readonly unknown[]
}

const document = (await send<ApiDocument>('/openapi.json', {})).body
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, told]) => {
    const {
      parameters = [],
      requestBody,
      responses,
    } = told as {
      responses: Record<string, { content?: Record<string, unknown> }>
      parameters?: { name: string; in: string }[]
      requestBody?: {
        content: Record<string, { example?: unknown; examples?: Record<string, { value: unknown }> }>
      }
    }
    // A stream has no end to wait for.
    if (responses['200']?.content?.['text/event-stream']) return []
    const media = requestBody?.content['application/json']
    return {
      method: method.toUpperCase(),
      path,
      query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      bodies: [media?.example, ...Object.values(media?.examples ?? {}).map(({ value }) => value)].filter(
        (body) => body !== undefined,
      ),
    }
  }),
)

/** Ids that lead somewhere, so that requests get past the door. */
const told = await Promise.all(
  ['1', '2', '3'].map((id) =>
    fleet.call<{ invoiceIds: string[]; workId: string }>('POST', '/v1/work-events', orderPriced(id)),
  ),
)
await fleet.call('POST', '/v1/work-events', serviceOrderDone('s'))
const { body: connection } = await fleet.call<{ id: string }>('POST', '/v1/source-connections', {
  kind: 'fleetbase',
  source: 'nobody',
  baseUrl: 'http://127.0.0.1:9', // nobody answers there
  apiKey: 'flb_test_x',
})
const ids = [connection.id, ...told.flatMap(({ body }) => [...body.invoiceIds, body.workId])]

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '0',
    '-1',
    '1e9',
    'NaN',
    '2026-02-30',
    '2026-03-01',
    'USD',
    'XXX',
    '💥',
    '\u0000',
    '\ud800',
    "' or 1=1 --",
    [],
    {},
    [[]],
    -1,
    0,
    0.1,
    1e21,
    2 ** 53,
  ),
  fc.string({ maxLength: 300 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...ids),
  fc.jsonValue({ maxDepth: 2 }),
)

/** A good body with some of it made odd, left out, or put where it does not belong. */
function broken(value: unknown, picks: readonly { at: number; to: unknown; leave: boolean }[]): unknown {
  let seen = 0
  const walk = (inner: unknown): unknown => {
    const pick = picks.find(({ at }) => at === seen)
    seen += 1
    if (pick && !pick.leave) return pick.to
    if (Array.isArray(inner)) return inner.map(walk)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(
      Object.entries(inner).flatMap(([name, part]) =>
        picks.some(({ at, leave }) => leave && at === seen) ? (seen++, []) : [[name, walk(part)]],
      ),
    )
  }
  return walk(value)
}

const request = fc.record({
  operation: fc.constantFrom(...operations),
  body: fc.nat(),
  picks: fc.array(fc.record({ at: fc.nat({ max: 40 }), to: odd, leave: fc.boolean() }), { maxLength: 3 }),
  id: fc.oneof(
    fc.constantFrom(...ids),
    fc.string({ maxLength: 40 }).filter((text) => !/^\.{0,2}$/.test(text)),
  ),
  query: fc.array(fc.tuple(fc.nat(), odd), { maxLength: 3 }),
  headers: fc.record(
    {
      'if-match': fc.constantFrom('*', '"1"', '"2"', 'W/"1"', 'x'),
      'idempotency-key': fc.constantFrom('a', 'b', 'c', 'with space', 'x'.repeat(300)),
    },
    { requiredKeys: [] },
  ),
})

test('whatever is asked, it is answered: never with a fault, and refusals are whole', async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ operation, body, picks, id, query, headers }) => {
      const params = new URLSearchParams(
        query.flatMap(([which, value]): [string, string][] => {
          const name = operation.query[which % Math.max(operation.query.length, 1)]
          return name === undefined
            ? []
            : [[name, typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)]]
        }),
      )
      const path = operation.path.replaceAll(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()) || 'x')
      const given = operation.bodies[body % Math.max(operation.bodies.length, 1)]
      const answer = await fleet.call(
        operation.method,
        `${path}?${params.toString()}`,
        given === undefined ? undefined : broken(given, picks),
        headers,
      )
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)
      // An answer that was narrowed on request lacks what was not asked for.
      if (!(answer.status === 200 && params.has('fields')))
        expect(unlikeTold(document, operation, answer)).toBeNull()
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1_500) },
  )
  expect(logged).toEqual([])
}, 600_000)

/** Every way to put a value in the place of one text of a body. */
function withEachText(value: unknown, put: string): unknown[] {
  if (typeof value === 'string') return [put]
  if (Array.isArray(value))
    return value.flatMap((part, at) => withEachText(part, put).map((one) => value.with(at, one)))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    withEachText(part, put).map((one) => ({ ...value, [name]: one })),
  )
}

test('a character that no database keeps is never a fault, wherever it is put', async () => {
  const NUL = 'a\u0000'
  const faults: string[] = []
  for (const { method, path, query, bodies } of operations) {
    const at = path.replaceAll(/\{\w+\}/g, ids.at(-1)!)
    const asked = [
      ...query.map((name) => ({ to: `${at}?${name}=${encodeURIComponent(NUL)}`, body: bodies[0] })),
      ...(at === path ? [] : [{ to: path.replaceAll(/\{\w+\}/g, encodeURIComponent(NUL)), body: bodies[0] }]),
      ...bodies.flatMap((one) => withEachText(one, NUL).map((body) => ({ to: at, body }))),
    ]
    for (const { to, body } of asked) {
      const { status } = await fleet.call(method, to, body)
      if (status >= 500) faults.push(`${method} ${to} ${body === undefined ? '' : JSON.stringify(body)}`)
    }
  }
  expect(faults).toEqual([])
}, 600_000)
