import { expect, test } from 'vitest'
import type { OpenItems } from '../../src/contract/open-item.ts'
import type { Payment } from '../../src/contract/payment.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant } = await openServer()
const fleet = await tenant('fleet', 'fleet')

async function order(id: string, amount: number, send: boolean): Promise<string> {
  const { body } = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id, amount))
  const [invoiceId = ''] = body.invoiceIds
  if (send) await fleet.call('POST', `/v1/invoices/${invoiceId}/sending`, {})
  return invoiceId
}
const sent = await order('1', 70_000, true)
const draft = await order('2', 30_000, false)
const { customerId } = (await fleet.call<Invoice>('GET', `/v1/invoices/${sent}`)).body
const payment = { customerId, currency: 'USD', amount: 5_000, receivedOn: '2026-03-05', method: 'cash' }
const open = async () =>
  (await fleet.call<OpenItems>('GET', `/v1/customers/${customerId}/open-items`)).body.items.map(
    ({ invoiceId, open: left, draft: isDraft }) => [invoiceId, left, isDraft],
  )

test('what takes money is listed, drafts as what they are, and goes when it is paid', async () => {
  expect(await open()).toEqual([
    [sent, 70_000, false],
    [draft, 30_000, true],
  ])
  const allocations = [{ invoiceId: sent, amount: 70_000 }]
  await fleet.call('POST', '/v1/payments', { ...payment, amount: 70_000, allocations })
  expect(await open()).toEqual([[draft, 30_000, true]])
  expect(
    (await fleet.call('GET', '/v1/customers/01a1fc3b-b55e-77c7-87c7-b559a0b370be/open-items')).status,
  ).toBe(404)
})

test('money can be kept as credit though something is open, and not be kept and set at once', async () => {
  const third = await order('3', 10_000, true)
  const kept = await fleet.call<Payment>('POST', '/v1/payments', { ...payment, keepAsCredit: true })
  expect(kept.body).toMatchObject({ unapplied: 5_000, allocations: [] })
  const both = { ...payment, keepAsCredit: true, allocations: [{ invoiceId: third }] }
  expect(problemOf(await fleet.call('POST', '/v1/payments', both))).toMatchObject({
    status: 422,
    code: 'kept_and_allocated',
  })
  const spread = await fleet.call<Payment>('POST', '/v1/payments', payment)
  expect(spread.body.allocations).toMatchObject([{ invoiceId: third, amount: 5_000 }])
})
