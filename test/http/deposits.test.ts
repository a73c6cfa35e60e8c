import { expect, test } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import { Invoice } from '../../src/contract/invoice.ts'
import type { Revenue } from '../../src/contract/revenue.ts'
import type { TaxLiability } from '../../src/contract/tax-liability.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import type { TrialBalance } from '../../src/contract/reports.ts'
import type { WorkItem } from '../../src/contract/work.ts'
import { done, openServer, problemOf, proveBooks } from './api.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const clock = { at: Date.parse('2026-03-10T12:00:00Z') }
const { tenant, rowCounts } = await openServer({}, () => clock.at)
const fleet = await tenant('fleet', 'fleet')
const read = async <T>(path: string): Promise<T> => (await fleet.call<T>('GET', path)).body
const make = (body: object) => fleet.call<Invoice>('POST', '/v1/deposits', body)

const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1', 100_001))
const whole = told.body.invoiceIds[0]!
const { work } = await read<Invoice>(`/v1/invoices/${whole}`)
const workId = work[0]!.id

test('looked at first, then asked for, sent, and deducted on the draft of the whole', async () => {
  const counts = await rowCounts()
  const trial = await fleet.call<DryRun>('POST', '/v1/deposits?dryRun=true', { workId, percent: '30' })
  expect(trial.body.invoices[0]).toMatchObject({ kind: 'deposit', total: 30_000 })
  expect(await rowCounts()).toEqual(counts)

  const made = await make({ workId, percent: '30', dueOn: '2026-03-20' })
  expect(made.status).toBe(201)
  const deposit = Invoice.parse(made.body)
  expect(deposit).toMatchObject({ kind: 'deposit', total: 30_000, dueOn: '2026-03-20' })
  expect(deposit.position.stage).toBe('draft')
  await fleet.call('POST', `/v1/invoices/${deposit.id}/sending`, {})
  const draft = await read<Invoice>(`/v1/invoices/${whole}`)
  expect(draft).toMatchObject({ total: 70_001, balance: 70_001 })
  expect(draft.lines.at(-1)).toMatchObject({
    kind: 'deposit',
    description: `Less Deposit invoice ${deposit.number}`,
    total: -30_000,
  })
  expect(draft.related).toMatchObject([{ id: deposit.id, kind: 'deposit', relation: 'deposit' }])
  const seen = await read<Invoice>(`/v1/invoices/${deposit.id}`)
  expect(seen.related).toMatchObject([{ id: whole, relation: 'deducted_on' }])
  expect(await read<WorkItem>(`/v1/work/${workId}`)).toMatchObject({ billed: 100_001, depositable: true })
})

test('what is too much, or is billed whole, or says nothing, is refused with the rule', async () => {
  const refused = async (body: object) => {
    const { status, code, rule } = problemOf(await make(body))
    return [status, code, rule]
  }
  expect(await refused({ workId, amount: 70_002 })).toEqual([422, 'deposit_exceeds_whole', 9])
  expect(await refused({ workId, percent: '70.1' })).toEqual([422, 'deposit_exceeds_whole', 9])
  expect((await refused({ workId }))[0]).toBe(422)
  expect((await refused({ workId, invoiceId: whole, percent: '1' }))[0]).toBe(422)
  expect(
    (await refused({ workId: '0195f3a0-0000-7000-8000-00000000dead', percent: '1' })).slice(0, 2),
  ).toEqual([404, 'work_not_found'])
})

test('revenue is told with the document that bills the whole, tax with each', async () => {
  const report = <T>(name: string): Promise<T> => read<T>(`/v1/reports/${name}?from=2026-01-01&to=2026-12-31`)
  const revenue = await report<Revenue>('revenue')
  expect(JSON.stringify(revenue)).toContain('100001')
  expect(JSON.stringify(await report<TaxLiability>('tax-liability'))).toBeDefined()
  await fleet.call('POST', `/v1/invoices/${whole}/sending`, {})
  const paper = await read<Invoice>(`/v1/invoices/${whole}`)
  expect(paper.lines.filter(({ kind }) => kind === 'deposit')).toHaveLength(1)
  expect((await read<{ holds: boolean }>('/v1/verification')).holds).toBe(true)
})

test('work says whether a deposit or its invoice can be asked for, as asking would be answered', async () => {
  const shop = await tenant('shop', 'field-service')
  const event = await shop.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone('1'))
  const id = event.body.workId!
  const item = async () => (await shop.call<WorkItem>('GET', `/v1/work/${id}`)).body
  const asked = async () =>
    (await shop.call('POST', '/v1/deposits?dryRun=true', { workId: id, upTo: '100' })).status
  const posted = async (path: string, body: object) => {
    const made = await shop.call<Invoice>('POST', path, body)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    await shop.call('POST', `/v1/invoices/${made.body.id}/confirmation`, {})
    return made.body.id
  }
  expect(await item()).toMatchObject({ billable: true, depositable: true })
  await posted('/v1/deposits', { workId: id, percent: '40' })
  expect(await item()).toMatchObject({ billable: true, depositable: true })
  expect(await asked()).toBe(200)
  const final = await posted('/v1/invoices', { works: [id], saveAsDraft: true })
  expect(await item()).toMatchObject({ billable: false, depositable: false })
  expect(await asked()).toBe(409)
  // What is credited whole is no longer billed.
  await posted(`/v1/invoices/${final}/credits`, { reason: 'not_performed' })
  expect(await asked()).toBe(200)
  expect((await item()).depositable).toBe(true)
})

test('a deposit that was credited after it was earned is deducted anew for what is left of it', async () => {
  const shop = await tenant('corrects', 'field-service')
  const act = (path: string, body: object) => done<Invoice>(shop, path, body)
  const draft = await act('/v1/invoices', {
    customer: { id: 'harbor', name: 'Harbor Goods' },
    currency: 'USD',
    saveAsDraft: true,
    lines: [{ description: 'Refit', quantity: '1', unitPrice: '1000.00', taxRate: '20' }],
  })
  const deposit = await act('/v1/deposits', { invoiceId: draft.id, percent: '30', confirm: true })
  expect(deposit).toMatchObject({ net: 30_000, tax: 6_000 })
  expect(await act(`/v1/invoices/${draft.id}/confirmation`, {})).toMatchObject({ total: 84_000 })
  // It is earned with the whole: what the note takes back is revenue, and the whole stays as it is.
  const credit = { reason: 'goodwill', dispose: 'credit', confirm: true, amount: 12_000 }
  await act(`/v1/invoices/${deposit.id}/credits`, credit)
  await proveBooks(shop)
  const correction = { reason: 'wrong_details', dispose: 'credit' }
  const anew = await act(`/v1/invoices/${draft.id}/correction`, correction)
  // 360 of deposit less the 120 credited: all documents together come to the whole.
  expect(anew).toMatchObject({ net: 80_000, tax: 16_000, total: 96_000 })
  await proveBooks(shop)
  await act(`/v1/invoices/${anew.id}/confirmation`, {})
  await act(`/v1/invoices/${deposit.id}/credits`, { ...credit, amount: 6_000 })
  await proveBooks(shop)
  const { body } = await shop.call<TrialBalance>('GET', '/v1/reports/trial-balance')
  const held = Object.fromEntries(
    body.currencies[0]!.rows.map(({ account, debit, credit: side }) => [account, debit - side]),
  )
  // The whole, less the 60 given back after it: nothing is left deferred.
  expect(held).toEqual({ '1100': 114_000, '2100': -19_000, '4000': -95_000 })
})

test('a deposit is never deducted for another customer, nor in another currency', async () => {
  const shop = await tenant('others', 'field-service')
  const tell = async (id: string, changes: object, told: string) => {
    const event = serviceOrderDone(id)
    const data = { ...event.data, ...changes }
    const answer = await shop.call<WorkEventAnswer>('POST', '/v1/work-events', { ...event, id: told, data })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.workId!
  }
  const other = { customer: { id: 'cus_2', name: 'Quay Stores' } }
  const asked = (workId: string, confirm = true) =>
    shop.call<Invoice>('POST', '/v1/deposits', { workId, amount: 5_000, confirm })
  const bill = (workId: string) =>
    shop.call<Invoice>('POST', '/v1/invoices', { works: [workId], saveAsDraft: true })

  const late = await tell('late', {}, 'first')
  const deposit = (await asked(late)).body
  await tell('late', other, 'for another')
  const { review } = await shop.call<WorkItem>('GET', `/v1/work/${late}`).then(({ body }) => body)
  expect(review).toContain('Quay Stores')
  const refused = problemOf(await bill(late))
  expect(refused).toMatchObject({ status: 422, code: 'customer_mixed', rule: 9 })
  expect(refused).toMatchObject({ remedy: 'Credit that deposit first.', values: { invoiceId: deposit.id } })
  expect(problemOf(await asked(late)).code).toBe('customer_mixed')
  const credit = { reason: 'wrong_details', dispose: 'refund', confirm: true }
  await shop.call('POST', `/v1/invoices/${deposit.id}/credits`, credit)
  expect((await bill(late)).status).toBe(201)

  const abroad = await tell('abroad', {}, 'in dollars')
  await asked(abroad)
  await tell('abroad', { currency: 'EUR' }, 'in euros')
  expect(problemOf(await bill(abroad))).toMatchObject({ status: 422, code: 'currency_mixed', rule: 12 })

  // A draft of a deposit binds the draft that it is asked for on, and is not final beside another one.
  const early = await tell('early', {}, 'early')
  const unconfirmed = (await asked(early, false)).body
  await tell('early', other, 'early for another')
  const draft = (await bill(early)).body
  expect(problemOf(await shop.call('POST', `/v1/invoices/${unconfirmed.id}/confirmation`, {}))).toMatchObject(
    {
      status: 422,
      code: 'customer_mixed',
      remedy: 'Void that deposit first.',
    },
  )
  await shop.call('POST', `/v1/invoices/${unconfirmed.id}/voiding`, { reason: 'For another.' })
  await shop.call('POST', '/v1/deposits', { invoiceId: draft.id, amount: 1_000 })
  const moved = await shop.call(
    'PATCH',
    `/v1/invoices/${draft.id}`,
    { customerId: deposit.customerId },
    { 'if-match': '*' },
  )
  expect(problemOf(moved)).toMatchObject({ status: 422, code: 'customer_mixed', pointer: '/customerId' })
  await proveBooks(shop)
})
