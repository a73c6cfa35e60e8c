import { describe, expect, test } from 'vitest'
import { WORK_EVENT_TYPES } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')

const priced = (data: object): object => ({
  ...orderPriced('1'),
  data: { ...orderPriced('1').data, ...data },
})
const done = (data: object): object => ({
  ...serviceOrderDone('1'),
  data: { ...serviceOrderDone('1').data, ...data },
})
const labor = (more: object): object =>
  done({ labor: [{ description: 'Work', hours: '1', rate: '1', ...more }] })

const bad: readonly (readonly [what: string, path: string, body: unknown, code: string, pointer: string])[] =
  [
    [
      'an unknown event type',
      'work-events',
      { ...orderPriced('1'), type: 'order.lost' },
      'unknown_event_type',
      '/type',
    ],
    ['an event without a type', 'work-events', { source: 'a', id: 'b' }, 'required', '/type'],
    [
      'an event without a customer',
      'work-events',
      priced({ customer: undefined }),
      'required',
      '/data/customer',
    ],
    [
      'a customer without a name',
      'work-events',
      priced({ customer: { id: 'c', name: ' ' } }),
      'not_accepted',
      '/data/customer/name',
    ],
    ['negative hours', 'work-events', labor({ hours: '-2' }), 'quantity_out_of_range', '/data/labor/0/hours'],
    ['absurd hours', 'work-events', labor({ hours: '1e9' }), 'not_a_decimal', '/data/labor/0/hours'],
    [
      'more hours than there are',
      'work-events',
      labor({ hours: 1_000_000_001 }),
      'quantity_out_of_range',
      '/data/labor/0/hours',
    ],
    [
      'hours with nine decimals',
      'work-events',
      labor({ hours: '0.000000001' }),
      'too_many_decimals',
      '/data/labor/0/hours',
    ],
    ['a negative rate', 'work-events', labor({ rate: -85 }), 'price_out_of_range', '/data/labor/0/rate'],
    [
      'a tax rate no country has',
      'work-events',
      labor({ taxRate: 19_000 }),
      'tax_rate_out_of_range',
      '/data/labor/0/taxRate',
    ],
    [
      'an unknown currency',
      'work-events',
      priced({ currency: 'USDT' }),
      'currency_unknown',
      '/data/currency',
    ],
    [
      'a currency in small letters',
      'work-events',
      priced({ currency: 'usd' }),
      'currency_unknown',
      '/data/currency',
    ],
    [
      'an amount beyond bounds',
      'work-events',
      priced({ total: 10 ** 15 + 1 }),
      'amount_too_large',
      '/data/total',
    ],
    [
      'an amount of many digits',
      'work-events',
      priced({ total: '99999999999999999999' }),
      'amount_too_large',
      '/data/total',
    ],
    ['an amount with cents of cents', 'work-events', priced({ total: 12.5 }), 'not_an_amount', '/data/total'],
    ['a negative amount', 'work-events', priced({ total: -1 }), 'amount_out_of_range', '/data/total'],
    [
      'a day that does not exist',
      'work-events',
      { ...orderPriced('1'), occurredAt: '2026-02-30T10:00:00Z' },
      'date_not_in_calendar',
      '/occurredAt',
    ],
    [
      'a time without its offset',
      'work-events',
      { ...orderPriced('1'), occurredAt: '2026-02-28T10:00:00' },
      'not_an_instant',
      '/occurredAt',
    ],
    ['a field nobody knows', 'work-events', priced({ 'sub/total': 1 }), 'unknown_field', '/data/sub~1total'],
    ['a NUL character', 'work-events', { ...orderPriced('1'), id: 'a\u0000b' }, 'not_accepted', '/id'],
    ['half a character', 'work-events', { ...orderPriced('1'), id: 'a\ud800b' }, 'not_accepted', '/id'],
    [
      'an id of 201 characters',
      'work-events',
      { ...orderPriced('1'), id: 'x'.repeat(201) },
      'too_big',
      '/id',
    ],
    [
      '10,001 lines',
      'work-events',
      done({ parts: Array.from({ length: 10_001 }, () => ({ description: 'p', quantity: 1, price: 1 })) }),
      'too_big',
      '/data/parts',
    ],
    ['an event that is a list', 'work-events', [], 'invalid_type', ''],
    [
      'no currency of a payment',
      'payments',
      { amount: 1, receivedOn: '2026-03-01', method: 'cash' },
      'required',
      '/currency',
    ],
    [
      'a payment of nothing',
      'payments',
      { currency: 'USD', amount: 0, receivedOn: '2026-03-01', method: 'cash' },
      'amount_out_of_range',
      '/amount',
    ],
    [
      'a payment on a day that does not exist',
      'payments',
      { currency: 'USD', amount: 1, receivedOn: '2025-02-29', method: 'cash' },
      'date_not_in_calendar',
      '/receivedOn',
    ],
    [
      'an invoice line of negative quantity',
      'invoices',
      { lines: [{ description: 'x', quantity: -1, unitPrice: 1 }] },
      'quantity_out_of_range',
      '/lines/0/quantity',
    ],
    [
      'an invoice line of absurd price',
      'invoices',
      { lines: [{ description: 'x', quantity: 1, unitPrice: '10000000000001' }] },
      'price_out_of_range',
      '/lines/0/unitPrice',
    ],
    [
      'a discount of 101 percent',
      'invoices',
      {
        lines: [{ description: 'x', quantity: 1, unitPrice: 1, discount: { kind: 'percent', percent: 101 } }],
      },
      'discount_out_of_range',
      '/lines/0/discount/percent',
    ],
    [
      'a customer named twice',
      'invoices',
      { customerId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f', customer: { id: 'c', name: 'C' } },
      'customer_named_twice',
      '/customer',
    ],
  ]

describe('refused, with a sentence, a code and a pointer, and nothing is left behind', () => {
  test.each(bad)('%s', async (_, path, body, code, pointer) => {
    const before = await rowCounts()
    const answer = await fleet.call('POST', `/v1/${path}`, body)
    const problem = problemOf(answer)
    expect(problem).toMatchObject({ status: 422, code, pointer })
    expect(problem.errors?.[0]).toMatchObject({ code, pointer })
    expect(problem.detail).toMatch(/^[A-Z/].*[.)]$/)
    expect(await rowCounts()).toEqual(before)
  })

  test('every bad field is named, not only the first', async () => {
    const body = priced({ currency: 'XXX', total: -1, quote: { amount: 1.5 } })
    const problem = problemOf(await fleet.call('POST', '/v1/work-events', body))
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/data/currency',
      '/data/quote/amount',
      '/data/total',
    ])
  })

  test('an unknown type is answered with those that are known', async () => {
    const problem = problemOf(await fleet.call('POST', '/v1/work-events', { ...orderPriced('1'), type: 'x' }))
    for (const type of WORK_EVENT_TYPES) expect(problem.detail).toContain(type)
  })
})

describe('a body that cannot be read', () => {
  const json = { 'content-type': 'application/json' }

  test('is not JSON: 400 names the place', async () => {
    const before = await rowCounts()
    const problem = problemOf(
      await fleet.call('POST', '/v1/work-events', '{"source": "a",\n "id": oops}', json),
    )
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid_json',
      values: { position: 23, line: 2, column: 8 },
    })
    expect(problem.detail).toContain('line 2, column 8')
    expect(await rowCounts()).toEqual(before)
  })

  test('is of another media type: 415', async () => {
    const problem = problemOf(
      await fleet.call('POST', '/v1/work-events', 'a=1', { 'content-type': 'text/plain' }),
    )
    expect(problem).toMatchObject({ status: 415, code: 'media_type_unsupported' })
  })

  test('is a query that cannot be', async () => {
    const problem = problemOf(
      await fleet.call('GET', '/v1/invoices?limit=201&issuedFrom=2026-02-30&colour=red'),
    )
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/issuedFrom', '/limit', '/colour'])
  })
})

test('in a batch a bad event has its own result and never fails its neighbours', async () => {
  const events = [
    orderPriced('b1'),
    { ...orderPriced('b2'), type: 'x' },
    priced({ total: -1 }),
    orderPriced('b3'),
  ]
  const { status, body } = await fleet.call<{
    results: { status: number; answer: object | null; problem: { code: string } | null }[]
  }>('POST', '/v1/work-events/batch', { events })
  expect(status).toBe(200)
  expect(body.results.map((result) => result.status)).toEqual([201, 422, 422, 201])
  expect(body.results.map((result) => result.problem?.code ?? null)).toEqual([
    null,
    'unknown_event_type',
    'amount_out_of_range',
    null,
  ])
})
