import { expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { Payment } from '../../src/contract/payment.ts'
import { Settlement } from '../../src/contract/settlement.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant } = await openServer()
const fleet = await tenant('settled', 'fleet')
const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1', 100_000))
const id = told.body.invoiceIds[0]!
const path = `/v1/invoices/${id}`
await fleet.call('POST', `${path}/sending`, {})
const settlement = async () => Settlement.parse((await fleet.call('GET', `${path}/settlement`)).body)

const money = (amount: number, receivedOn: string) => ({
  currency: 'USD',
  amount,
  receivedOn,
  method: 'card',
  reference: `R ${amount}`,
  allocations: [{ invoiceId: id }],
})

test('what settled a document is told whole, and comes to its total less what is open', async () => {
  expect(await settlement()).toMatchObject({ items: [], mayUndo: true })
  const first = await fleet.call<Payment>('POST', '/v1/payments', money(30_000, '2026-03-05'))
  const second = await fleet.call<Payment>('POST', '/v1/payments', money(20_000, '2026-03-06'))
  const undone = first.body.allocations[0]!.id
  await fleet.call('POST', `/v1/allocations/${undone}/undoing`, { undoneOn: '2026-03-07', reason: 'Wrong.' })
  await fleet.call('POST', `/v1/payments/${second.body.id}/refunds`, {
    invoiceId: id,
    amount: 5_000,
    refundedOn: '2026-03-08',
    reason: 'Late.',
  })
  const note = await fleet.call<Invoice>('POST', `${path}/credits`, {
    reason: 'goodwill',
    amount: 10_000,
    issuedOn: '2026-03-09',
    confirm: true,
  })
  await fleet.call('POST', `${path}/write-off`, {
    amount: 1_000,
    writtenOffOn: '2026-03-10',
    reason: 'Too small.',
  })

  const { items } = await settlement()
  const brief = items.map((one) => [one.kind, one.on, one.amount, one.undoneOn])
  expect(brief).toEqual([
    ['payment', '2026-03-05', 30_000, '2026-03-07'],
    ['payment', '2026-03-06', 20_000, null],
    ['refund', '2026-03-08', -5_000, null],
    ['credit_note', '2026-03-09', 10_000, null],
    ['write_off', '2026-03-10', 1_000, null],
  ])
  expect(items[0]).toMatchObject({ allocationId: undone, name: 'R 30000', undoneReason: 'Wrong.' })
  expect(items[3]).toMatchObject({ id: note.body.id, name: note.body.number })
  const standing = items.filter(({ undoneOn }) => undoneOn === null)
  const { total, balance } = (await fleet.call<Invoice>('GET', path)).body
  expect(standing.reduce((sum, { amount }) => sum + amount, 0)).toBe(total - balance)
})

test('a document that is not there settles nothing', async () => {
  const none = await fleet.call('GET', '/v1/invoices/0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f/settlement')
  expect(problemOf(none)).toMatchObject({ status: 404 })
})
