import { expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { DryRun } from '../../src/contract/dry-run.ts'
import type { Dashboard } from '../../src/contract/dashboard.ts'
import { Payment } from '../../src/contract/payment.ts'
import { AllocationUndone, CustomerCredit } from '../../src/contract/receivables.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')

async function sent(id: string, amount: number): Promise<string> {
  const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id, amount))
  await fleet.call('POST', `/v1/invoices/${told.body.invoiceIds[0]!}/sending`, {})
  return told.body.invoiceIds[0]!
}
const invoice = async (id: string) => (await fleet.call<Invoice>('GET', `/v1/invoices/${id}`)).body
const first = await sent('1', 100_000)
const second = await sent('2', 50_000)
const { customerId } = await invoice(first)
const paid = await fleet.call<Payment>('POST', '/v1/payments', {
  currency: 'USD',
  amount: 120_000,
  receivedOn: '2026-03-05',
  method: 'card',
  allocations: [{ invoiceId: first }],
})
const credit = `/v1/customers/${customerId}/credit`
const use = { currency: 'USD', invoiceId: second, appliedOn: '2026-03-06' }

test('credit says where it comes from, and is used no further than it goes', async () => {
  const before = CustomerCredit.parse((await fleet.call('GET', credit)).body)
  expect(before).toMatchObject({ use: 'off', left: [{ currency: 'USD', amount: 20_000 }], uses: [] })
  expect(before.sources).toMatchObject([
    { kind: 'payment', id: paid.body.id, since: '2026-03-05', left: 20_000 },
  ])
  const counts = await rowCounts()
  const tooMuch = problemOf(await fleet.call('POST', `${credit}-applications`, { ...use, amount: 20_001 }))
  expect(tooMuch).toMatchObject({ status: 422, code: 'credit_too_much', values: { most: '20000' } })
  const onPaid = problemOf(await fleet.call('POST', `${credit}-applications`, { ...use, invoiceId: first }))
  expect(onPaid).toMatchObject({ status: 409, code: 'takes_no_credit' })
  const trial = await fleet.call<DryRun>('POST', `${credit}-applications?dryRun=true`, use)
  expect(trial.body.invoices).toMatchObject([{ id: second, balance: 30_000 }])
  expect(await rowCounts()).toEqual(counts)

  const used = await fleet.call('POST', `${credit}-applications`, use)
  expect(CustomerCredit.parse(used.body)).toMatchObject({
    left: [],
    uses: [{ invoiceId: second, amount: 20_000, appliedOn: '2026-03-06', undoneOn: null }],
  })
  expect(await invoice(second)).toMatchObject({ paid: 20_000, balance: 30_000 })
})

test('an allocation is looked at first, then moved: one document opens, the other is settled', async () => {
  const { allocations } = Payment.parse((await fleet.call('GET', `/v1/payments/${paid.body.id}`)).body)
  const path = `/v1/allocations/${allocations[0]!.id}/undoing`
  const body = { undoneOn: '2026-03-07', reason: 'It was for the other one.', moveTo: second }
  const counts = await rowCounts()
  const trial = await fleet.call<DryRun>('POST', `${path}?dryRun=true`, body)
  expect(trial.body.invoices.map(({ id, balance }) => [id, balance])).toEqual([
    [first, 100_000],
    [second, 0],
  ])
  expect(trial.body.steps.join(' ')).toMatch(/Opened again: Invoice INV-2026-00001/)
  expect(await rowCounts()).toEqual(counts)
  const done = AllocationUndone.parse((await fleet.call('POST', path, body)).body)
  expect(done).toMatchObject({ opened: { open: 100_000 }, moved: { invoiceId: second, open: 0 } })
  expect(problemOf(await fleet.call('POST', path, body))).toMatchObject({
    status: 409,
    code: 'allocation_undone',
  })
  const after = Payment.parse((await fleet.call('GET', `/v1/payments/${paid.body.id}`)).body)
  expect(after.unapplied).toBe(70_000)
  expect(after.allocations.map(({ undoneOn, ofCredit }) => [undoneOn, ofCredit])).toEqual([
    ['2026-03-07', false],
    [null, true],
    [null, true],
  ])
  expect(after.refundable).toEqual([
    { invoiceId: second, number: 'INV-2026-00002', amount: 50_000 },
    { invoiceId: null, number: null, amount: 70_000 },
  ])
  expect((await invoice(first)).payments).toEqual([])
})

test('written off it is neither owed nor aged; money that comes reinstates it and asks for a look', async () => {
  const path = `/v1/invoices/${first}`
  const aged = async (asOf: string) =>
    (await fleet.call<{ items: unknown[] }>('GET', `/v1/reports/ar-aging?asOf=${asOf}`)).body
  const before = await aged('2026-03-09')
  const off = await fleet.call<Invoice>('POST', `${path}/write-off`, {
    writtenOffOn: '2026-03-10',
    reason: 'Insolvent.',
  })
  expect(off.body).toMatchObject({ word: { word: 'written_off' }, writtenOff: 100_000, balance: 0 })
  expect(JSON.stringify(await aged('2026-03-10'))).not.toContain('100000')
  expect(await aged('2026-03-09')).toEqual(before)
  const again = problemOf(
    await fleet.call('POST', `${path}/write-off`, { writtenOffOn: '2026-03-10', reason: 'x' }),
  )
  expect(again).toMatchObject({ status: 409, code: 'not_allowed_now' })
  const back = await fleet.call<Invoice>('POST', `${path}/reinstatement`, {
    reinstatedOn: '2026-03-11',
    reason: 'They pay.',
  })
  expect(back.body).toMatchObject({ writtenOff: 0, balance: 100_000 })
  await fleet.call('POST', `${path}/write-off`, { writtenOffOn: '2026-03-12', reason: 'They do not.' })
  const money = await fleet.call<Payment>('POST', '/v1/payments', {
    currency: 'USD',
    amount: 40_000,
    receivedOn: '2026-03-13',
    method: 'cash',
    allocations: [{ invoiceId: first }],
  })
  expect(money.body.alert).toMatch(/owed again. 600.00 USD is open on it now/)

  const attention = async () =>
    (await fleet.call<Dashboard>('GET', '/v1/dashboard')).body.attention.find(
      ({ kind }) => kind === 'payment',
    )
  expect(await attention()).toMatchObject({ count: 1, items: [{ id: money.body.id, why: money.body.alert }] })
  const settled = await fleet.call<Payment>('POST', `/v1/payments/${money.body.id}/alert-settlement`, {
    remark: 'Called them.',
  })
  expect(settled.body.alertSettledAt).not.toBeNull()
  expect(await attention()).toBeUndefined()
})

test('a payment on a void invoice is kept as credit, with an alert', async () => {
  const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('void', 7_000))
  const id = told.body.invoiceIds[0]!
  await fleet.call('POST', `/v1/invoices/${id}/voiding`, { reason: 'A mistake.' })
  const money = await fleet.call<Payment>('POST', '/v1/payments', {
    currency: 'USD',
    amount: 7_000,
    receivedOn: '2026-03-13',
    method: 'cash',
    allocations: [{ invoiceId: id }],
  })
  expect(money.body).toMatchObject({ unapplied: 7_000, allocations: [] })
  expect(money.body.alert).toMatch(/takes no money/)
})

test('what is tolerated, and how credit is used, are settings of the organization', async () => {
  const headers = { 'if-match': '*' }
  const changed = await fleet.call<{ profile: unknown }>(
    'PATCH',
    '/v1/organization',
    { profile: { creditUse: 'always', tolerance: [{ currency: 'USD', amount: 5 }] } },
    headers,
  )
  expect(changed.body.profile).toMatchObject({
    creditUse: 'always',
    tolerance: [{ currency: 'USD', amount: 5 }],
  })
  const left = CustomerCredit.parse((await fleet.call('GET', credit)).body)
  const third = await sent('3', 5_000)
  expect(await invoice(third)).toMatchObject({ paid: 5_000, word: { word: 'paid' } })
  expect(CustomerCredit.parse((await fleet.call('GET', credit)).body).left[0]!.amount).toBe(
    left.left[0]!.amount - 5_000,
  )
})
