import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { revokeConnection } from '../../src/operations/fleetbase/revoke-connection.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { connected } from './connected.ts'
import { documentsOf, receivable } from './owed.ts'

const { books, fleetbase, settled, webhook, deliveries, logged, database, url, world, connection } =
  await connected()

test('an order is priced: the webhook says 0, the records say what is billed', async () => {
  const order = await fleetbase.order()
  await settled()
  const quote = fleetbase.quote(11_500, [
    ['10000', 'Base fee', 'BASE_FEE'],
    ['1500', null, 'FUEL'],
  ])
  await fleetbase.price(order, quote)
  expect((await settled()).at(-1)).toMatchObject({ event: 'purchase_rate.created', outcome: 'ingested' })
  expect(await documentsOf(books, order)).toEqual(['invoice draft 11500'])
  expect(
    await books.rows('select description, net from invoice_line where org_id = $1 order by position'),
  ).toEqual([
    { description: 'Base fee', net: 10_000n },
    { description: 'FUEL', net: 1_500n },
  ])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('the same webhook twice acts once', async () => {
  const order = await fleetbase.order()
  const held = fleetbase.webhooks.hold()
  await fleetbase.price(order, fleetbase.quote(4_200))
  fleetbase.webhooks.flow()
  for (const envelope of [...held, ...held, ...held]) await fleetbase.webhooks.deliver(envelope)
  await settled()
  expect(await documentsOf(books, order)).toEqual(['invoice draft 4200'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('priced anew, the draft is replaced; told in the wrong order, the newest price stands', async () => {
  const order = await fleetbase.order()
  await fleetbase.price(order, fleetbase.quote(5_000))
  await settled()
  const held = fleetbase.webhooks.hold()
  await fleetbase.price(order, fleetbase.quote(6_000))
  await fleetbase.price(order, fleetbase.quote(7_000))
  fleetbase.webhooks.flow()
  for (const envelope of held.toReversed()) {
    await fleetbase.webhooks.deliver(envelope)
    await settled()
  }
  const documents = await documentsOf(books, order)
  expect(documents.filter((one) => one.startsWith('invoice draft'))).toEqual(['invoice draft 7000'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('cancelled and deleted orders give back what they drafted', async () => {
  const [cancelled, deleted] = [await fleetbase.order(), await fleetbase.order()]
  await fleetbase.price(cancelled, fleetbase.quote(3_000))
  await fleetbase.price(deleted, fleetbase.quote(3_500))
  await settled()
  await fleetbase.cancel(cancelled)
  await fleetbase.remove(deleted)
  await settled()
  expect(await documentsOf(books, cancelled)).toEqual(['invoice void 3000'])
  expect(await documentsOf(books, deleted)).toEqual(['invoice void 3500'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

describe('storefront', () => {
  test('a checkout of one store is a sale, not an invoice, though a quote was bought for it', async () => {
    const { master } = await fleetbase.checkout({
      carts: [{ store: 'Corner Shop', goods: [['Bread', 450, 10]] }],
      tip: '10%',
    })
    await fleetbase.complete(master)
    await settled()
    expect(await documentsOf(books, master)).toEqual([])
    const [sale] = await books.rows<{ amount: bigint }>(
      `select amount from journal_entry where org_id = $1 and kind = 'storefront_sale'`,
    )
    expect(Number(sale!.amount)).toBe(fleetbase.sold('USD'))
  })

  test('a checkout of several stores is counted once: the two ledgers agree', async () => {
    const { master, stores } = await fleetbase.checkout({
      carts: [
        { store: 'Baker', goods: [['Bread', 500, 2]] },
        { store: 'Butcher', goods: [['Ham', 1_500, 1]] },
      ],
      deliveryFee: 650,
    })
    for (const order of [...stores, master]) await fleetbase.complete(order)
    await settled()
    const [sum] = await books.rows<{ sum: string }>(
      `select sum(amount)::text as sum from journal_entry where org_id = $1 and kind = 'storefront_sale' and currency = 'USD'`,
    )
    expect(Number(sum!.sum)).toBe(fleetbase.sold('USD'))
  })
})

test('while Fleetbase does not answer its webhooks wait, with the reason, and are read again', async () => {
  const order = await fleetbase.order()
  await settled()
  fleetbase.api.trouble = 503
  await fleetbase.price(order, fleetbase.quote(2_100))
  const waiting = (await settled()).at(-1)!
  expect(waiting).toMatchObject({ outcome: 'waiting' })
  expect(waiting.reason).toMatch(/503/)
  fleetbase.api.trouble = null
  for (let tries = 0; tries < 400 && (await documentsOf(books, order)).length === 0; tries++) await sleep(25)
  expect(await documentsOf(books, order)).toEqual(['invoice draft 2100'])
}, 30_000)

describe('who may call', () => {
  const call = (address: string, body: string) =>
    fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } })

  test('a wrong secret, another connection, another organization: the same answer, and nothing is kept', async () => {
    const before = (await deliveries()).length
    const answers = []
    const parts = webhook.split('/')
    for (const address of [
      `${webhook.slice(0, -4)}xxxx`,
      [...parts.slice(0, -2), '01a1fc6b-0000-7000-8000-000000000000', parts.at(-1)].join('/'),
      [...parts.slice(0, -3), '01a1fc6b-0000-7000-8000-000000000000', ...parts.slice(-2)].join('/'),
    ]) {
      const answer = await call(address, '{}')
      answers.push([answer.status, ((await answer.json()) as { code?: string }).code])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]![0]).toBe(404)
    expect((await deliveries()).length).toBe(before)
  })

  test('what is no envelope is told so: 400 for what is not JSON, 422 for the rest', async () => {
    expect((await call(webhook, '{"id":')).status).toBe(400)
    expect((await call(webhook, '{"hello":1}')).status).toBe(422)
  })

  test('events that mean nothing for billing are kept and ignored', async () => {
    await fleetbase.order()
    expect((await settled()).at(-1)).toMatchObject({ event: 'order.created', outcome: 'ignored' })
  })
})

test('the API key is nowhere in the clear: not in the database, not in the logs', async () => {
  const { rows } = await database.owner.query<{ text: string }>(
    `select string_agg(s::text, ' ') as text from billhook.source_connection s`,
  )
  expect(rows[0]!.text).not.toContain(fleetbase.api.key)
  expect(rows[0]!.text).not.toContain(Buffer.from(fleetbase.api.key).toString('hex'))
  expect(JSON.stringify(logged)).not.toContain(fleetbase.api.key)
  expect(url).toContain('127.0.0.1')
})

test('a connection that is ended answers like one that never was', async () => {
  const actor = { name: 'Test', role: 'owner' } as const
  const ended = await revokeConnection(world, books.orgId, actor, connection.id)
  expect(ended).toMatchObject({ id: connection.id, revokedAt: expect.any(String) })
  const answer = await fetch(webhook, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(404)
})

test('after all of it the two ledgers agree, and ours adds up', async () => {
  await settled()
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
  expect(await wrongIn(books)).toEqual([])
})
