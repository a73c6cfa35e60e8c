import fc from 'fast-check'
import { expect } from 'vitest'
import type { Answer, Program } from './program.ts'

/** What one lane was told was done, in minor units of USD. */
export interface Acknowledged {
  received: number
  givenBack: number
  sold: number
}

/** An act of a lane: what it is about is looked up when it begins, and may be another thing by the time it arrives. */
export type LaneAct = (program: Program, done: Acknowledged, told: (about: string) => string) => Promise<void>

const place = fc.nat({ max: 20 })
const amount = fc.constantFrom(1, 5, 333, 1000, 2500)
const order = fc.constantFrom('o-1', 'o-2', 'o-3')

/** Whatever others do meanwhile, it is done or refused in order: never a fault of ours. */
const inOrder = (answer: Answer): Answer => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)
  return answer
}

const isDone = ({ status, body }: Answer): boolean => status < 300 && body.outcome === 'done'

async function one(program: Program, path: string, which: number): Promise<Answer['body']> {
  const rows = await program.list(path)
  return rows[which % Math.max(rows.length, 1)]
}

/** Tells an event of now. */
async function tell(program: Program, id: string, type: string, data: object): Promise<Answer> {
  const occurredAt = new Date(program.now).toISOString()
  return inOrder(await program.call('POST', '/v1/work-events', { source: 'ops', id, type, occurredAt, data }))
}

const customer = { id: 'acme', name: 'Acme' }

const prices = fc.tuple(order, amount).map(([id, price]): LaneAct => async (program, _, told) => {
  const data = { order: { id }, currency: 'USD', customer, quote: { amount: price }, tax: { rate: '5.5' } }
  await tell(program, told('price'), 'order.priced', data)
})

const cancels = order.map((id): LaneAct => async (program, _, told) => {
  await tell(program, told('cancel'), 'order.cancelled', { order: { id } })
})

const sells = fc
  .tuple(fc.constantFrom('o-3', 'p-1', 'p-2', 'p-3'), fc.boolean())
  .map(([id, onDelivery]): LaneAct => async (program, done, told) => {
    const payment = onDelivery ? 'cash_on_delivery' : 'paid'
    const data = { order: { id }, currency: 'USD', customer, subtotal: 4500, total: 4500, payment }
    const sold = await tell(program, told('sale'), 'storefront.sale_completed', data)
    if (isDone(sold) && !onDelivery) done.sold += 4500
    const collected = await tell(program, told('cash'), 'storefront.cash_collected', { order: { id } })
    if (isDone(collected)) done.sold += 4500
  })

const VERBS = ['confirmation', 'sending', 'sending', 'publication', 'archiving', 'voiding', 'cancellation']

const moves = fc.tuple(place, fc.constantFrom(...VERBS)).map(([which, verb]): LaneAct => async (program) => {
  const it = await one(program, '/v1/invoices', which)
  if (it) inOrder(await program.call('POST', `/v1/invoices/${it.id}/${verb}`, { reason: 'A reason.' }))
})

const drafts = amount.map((price): LaneAct => async (program) => {
  const lines = [{ description: 'By hand', quantity: '1', unitPrice: String(price) }]
  const body = { customer: { ...customer, source: 'ops' }, currency: 'USD', lines }
  inOrder(await program.call('POST', '/v1/invoices', body))
})

const edits = fc.tuple(place, amount).map(([which, price]): LaneAct => async (program) => {
  const it = await one(program, '/v1/invoices', which)
  const lines = [{ description: 'Edited', quantity: '1.5', unitPrice: String(price), taxRate: '8.25' }]
  if (it) inOrder(await program.call('PATCH', `/v1/invoices/${it.id}`, { lines }, { 'if-match': '*' }))
})

const pays = fc
  .tuple(place, amount, fc.constantFrom('one', 'oldest', 'account'))
  .map(([which, received, how]): LaneAct => async (program, done, told) => {
    const it = await one(program, '/v1/invoices', which)
    if (!it) return
    const body = {
      provider: 'bank',
      providerId: told('transfer'),
      customerId: it.customer.id,
      currency: 'USD',
      amount: received,
      receivedOn: new Date(program.now).toISOString().slice(0, 10),
      method: 'bank_transfer',
      allocations: how === 'one' ? [{ invoiceId: it.id }] : [],
      keepAsCredit: how === 'account',
    }
    // Told twice at once, as a caller does that lost patience: it counts once.
    const answers = await Promise.all([
      program.call('POST', '/v1/payments', body),
      program.call('POST', '/v1/payments', body),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(
      statuses.toSorted((a, b) => a - b),
      JSON.stringify(answers),
    ).toEqual([200, 201])
    done.received += received
  })

const givesBack = fc
  .tuple(place, amount, fc.boolean())
  .map(([which, back, ofDocument]): LaneAct => async (program, done) => {
    const row = await one(program, '/v1/payments', which)
    if (!row) return
    const payment = await program.get(`/v1/payments/${row.id}`)
    const body = {
      invoiceId: ofDocument ? (payment.allocations[0]?.invoiceId ?? null) : null,
      amount: back,
      refundedOn: payment.receivedOn,
      reason: 'A reason.',
    }
    const answer = inOrder(await program.call('POST', `/v1/payments/${row.id}/refunds`, body))
    if (answer.status === 201) done.givenBack += back
  })

const locks = fc.constantFrom('2026-01-31', '2026-02-01', null).map((soft): LaneAct => async (program) => {
  inOrder(await program.call('PATCH', '/v1/lock-dates', { soft, reason: 'A reason.' }))
})

/** What a lane may do next. */
export const laneAct: fc.Arbitrary<LaneAct> = fc.oneof(
  { weight: 5, arbitrary: prices },
  { weight: 1, arbitrary: cancels },
  { weight: 2, arbitrary: sells },
  { weight: 5, arbitrary: moves },
  { weight: 2, arbitrary: drafts },
  { weight: 2, arbitrary: edits },
  { weight: 5, arbitrary: pays },
  { weight: 4, arbitrary: givesBack },
  { weight: 1, arbitrary: locks },
)
