import { expect, test } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { JournalEntries } from '../../src/contract/journal.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { withoutIds } from '../support/without-ids.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const field = await tenant('field', 'field-service')

/** Asks first with dryRun, then for real, and compares everything; answers what the real one did. */
async function shownAndDone<T>(
  who: Tenant,
  method: string,
  path: string,
  body: unknown,
  headers = {},
): Promise<T> {
  const before = await rowCounts()
  const shown = await who.call<DryRun>(method, `${path}?dryRun=true`, body, headers)
  expect(shown.status).toBe(200)
  expect(await rowCounts()).toEqual(before)
  const entriesBefore = new Set((await entriesOf(who)).map(({ id }) => id))
  const done = await who.call<T>(method, path, body, headers)
  expect(shown.body.status).toBe(done.status)
  const invoices = await Promise.all(
    shown.body.invoices.map(async ({ number }) => {
      // A draft without a number is the one that was just made, or the one in the path.
      const found =
        number === null
          ? (done.body as Invoice)
          : (await who.call<{ items: Invoice[] }>('GET', `/v1/invoices?q=${number}`)).body.items[0]!
      return (await who.call<Invoice>('GET', `/v1/invoices/${found.id}`)).body
    }),
  )
  const entries = (await entriesOf(who)).filter(({ id }) => !entriesBefore.has(id))
  expect(
    withoutIds({ answer: shown.body.answer, invoices: shown.body.invoices, entries: shown.body.entries }),
  ).toEqual(withoutIds({ answer: done.body, invoices, entries }))
  return done.body
}

/** The journal in the order it was written. */
async function entriesOf(who: Tenant): Promise<JournalEntries['items']> {
  const { body } = await who.call<JournalEntries>('GET', '/v1/journal-entries?limit=200')
  return body.items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

test('a price, a re-price, sending, paying, refunding and voiding come out as they were shown', async () => {
  const told = await shownAndDone<WorkEventAnswer>(
    fleet,
    'POST',
    '/v1/work-events',
    orderPriced('1', 120_000),
  )
  const again = await shownAndDone<WorkEventAnswer>(fleet, 'POST', '/v1/work-events', {
    ...orderPriced('1', 150_000, 'q2'),
    id: 'priced again',
    occurredAt: '2026-03-09T10:00:00Z',
  })
  expect(again.invoiceIds).not.toEqual(told.invoiceIds)
  const id = again.invoiceIds.at(-1)!
  await shownAndDone(fleet, 'POST', `/v1/invoices/${id}/sending`, {})
  const paid = await shownAndDone<{ id: string }>(fleet, 'POST', '/v1/payments', {
    currency: 'USD',
    amount: 150_000,
    receivedOn: '2026-03-09',
    method: 'card',
    allocations: [{ invoiceId: id }],
  })
  await shownAndDone(fleet, 'POST', `/v1/payments/${paid.id}/refunds`, {
    invoiceId: id,
    amount: 1_000,
    refundedOn: '2026-03-10',
    reason: 'Late.',
  })
})

test('making, editing, confirming and voiding by hand come out as they were shown', async () => {
  const told = await field.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone('1'))
  const made = await shownAndDone<Invoice>(field, 'POST', '/v1/invoices', { works: [told.body.workId] })
  await shownAndDone(field, 'PATCH', `/v1/invoices/${made.id}`, { notes: 'Seen.' }, { 'if-match': '"1"' })
  await shownAndDone(field, 'POST', `/v1/invoices/${made.id}/confirmation`, {})
  await shownAndDone(field, 'POST', `/v1/invoices/${made.id}/voiding`, { reason: 'wrong' })
})

test('what would be refused is refused alike, and what cannot be shown is not done instead', async () => {
  const before = await rowCounts()
  const refusal = { invoiceId: null, amount: 1, refundedOn: '2026-03-10', reason: 'x' }
  const nowhere = '/v1/payments/01a1fc3b-b55e-77c7-87c7-b559a0b370be/refunds'
  const shown = problemOf(await fleet.call('POST', `${nowhere}?dryRun=true`, refusal))
  expect(shown).toMatchObject({ status: 404, code: 'payment_not_found' })
  const key = { name: 'x', role: 'viewer' }
  expect(problemOf(await fleet.call('POST', '/v1/api-keys?dryRun=true', key))).toMatchObject({
    status: 422,
    code: 'dry_run_not_possible',
  })
  expect(problemOf(await fleet.call('POST', '/v1/work-events?dryRun=yes', {}))).toMatchObject({
    code: 'dry_run_unreadable',
  })
  expect(await rowCounts()).toEqual(before)
})

test('a batch is shown whole: results, plan, documents and entries', async () => {
  const before = await rowCounts()
  const events = [orderPriced('b1', 1_000), orderPriced('b2', 2_000), { source: 'x' }]
  const shown = await fleet.call<DryRun>('POST', '/v1/work-events/batch?dryRun=true', { events })
  expect(await rowCounts()).toEqual(before)
  expect(shown.body.invoices.map(({ total }) => total)).toEqual([1_000, 2_000])
  expect(shown.body.entries).toHaveLength(2)
  expect(
    (shown.body.answer as { results: { status: number }[] }).results.map(({ status }) => status),
  ).toEqual([201, 201, 422])
})
