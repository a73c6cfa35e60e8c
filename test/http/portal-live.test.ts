import { expect, onTestFinished, test } from 'vitest'
import { messagesOf } from '../../src/client/follow.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import { announce } from '../../src/operations/live/announce.ts'
import { MOST_READERS } from '../../src/operations/live/live.ts'
import { openServer, problemOf } from './api.ts'
import { enter, invite, type PortalVisitor, visitor } from './portal-client.ts'

const { app, send, tenant, owner, world } = await openServer()
const us = await tenant('aurora', 'charter')
const them = await tenant('borealis', 'charter')

interface Client extends PortalVisitor {
  readonly account: string
  readonly customerId: string
  readonly first: Invoice
}

async function draft(customer: string, who = us): Promise<Invoice> {
  const { status, body } = await who.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: customer, name: customer },
    lines: [{ description: 'Charter', quantity: '1', unitPrice: '900', taxRate: '0' }],
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const publish = ({ id }: Invoice, who = us) => who.call('POST', `/v1/invoices/${id}/publication`, {})

const pay = (customerId: string, allocations: object[] = [], who = us) =>
  who.call('POST', '/v1/payments', {
    currency: 'USD',
    amount: 500,
    receivedOn: '2026-03-09',
    method: 'cash',
    customerId,
    allocations,
  })

/** A customer with a published document, and a client of theirs who entered. */
async function client(customer: string, who = us): Promise<Client> {
  const first = await draft(customer, who)
  await publish(first, who)
  const { customerId } = first
  const { id: account, token } = await invite(who, customerId, `ap@${customer}.example`)
  return { ...(await visitor(send, token)), account, customerId, first }
}

const address = ({ account }: Pick<Client, 'account'>): string => `/v1/portal/accounts/${account}/live`

/** A client who follows: what they were told so far, word for word. */
async function follow(who: Pick<Client, 'account' | 'cookie'>, by = app) {
  const ends = new AbortController()
  const response = await by.request(address(who), { headers: { cookie: who.cookie } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const heard: string[] = []
  const body = response.body!.pipeThrough(new TransformStream(), { signal: ends.signal })
  let isOver = false
  const read = async (): Promise<void> => {
    for await (const message of messagesOf(body)) if (message) heard.push(JSON.stringify(message))
    isOver = true
  }
  read().catch((err: unknown) => expect(err).toBe(ends.signal.reason))
  onTestFinished(() => ends.abort())
  await expect.poll(() => heard.at(-1), { timeout: 10_000 }).toBe(READY)
  // Whoever comes first waits for the line, and is told so.
  heard.splice(0, heard.length - 1)
  return {
    heard,
    /** Told of so many changes, and of no more. */
    changes: (): number => heard.filter((told) => told === CHANGED).length,
    isOver: (): boolean => isOver,
  }
}

const READY = '{"event":"ready","data":null}'
const CHANGED = '{"event":"changed","data":null}'

/** Waits until a change of the first client has passed, and with it everything that was told before. */
async function passed(who: Client, reader: Awaited<ReturnType<typeof follow>>): Promise<void> {
  const before = reader.changes()
  await pay(who.customerId)
  await expect.poll(reader.changes, { timeout: 10_000 }).toBe(before + 1)
}

test('a client hears that something of theirs changed, and not what', async () => {
  const a = await client('hears')
  const reader = await follow(a)
  const next = await draft('hears')
  await publish(next)
  await expect.poll(reader.changes).toBe(1)
  await pay(a.customerId, [{ invoiceId: next.id }])
  await expect.poll(reader.changes).toBe(2)
  await us.call('POST', `/v1/invoices/${next.id}/archiving`, {})
  await expect.poll(reader.changes).toBe(3)
  expect(new Set(reader.heard)).toEqual(new Set([READY, CHANGED]))
})

test('and nothing of drafts, of another customer, or of another company', async () => {
  const a = await client('quiet')
  const b = await client('loud')
  const c = await client('quiet', them)
  const [reader, other, foreign] = [await follow(a), await follow(b), await follow(c)]
  const draftOfTheirs = await draft('quiet')
  await us.call('PATCH', `/v1/invoices/${draftOfTheirs.id}`, { notes: 'Not yet' }, { 'if-match': '*' })
  await us.call('POST', `/v1/invoices/${draftOfTheirs.id}/voiding`, { reason: 'wrong' })
  await publish(await draft('loud'))
  await expect.poll(other.changes).toBe(1)
  await pay(b.customerId)
  await expect.poll(other.changes).toBe(2)
  await passed(b, other)
  expect(reader.heard).toEqual([READY])
  expect(foreign.heard).toEqual([READY])
  await passed(a, reader)
  expect(other.changes()).toBe(3)
})

test('of more changes than are named, each client hears of their own alone', async () => {
  const a = await client('many')
  const b = await client('few')
  const [reader, other] = [await follow(a), await follow(b)]
  await owner.query('update billhook.invoice set version = version + 1 where org_id = $1 and id = $2', [
    us.orgId,
    a.first.id,
  ])
  announce(world.db, us.orgId, [{ kind: 'invoice', ids: [] }])
  await expect.poll(reader.changes).toBe(1)
  await passed(b, other)
  expect(other.changes()).toBe(1)
})

test('a lost line is told, and then that everything may be stale', async () => {
  const a = await client('line')
  const reader = await follow(a)
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen billhook%' and datname = current_database()`,
  )
  await expect
    .poll(() => reader.heard, { timeout: 10_000 })
    .toEqual([READY, '{"event":"waiting","data":null}', READY])
  await passed(a, reader)
})

test('the stream of who is revoked or leaves ends by itself', async () => {
  const a = await client('revoked')
  const b = await client('stays')
  const [reader, other] = [await follow(a), await follow(b)]
  await us.call('DELETE', `/v1/customers/${a.customerId}/portal-access/${a.account}`)
  await expect.poll(reader.isOver).toBe(true)
  expect((await send(address(a), { headers: { cookie: a.cookie } })).status).toBe(401)
  expect(other.isOver()).toBe(false)
  await b.ask('DELETE', '/v1/portal/session')
  await expect.poll(other.isOver).toBe(true)
  expect([...reader.heard, ...other.heard]).toEqual([READY, READY])
})

test('of two accounts of an address, the stream of the one that is revoked ends', async () => {
  const [first, second] = [await draft('one'), await draft('two')]
  const email = 'ap@both.example'
  const one = await invite(us, first.customerId, email)
  const two = await invite(us, second.customerId, email)
  const { cookie } = await visitor(send, one.token)
  const [reader, other] = [
    await follow({ account: one.id, cookie }),
    await follow({ account: two.id, cookie }),
  ]
  await us.call('DELETE', `/v1/customers/${first.customerId}/portal-access/${one.id}`)
  await expect.poll(reader.isOver).toBe(true)
  expect(other.isOver()).toBe(false)
  expect((await send(address({ account: one.id }), { headers: { cookie } })).status).toBe(404)
})

test('nothing is told to whose rights ended without a word', async () => {
  const a = await client('unsaid')
  const reader = await follow(a)
  await owner.query('delete from billhook.portal_session where org_id = $1 and email = $2', [
    us.orgId,
    'ap@unsaid.example',
  ])
  await pay(a.customerId)
  await expect.poll(reader.isOver).toBe(true)
  expect(reader.heard).toEqual([READY])
})

test('it ends when the switch is turned; while no invoices are shown, nothing is told', async () => {
  const a = await client('switched', them)
  const turn = (invoices: boolean) =>
    them.call('PATCH', '/v1/organization', { portal: { invoices } }, { 'if-match': '*' })
  const reader = await follow(a)
  await turn(false)
  await expect.poll(reader.isOver).toBe(true)
  const dark = await follow(a)
  await publish(await draft('switched', them), them)
  await turn(true)
  await expect.poll(dark.isOver).toBe(true)
  expect(dark.heard).toEqual([READY])
})

test('another account is unknown, and nobody follows without a session', async () => {
  const [a, b] = [await client('mine'), await client('other')]
  const foreign = await send(address(b), { headers: { cookie: a.cookie } })
  expect(problemOf(foreign)).toMatchObject({ status: 404, code: 'portal_account_not_found' })
  const nobody = await send(address(a), {})
  expect(problemOf(nobody)).toMatchObject({ status: 401, code: 'portal_session_missing' })
  const key = await send(address(a), { headers: { authorization: `Bearer ${await us.key('owner')}` } })
  expect(key.status).toBe(401)
})

test('one access is followed with so many streams and no more, whatever its sessions', async () => {
  const a = await client('crowd')
  await Promise.all(Array.from({ length: MOST_READERS - 1 }, () => follow(a)))
  const { link } = (
    await us.call<{ link: string }>(
      'POST',
      `/v1/customers/${a.customerId}/portal-access/${a.account}/invitation`,
      {},
    )
  ).body
  const again = await enter(send, link.split('#')[1]!)
  const cookie = again.headers.get('set-cookie')!.split(';')[0]!
  await follow({ account: a.account, cookie })
  const refused = await send(address(a), { headers: { cookie } })
  expect(problemOf(refused)).toMatchObject({ status: 429, code: 'too_many_streams' })
  await follow(await client('room'))
})

test('when the last client leaves, nobody listens', async () => {
  const listening = async (): Promise<number> =>
    (
      await owner.query(
        `select from pg_stat_activity where query like 'listen billhook%' and datname = current_database()`,
      )
    ).rowCount ?? 0
  await expect.poll(listening, { timeout: 10_000 }).toBe(0)
  const a = await client('last')
  const response = await app.request(address(a), { headers: { cookie: a.cookie } })
  await expect.poll(listening).toBe(1)
  await response.body!.cancel()
  await expect.poll(listening).toBe(0)
})
