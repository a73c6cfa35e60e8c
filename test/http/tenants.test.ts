import { expect, test } from 'vitest'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, rowCounts } = await openServer()
const ours = await tenant('ours', 'fleet')
const theirs = await tenant('theirs', 'fleet')

const told = (await theirs.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1'))).body
const invoiceId = told.invoiceIds[0]!
const { customerId } = (await theirs.call<{ customerId: string }>('GET', `/v1/invoices/${invoiceId}`)).body
const paid = await theirs.call<{ id: string }>('POST', '/v1/payments', {
  currency: 'USD',
  amount: 500,
  receivedOn: '2026-03-05',
  method: 'cash',
  customerId,
})
const entry = (await theirs.call<{ items: { id: string }[] }>('GET', '/v1/journal-entries')).body.items[0]!

const UNKNOWN = '01a1fc3b-b55e-77c7-87c7-b559a0b370be'
const MALFORMED = 'not-an-id'

type Call = [method: string, path: string, body?: unknown, headers?: Record<string, string>]
const ANY = { 'if-match': '*' }

async function answered(who: Tenant, ...call: Call): Promise<object> {
  const { requestId: _, ...problem } = problemOf(await who.call(...call))
  return problem
}

test.each([
  ['an event', told.id, (id: string): Call => ['GET', `/v1/work-events/${id}`]],
  ['work', told.workId!, (id: string): Call => ['GET', `/v1/work/${id}`]],
  ['an invoice', invoiceId, (id: string): Call => ['GET', `/v1/invoices/${id}`]],
  ["an invoice's entries", invoiceId, (id: string): Call => ['GET', `/v1/invoices/${id}/entries`]],
  ["an invoice's history", invoiceId, (id: string): Call => ['GET', `/v1/invoices/${id}/history`]],
  ['an edit', invoiceId, (id: string): Call => ['PATCH', `/v1/invoices/${id}`, { notes: 'x' }, ANY]],
  ['sending', invoiceId, (id: string): Call => ['POST', `/v1/invoices/${id}/sending`, {}]],
  ['voiding', invoiceId, (id: string): Call => ['POST', `/v1/invoices/${id}/voiding`, { reason: 'x' }]],
  ['what may be credited', invoiceId, (id: string): Call => ['GET', `/v1/invoices/${id}/creditable`]],
  [
    'a credit',
    invoiceId,
    (id: string): Call => ['POST', `/v1/invoices/${id}/credits`, { reason: 'goodwill' }],
  ],
  [
    'a correction',
    invoiceId,
    (id: string): Call => ['POST', `/v1/invoices/${id}/correction`, { reason: 'duplicate' }],
  ],
  [
    'an adjustment',
    invoiceId,
    (id: string): Call => [
      'POST',
      `/v1/invoices/${id}/adjustments`,
      { adjustment: 'goodwill', lines: [{ description: 'x', unitPrice: '1' }] },
    ],
  ],
  ['unarchiving', invoiceId, (id: string): Call => ['DELETE', `/v1/invoices/${id}/archiving`]],
  ['a payment', paid.body.id, (id: string): Call => ['GET', `/v1/payments/${id}`]],
  ['a customer', customerId, (id: string): Call => ['GET', `/v1/customers/${id}`]],
  [
    'a change of a customer',
    customerId,
    (id: string): Call => ['PATCH', `/v1/customers/${id}`, { name: 'x' }, ANY],
  ],
  ['a journal entry', entry.id, (id: string): Call => ['GET', `/v1/journal-entries/${id}`]],
])('%s of another organization is as unknown as an id that does not exist', async (_, id, call) => {
  const before = await rowCounts()
  const foreign = await answered(ours, ...call(id))
  expect(foreign).toMatchObject({ status: 404 })
  expect(foreign).toEqual(await answered(ours, ...call(UNKNOWN)))
  expect(foreign).toEqual(await answered(ours, ...call(MALFORMED)))
  expect(await rowCounts()).toEqual(before)
})

test('money and documents cannot name what another organization has', async () => {
  const before = await rowCounts()
  const payment = {
    currency: 'USD',
    amount: 5,
    receivedOn: '2026-03-05',
    method: 'cash',
    allocations: [{ invoiceId }],
  }
  expect(await answered(ours, 'POST', '/v1/payments', payment)).toMatchObject({
    status: 404,
    code: 'invoice_not_found',
    pointer: '/allocations/0/invoiceId',
  })
  expect(await answered(ours, 'POST', '/v1/invoices', { works: [told.workId] })).toMatchObject({
    status: 404,
    code: 'work_not_found',
  })
  const line = { description: 'x', quantity: 1, unitPrice: 1 }
  expect(await answered(ours, 'POST', '/v1/invoices', { customerId, lines: [line] })).toMatchObject({
    status: 404,
    code: 'customer_not_found',
  })
  expect(await rowCounts()).toEqual(before)
})

test('lists hold what is ours', async () => {
  for (const path of ['work-events', 'work', 'invoices', 'payments', 'customers', 'journal-entries']) {
    expect((await ours.call<{ items: unknown[] }>('GET', `/v1/${path}`)).body.items).toEqual([])
    expect((await theirs.call<{ items: unknown[] }>('GET', `/v1/${path}`)).body.items).not.toEqual([])
  }
})
