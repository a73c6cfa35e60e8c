import { expect, test } from 'vitest'
import { Creditable } from '../../src/contract/crediting.ts'
import type { DryRun } from '../../src/contract/dry-run.ts'
import { Invoice } from '../../src/contract/invoice.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { done, openServer, problemOf, proveBooks } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')

/** An order of 1,200.00, sent. */
async function sent(id: string): Promise<string> {
  const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id, 120_000))
  const invoiceId = told.body.invoiceIds[0]!
  await fleet.call('POST', `/v1/invoices/${invoiceId}/sending`, {})
  return `/v1/invoices/${invoiceId}`
}

test('a credit is shown, made once for its key, and leaves less to credit', async () => {
  const invoice = await sent('1')
  const body = { reason: 'goodwill', amount: 20_000, confirm: true }
  const before = await rowCounts()
  const shown = await fleet.call<DryRun>('POST', `${invoice}/credits?dryRun=true`, body)
  expect(await rowCounts()).toEqual(before)
  expect(shown.body).toMatchObject({ status: 201, documentsMade: 1, answer: { number: 'CN-2026-00001' } })
  const key = { 'idempotency-key': 'once' }
  const made = await fleet.call('POST', `${invoice}/credits`, body, key)
  const again = await fleet.call('POST', `${invoice}/credits`, body, key)
  expect([made.status, again.body]).toEqual([201, made.body])
  const note = Invoice.parse(made.body)
  expect(made.headers.get('location')).toBe(`/v1/invoices/${note.id}`)
  expect(note).toMatchObject({
    kind: 'credit_note',
    total: 20_000,
    credit: { reason: 'goodwill', explanation: null, dispose: 'credit' },
    related: [{ relation: 'original', number: 'INV-2026-00001' }],
  })
  const original = Invoice.parse((await fleet.call('GET', invoice)).body)
  expect(original).toMatchObject({
    balance: 100_000,
    related: [{ relation: 'correction', number: note.number }],
  })
  const left = Creditable.parse((await fleet.call('GET', `${invoice}/creditable`)).body)
  expect(left).toMatchObject({ left: 100_000, open: 100_000, untouched: false })
})

test('what cannot be credited is refused with what is left, and changes nothing', async () => {
  const invoice = await sent('2')
  const version = (await fleet.call<Invoice>('GET', invoice)).body.version
  const before = await rowCounts()
  const credit = (body: unknown, headers = {}) => fleet.call('POST', `${invoice}/credits`, body, headers)
  expect(problemOf(await credit({ reason: 'goodwill', amount: 120_001 }))).toMatchObject({
    status: 422,
    code: 'credit_exceeds_original',
    values: { left: '120000' },
  })
  expect(problemOf(await credit({ reason: 'because', amount: 1 })).status).toBe(422)
  expect(problemOf(await credit({ amount: 1 })).status).toBe(422)
  expect(problemOf(await credit({ reason: 'other', amount: 1 })).code).toBe('reason_missing')
  expect(problemOf(await credit({ reason: 'goodwill', amount: 1, lines: [{ line: 1 }] })).code).toBe(
    'lines_and_amount',
  )
  expect(
    problemOf(await credit({ reason: 'goodwill', lines: [{ line: 1, quantity: '1', amount: 5 }] })).code,
  ).toBe('quantity_and_amount')
  expect(
    problemOf(await credit({ reason: 'goodwill', amount: 1 }, { 'if-match': `"${version - 1}"` })).code,
  ).toBe('stale_version')
  expect(await rowCounts()).toEqual(before)
})

test('a correction answers the new draft, and the documents name each other', async () => {
  const invoice = await sent('3')
  const answer = await fleet.call('POST', `${invoice}/correction`, {
    reason: 'wrong_details',
    explanation: 'Wrong company.',
  })
  expect(answer.status).toBe(201)
  const draft = Invoice.parse(answer.body)
  expect(draft).toMatchObject({ kind: 'invoice', position: { stage: 'draft' }, total: 120_000 })
  expect(draft.work).toMatchObject([{ state: 'draft', amount: 120_000 }])
  const original = Invoice.parse((await fleet.call('GET', invoice)).body)
  expect(original.related.map(({ relation }) => relation)).toEqual(['correction', 'replaced_by'])
  expect(draft.related.find(({ id }) => id === original.id)!.relation).toBe('replaces')
  const history = await fleet.call<{ items: { sentence: string; reason: string | null }[] }>(
    'GET',
    `/v1/invoices/${draft.id}/history`,
  )
  expect(history.body.items).toMatchObject([
    { sentence: `Made to correct Invoice ${original.number}.`, reason: 'Wrong company.' },
  ])
  const twice = problemOf(await fleet.call('POST', `${invoice}/correction`, { reason: 'duplicate' }))
  expect(twice).toMatchObject({ status: 409, code: 'not_allowed_now' })
})

test('one door adjusts: lines of a draft, a supplement or a credit note of a final document, shown beforehand', async () => {
  const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('4', 120_000))
  const invoice = `/v1/invoices/${told.body.invoiceIds[0]!}`
  const more = {
    adjustment: 'additional_work',
    lines: [{ description: 'Two more stops', unitPrice: '40.00', taxRate: '0' }],
  }
  const onDraft = await fleet.call('POST', `${invoice}/adjustments`, more)
  expect([onDraft.status, Invoice.parse(onDraft.body).total]).toEqual([200, 124_000])
  await fleet.call('POST', `${invoice}/sending`, {})
  const shown = await fleet.call<DryRun>('POST', `${invoice}/adjustments?dryRun=true`, more)
  expect(shown.body.answer).toMatchObject({ kind: 'supplement', total: 4_000 })
  const less = { ...more, adjustment: 'reduced_scope', confirm: true }
  const made = await fleet.call('POST', `${invoice}/adjustments`, less)
  expect(made.status).toBe(201)
  expect(Invoice.parse(made.body)).toMatchObject({
    kind: 'credit_note',
    total: 4_000,
    credit: { reason: 'reduced_scope' },
    lines: [{ description: 'Two more stops' }],
  })
})

test('a note that stands keeps its tax when one before it is taken back, and the next catches up', async () => {
  const shop = await tenant('taken-back', 'home-services')
  const post = (path: string, body: object) => done<Invoice>(shop, path, body)
  const invoice = await post('/v1/invoices', {
    customer: { id: 'harbor', name: 'Harbor Goods' },
    currency: 'USD',
    lines: [{ description: 'Roof', quantity: '1', unitPrice: '541.14', taxRate: '8.25' }],
  })
  // Paid, so that notes are kept as credit, and may be taken back as long as that is there.
  await shop.call('POST', '/v1/payments', {
    customerId: invoice.customerId,
    currency: 'USD',
    amount: invoice.total,
    receivedOn: '2026-03-10',
    method: 'cash',
    allocations: [{ invoiceId: invoice.id }],
  })
  const credit = (amount: number) =>
    post(`/v1/invoices/${invoice.id}/credits`, { reason: 'goodwill', confirm: true, amount, withTax: false })
  const first = await credit(9_377)
  expect(first.tax).toBe(774)
  // 9,617 together bear 793: that is 19, where 240 alone would bear 20.
  expect((await credit(240)).tax).toBe(19)
  await post(`/v1/invoices/${first.id}/cancellation`, { reason: 'Twice.' })
  await proveBooks(shop)
  // 1,240 together bear 102.
  expect((await credit(1_000)).tax).toBe(83)
  await proveBooks(shop)
})
