import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { messagesOf } from '../../src/client/follow.ts'
import type { LiveMessage } from '../../src/contract/live.ts'
import type { App } from '../../src/http/env.ts'
import { createApp } from '../../src/http/server.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { Live, MOST_READERS, type Reader } from '../../src/operations/live/live.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'

const { app, world, tenant, send, owner } = await openServer()
const ours = await tenant('ours', 'fleet')
const theirs = await tenant('theirs', 'fleet')

/** A second program on the same database. */
function anotherProgram() {
  const live = new Live(world.db)
  const operator = { token: 'another', demo: false }
  const other = createApp({ ...httpDoubles, world: { ...world, lanes: new Lanes() }, operator, live })
  return { live, app: other }
}

/** Somebody who follows: every message so far, and a way to wait for one. */
async function follow(by: App, key: string) {
  const ends = new AbortController()
  const response = await by.request('/v1/live', { headers: { authorization: `Bearer ${key}` } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const heard: LiveMessage[] = []
  const body = response.body!.pipeThrough(new TransformStream(), { signal: ends.signal })
  const read = async (): Promise<void> => {
    for await (const message of messagesOf(body)) if (message) heard.push(message)
  }
  const ended = read().catch((err: unknown) => expect(err).toBe(ends.signal.reason))
  const leave = (): void => ends.abort()
  onTestFinished(leave)
  const until = async (what: (message: LiveMessage) => boolean): Promise<LiveMessage> => {
    await expect.poll(() => heard.some(what), { timeout: 10_000 }).toBe(true)
    return heard.find(what)!
  }
  await until(({ event }) => event === 'ready')
  return { heard, until, ended, leave }
}

const isChanged = (kind: string, id?: string) => (message: LiveMessage) =>
  message.event === 'changed' &&
  message.data.some((one) => one.kind === kind && (id === undefined || one.ids.includes(id)))

let told = 0
const tellOrder = async (who: Tenant) =>
  (
    await who.call<{ invoiceIds: string[]; workId: string; eventId: string }>(
      'POST',
      '/v1/work-events',
      orderPriced(`live-${++told}`),
    )
  ).body

const readyCount = (heard: readonly LiveMessage[]): number =>
  heard.filter(({ event }) => event === 'ready').length

test('says what kinds of things changed and which, and never what they say', async () => {
  const reader = await follow(app, await ours.key('viewer'))
  const { invoiceIds, workId } = await tellOrder(ours)
  await reader.until(isChanged('invoice', invoiceIds[0]))
  await reader.until(isChanged('work', workId))
  await reader.until(isChanged('event'))
  await reader.until(isChanged('report'))
  const { customerId } = (await ours.call<{ customerId: string }>('GET', `/v1/invoices/${invoiceIds[0]}`))
    .body
  const paid = await ours.call<{ id: string }>('POST', '/v1/payments', {
    currency: 'USD',
    amount: 5,
    receivedOn: '2026-03-05',
    method: 'cash',
    customerId,
  })
  await reader.until(isChanged('payment', paid.body.id))
  for (const message of reader.heard)
    expect(Object.keys(message.event === 'changed' ? message.data[0]! : {})).toEqual(
      message.event === 'changed' ? ['kind', 'ids'] : [],
    )
})

test('says on which entry by hand something was attached or withdrawn', async () => {
  const { id } = (
    await ours.call<{ id: string }>('POST', '/v1/manual-entries', {
      date: '2026-03-05',
      currency: 'USD',
      description: 'Rent',
      lines: [
        { account: '5900', debit: 5 },
        { account: '1010', credit: 5 },
      ],
    })
  ).body
  const attachments = `/v1/manual-entries/${id}/attachments`
  const first = await follow(app, await ours.key('viewer'))
  const attached = await ours.call<{ id: string }>('POST', attachments, Buffer.from('Paid.'))
  await first.until(isChanged('attachment', id))
  const second = await follow(app, await ours.key('viewer'))
  await ours.call('POST', `${attachments}/${attached.body.id}/withdrawal`, { reason: 'Not ours.' })
  await second.until(isChanged('attachment', id))
})

test('a reader of another organization, and a dry run, are told nothing', async () => {
  const foreign = await follow(app, await theirs.key('owner'))
  const reader = await follow(app, await ours.key('viewer'))
  await ours.call('POST', '/v1/work-events?dryRun=true', orderPriced('never'))
  const { invoiceIds } = await tellOrder(ours)
  await reader.until(isChanged('invoice', invoiceIds[0]))
  const named = reader.heard.flatMap((message) =>
    message.event === 'changed'
      ? message.data.flatMap(({ kind, ids }) => (kind === 'invoice' ? ids : []))
      : [],
  )
  expect(named).toEqual(invoiceIds)
  expect(foreign.heard.map(({ event }) => event).filter((event) => event === 'changed')).toEqual([])
})

test('what one program writes, the readers of another are told', async () => {
  const other = anotherProgram()
  const key = await ours.key('viewer')
  const here = await follow(app, key)
  const there = await follow(other.app, key)
  const { invoiceIds } = await tellOrder(ours)
  await Promise.all([
    here.until(isChanged('invoice', invoiceIds[0])),
    there.until(isChanged('invoice', invoiceIds[0])),
  ])
  other.live.stop()
  await there.ended
})

test('a killed connection is opened again, readers are told that they may have missed something', async () => {
  const reader = await follow(app, await ours.key('viewer'))
  const before = readyCount(reader.heard)
  const killed = await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen billhook%' and datname = current_database()`,
  )
  expect(killed.rowCount).toBe(1)
  await expect.poll(() => readyCount(reader.heard), { timeout: 10_000 }).toBe(before + 1)
  expect(reader.heard.some(({ event }) => event === 'waiting')).toBe(true)
  const { invoiceIds } = await tellOrder(ours)
  await reader.until(isChanged('invoice', invoiceIds[0]))
})

test('200 readers are told of the same, over one connection; when the last leaves, nobody listens', async () => {
  const keys = await Promise.all(Array.from({ length: 4 }, () => theirs.key('viewer')))
  const readers = await Promise.all(
    Array.from({ length: 200 }, (_, at) => follow(app, keys[at % keys.length]!)),
  )
  const listening = async (): Promise<number> =>
    (
      await owner.query(
        `select from pg_stat_activity where query like 'listen billhook%' and datname = current_database()`,
      )
    ).rowCount ?? 0
  expect(await listening()).toBe(1)
  const { invoiceIds } = await tellOrder(theirs)
  await Promise.all(readers.map((reader) => reader.until(isChanged('invoice', invoiceIds[0]))))
  readers.forEach((reader) => reader.leave())
  await expect.poll(listening).toBe(0)
})

test('one credential follows with so many streams and no more', async () => {
  const key = await ours.key('viewer')
  await Promise.all(Array.from({ length: MOST_READERS }, () => follow(app, key)))
  const refused = await send('/v1/live', { headers: { authorization: `Bearer ${key}` } })
  expect(problemOf(refused)).toMatchObject({ status: 429, code: 'too_many_streams' })
  await follow(app, await ours.key('viewer'))
})

test('nobody follows without a credential', async () => {
  expect((await send('/v1/live', {})).status).toBe(401)
})

test('who reads too slowly is let go', async () => {
  let reader: Reader | undefined
  class Overheard extends Live {
    override follow(...asked: Parameters<Live['follow']>): ReturnType<Live['follow']> {
      reader = asked[2]
      return super.follow(...asked)
    }
  }
  const live = new Overheard(world.db)
  onTestFinished(() => live.stop())
  const slow = createApp({ ...httpDoubles, world, operator: { token: 'x', demo: false }, live })
  const key = await ours.key('viewer')
  const response = await slow.request('/v1/live', { headers: { authorization: `Bearer ${key}` } })
  for (let said = 0; said < 80; said++) reader!.changed([{ kind: 'report', ids: [] }])
  await expect(response.text()).rejects.toThrow('too long')
})

test('a stop ends the streams of a real server, so that it can close', async () => {
  const { live, app: other } = anotherProgram()
  const server = createServer(getRequestListener(other.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  const key = await ours.key('viewer')
  socket.write(
    `GET /v1/live HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\nconnection: close\r\n\r\n`,
  )
  let text = ''
  socket.on('data', (part) => (text += part.toString()))
  await expect.poll(() => text).toContain('event: ready')
  const closed = Promise.all([once(socket, 'close'), once(server, 'close')])
  server.close()
  live.stop()
  await closed
})
