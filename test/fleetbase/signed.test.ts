import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { connected } from './connected.ts'

const SECRET = '$2y$10$secretOfTheCredential'
const { fleetbase, settled, webhook, deliveries } = await connected({ secrets: ['another', SECRET] })

test('a change made by a credential we know is believed', async () => {
  const order = await fleetbase.order()
  await settled()
  await fleetbase.price(order, fleetbase.quote(1_000), 'api')
  expect((await settled()).at(-1)).toMatchObject({ signature: 'valid', outcome: 'ingested' })
})

test('one made in the console is signed with a word everybody knows: taken, and counted as not signed', async () => {
  const order = await fleetbase.order()
  await settled()
  await fleetbase.price(order, fleetbase.quote(1_000))
  expect((await settled()).at(-1)).toMatchObject({ signature: 'absent', outcome: 'ingested' })
})

test('signed by anybody else, or not at all, it is turned away and people see why', async () => {
  const body = JSON.stringify({
    id: 'event_forged1',
    api_version: '2024-03-12',
    event: 'order.canceled',
    created_at: '2026-09-18 09:41:00',
    data: { id: 'order_1' },
  })
  const call = (headers: Record<string, string>) =>
    fetch(webhook, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const forged = createHmac('sha256', 'guessed').update(body).digest('hex')
  expect((await call({ signature: forged })).status).toBe(401)
  expect((await call({})).status).toBe(401)
  expect((await deliveries()).at(-1)).toMatchObject({ outcome: 'refused' })
  // Told again with a good signature it is taken after all.
  const good = createHmac('sha256', SECRET).update(body).digest('hex')
  expect((await call({ signature: good })).status).toBe(202)
  await settled()
})
