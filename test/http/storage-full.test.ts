import { expect, test } from 'vitest'
import { StorageFull } from '../../src/store/engine/errors.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, world, rowCounts, send, operator } = await openServer()
const fleet = await tenant('fleet', 'fleet')

test('while the disk is nearly full nothing is written and everything is read; then writing goes on', async () => {
  let isFull = true
  Object.assign(world.db, {
    demandSpace: () => {
      if (isFull) throw new StorageFull('full')
    },
  })
  const before = await rowCounts()
  const refused = await fleet.call('POST', '/v1/work-events', orderPriced('1'))
  expect(problemOf(refused)).toMatchObject({ status: 503, code: 'storage_full' })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  // Nothing is wrong with the events: none of many is refused for itself.
  const many = await fleet.call('POST', '/v1/work-events/batch', {
    events: [orderPriced('1'), orderPriced('2')],
  })
  expect(problemOf(many)).toMatchObject({ status: 503, code: 'storage_full' })
  const keyed = await fleet.call('POST', '/v1/payments', {}, { 'idempotency-key': 'k' })
  expect(keyed.status).toBe(422)
  expect(await rowCounts()).toEqual(before)
  for (const path of ['/v1/invoices', '/v1/verification', '/ready'])
    expect((await fleet.call('GET', path)).status, path).toBe(200)
  const entered = await send(`/enter/${operator.token}`, {})
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  const headers = { cookie, 'billhook-organization': 'fleet' }
  expect((await send('/v1/invoices', { headers })).status).toBe(200)
  isFull = false
  expect((await fleet.call('POST', '/v1/work-events', orderPriced('1'))).status).toBe(201)
})
