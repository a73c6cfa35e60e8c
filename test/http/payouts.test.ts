import { expect, test } from 'vitest'
import type { CashFlow } from '../../src/contract/cash-flow.ts'
import type { AuditPage } from '../../src/contract/history.ts'
import type { JournalEntry } from '../../src/contract/journal.ts'
import type { Payment } from '../../src/contract/payment.ts'
import type { Payout, PayoutPage } from '../../src/contract/payout.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant } = await openServer()

const PAYOUT = {
  provider: 'stripe',
  providerId: 'po_1',
  currency: 'USD',
  gross: 10_000,
  fee: 320,
  net: 9_680,
  paidOn: '2026-03-08',
}

const recorded = async (us: Tenant, more: object = {}): Promise<Payout> => {
  const { status, body } = await us.call<Payout>('POST', '/v1/payouts', { ...PAYOUT, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const sidesOf = async (us: Tenant, id: string): Promise<unknown[]> => {
  const { body } = await us.call<JournalEntry>('GET', `/v1/journal-entries/${id}`)
  return [
    body.kind,
    body.date,
    ...body.postings.map(({ account, debit, credit }) => [account, debit - credit]),
  ]
}

async function proven(us: Tenant): Promise<void> {
  const { body } = await us.call<Verification>('GET', '/v1/verification')
  expect(body.verdicts.filter(({ holds }) => !holds)).toEqual([])
}

const clearing = async (us: Tenant): Promise<unknown> => {
  const { body } = await us.call<CashFlow>('GET', '/v1/reports/clearing?from=2026-03-01&to=2026-03-31')
  return body.currencies.map(({ currency, opening, rows, net, closing }) => [
    currency,
    opening.amount,
    Object.fromEntries(rows.map(({ key, amount }) => [key, amount])),
    net.amount,
    closing.amount,
  ])
}

test('money of a method waits in clearing until it is paid out, less the fee; the account is what is left', async () => {
  const us = await tenant('clears', 'fleet')
  const { body: settings } = await us.call(
    'PATCH',
    '/v1/organization',
    {
      profile: { clearingMethods: ['card', 'card'] },
    },
    { 'if-match': '*' },
  )
  expect(settings).toMatchObject({ profile: { clearingMethods: ['card'] } })
  const told = await us.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('o-1'))
  const invoiceId = told.body.invoiceIds[0]!
  await us.call('POST', `/v1/invoices/${invoiceId}/sending`, {})
  const paid = async (method: string, amount: number) =>
    (
      await us.call<Payment>('POST', '/v1/payments', {
        currency: 'USD',
        amount,
        receivedOn: '2026-03-05',
        method,
        allocations: [{ invoiceId }],
      })
    ).body
  const card = await paid('card', 10_000)
  await paid('cash', 700)
  await us.call('POST', `/v1/payments/${card.id}/refunds`, {
    invoiceId,
    amount: 400,
    refundedOn: '2026-03-06',
    reason: 'Late.',
  })
  expect(await clearing(us)).toEqual([['USD', 0, { customers: 10_000, refunds: -400 }, 9_600, 9_600]])

  const payout = await recorded(us, { gross: 9_000, net: 8_680 })
  expect(await sidesOf(us, payout.entryId)).toEqual([
    'gateway_payout',
    '2026-03-08',
    ['1010', 8_680],
    ['5100', 320],
    ['1150', -9_000],
  ])
  expect(await clearing(us)).toEqual([
    ['USD', 0, { customers: 10_000, refunds: -400, payouts: -9_000 }, 600, 600],
  ])
  await proven(us)
})

test('a payout is recorded once; what was wrong is undone, and recorded as it was', async () => {
  const us = await tenant('once', 'fleet')
  const first = await recorded(us)
  const again = await us.call<Payout>('POST', '/v1/payouts', PAYOUT)
  expect([again.status, again.body.id]).toEqual([200, first.id])
  const right = { ...PAYOUT, fee: 330, net: 9_670 }
  expect(problemOf(await us.call('POST', '/v1/payouts', right))).toMatchObject({
    status: 409,
    code: 'payout_differs',
  })
  const undone = await us.call<Payout>('POST', `/v1/payouts/${first.id}/reversal`, { reason: 'Wrong fee.' })
  expect(undone.body).toMatchObject({ id: first.id, undoneOn: '2026-03-08' })
  const twice = await us.call('POST', `/v1/payouts/${first.id}/reversal`, { reason: 'Wrong fee.' })
  expect(problemOf(twice)).toMatchObject({ status: 409, code: 'payout_undone_already' })
  // A feed that tells it once more does not bring the mistake back.
  expect(problemOf(await us.call('POST', '/v1/payouts', PAYOUT))).toMatchObject({
    status: 409,
    code: 'payout_undone',
  })
  const second = await us.call<Payout>('POST', '/v1/payouts', right)
  expect(second.status).toBe(201)
  const { body } = await us.call<PayoutPage>('GET', '/v1/payouts?provider=stripe')
  expect(body.items.map(({ id, fee, undoneOn }) => [id, fee, undoneOn])).toEqual([
    [second.body.id, 330, null],
    [first.id, 320, '2026-03-08'],
  ])
  expect(await clearing(us)).toEqual([['USD', 0, { payouts: -10_000 }, -10_000, -10_000]])
  const audit = await us.call<AuditPage>('GET', '/v1/audit?subjectType=payout')
  expect(audit.body.items.map(({ sentence }) => sentence)).toEqual([
    'stripe paid out 96.70 USD (po_1): 100.00 USD less 3.30 USD of fees on 2026-03-08.',
    'Undone: stripe paid out 96.80 USD (po_1): 100.00 USD less 3.20 USD of fees.',
    'stripe paid out 96.80 USD (po_1): 100.00 USD less 3.20 USD of fees on 2026-03-08.',
  ])
  await proven(us)
})

test('it adds up, or is refused; a gateway may take back more than it held', async () => {
  const us = await tenant('sums', 'fleet')
  for (const wrong of [{ net: 9_681 }, { gross: 0, fee: 0, net: 0 }])
    expect(problemOf(await us.call('POST', '/v1/payouts', { ...PAYOUT, ...wrong }))).toMatchObject({
      status: 422,
      code: 'payout_does_not_add_up',
    })
  const back = await recorded(us, { gross: -500, fee: 20, net: -520 })
  expect(await sidesOf(us, back.entryId)).toEqual([
    'gateway_payout',
    '2026-03-08',
    ['5100', 20],
    ['1150', 500],
    ['1010', -520],
  ])
  const monthly = await recorded(us, { providerId: 'po_2', gross: 0, fee: 20, net: -20 })
  expect(await sidesOf(us, monthly.entryId)).toEqual([
    'gateway_payout',
    '2026-03-08',
    ['5100', 20],
    ['1010', -20],
  ])
  const shown = await us.call('POST', '/v1/payouts?dryRun=true', { ...PAYOUT, providerId: 'po_3' })
  expect(shown.status).toBe(200)
  expect((await us.call<PayoutPage>('GET', '/v1/payouts')).body.items).toHaveLength(2)
  await proven(us)
})

test('one of a closed day is booked on the next open one', async () => {
  const us = await tenant('late', 'fleet')
  await us.call('PATCH', '/v1/lock-dates', { soft: '2026-03-08', reason: 'Closed.' })
  const payout = await recorded(us)
  expect((await sidesOf(us, payout.entryId)).slice(0, 2)).toEqual(['gateway_payout', '2026-03-09'])
  await proven(us)
})
