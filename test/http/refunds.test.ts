import { expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { Payment } from '../../src/contract/payment.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')

/** An order of 1,200.00 and 1,250.00 that came in for it. */
const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1', 120_000))
const invoiceId = told.body.invoiceIds[0]!
const paid = await fleet.call<Payment>('POST', '/v1/payments', {
  currency: 'USD',
  amount: 125_000,
  receivedOn: '2026-03-05',
  method: 'card',
  allocations: [{ invoiceId }],
})
const refunds = `/v1/payments/${paid.body.id}/refunds`
const back = { amount: 120_000, refundedOn: '2026-03-08', reason: 'Delivered late.' }

test('what cannot be given back is refused and leaves nothing behind', async () => {
  const dispatcher = { authorization: `Bearer ${await fleet.key('dispatcher')}` }
  const before = await rowCounts()
  const tooMuch = problemOf(await fleet.call('POST', refunds, { ...back, invoiceId, amount: 120_001 }))
  expect(tooMuch).toMatchObject({ status: 422, code: 'refund_too_much', values: { most: '120000' } })
  const early = problemOf(await fleet.call('POST', refunds, { ...back, invoiceId, refundedOn: '2026-03-04' }))
  expect(early).toMatchObject({ status: 422, code: 'refund_before_payment' })
  const unsaid = problemOf(await fleet.call('POST', refunds, { ...back, invoiceId, reason: '' }))
  expect(unsaid.status).toBe(422)
  const nowhere = refunds.replace(paid.body.id, invoiceId)
  expect(problemOf(await fleet.call('POST', nowhere, back)).status).toBe(404)
  expect(problemOf(await fleet.call('POST', refunds, back, dispatcher)).status).toBe(403)
  expect(await rowCounts()).toEqual(before)
})

test('the payment answers with what went back, and the invoice is owed again', async () => {
  const answer = await fleet.call('POST', refunds, { ...back, invoiceId })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toBe(`/v1/payments/${paid.body.id}`)
  expect(Payment.parse(answer.body).refunds).toMatchObject([{ ...back, invoiceId }])
  expect((await fleet.call<Invoice>('GET', `/v1/invoices/${invoiceId}`)).body).toMatchObject({
    word: { word: 'refunded' },
    refunded: 120_000,
    balance: 120_000,
  })
})

test('with no document named, customer credit goes back', async () => {
  const answer = await fleet.call('POST', refunds, { ...back, amount: 5_000 })
  expect(Payment.parse(answer.body).refunds.at(-1)).toMatchObject({ invoiceId: null, amount: 5_000 })
})
