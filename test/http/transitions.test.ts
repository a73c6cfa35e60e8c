import { expect, test } from 'vitest'
import { Invoice } from '../../src/contract/invoice.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const field = await tenant('field', 'field-service')

async function drafted(id: string): Promise<string> {
  const { body } = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id))
  return body.invoiceIds[0]!
}

async function done(who: Tenant, id: string, act: string): Promise<Invoice> {
  const answer = await who.call('POST', `/v1/invoices/${id}/${act}`, { reason: 'Told twice.' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return Invoice.parse(answer.body)
}

test('what is not possible now is answered with what is, and why not, and changes nothing', async () => {
  const id = await drafted('t1')
  await done(fleet, id, 'sending')
  await fleet.call('POST', '/v1/payments', {
    currency: 'USD',
    amount: 120_000,
    receivedOn: '2026-03-05',
    method: 'cash',
    allocations: [{ invoiceId: id }],
  })
  const before = await rowCounts()
  for (const [act, why] of [
    ['voiding', /already settled/],
    ['cancellation', /already settled/],
    ['sending', /sent already/],
    ['confirmation', /final/],
  ] as const) {
    const problem = problemOf(await fleet.call('POST', `/v1/invoices/${id}/${act}`, {}))
    expect(problem).toMatchObject({ status: 409, code: 'not_allowed_now' })
    expect(problem.detail).toMatch(why)
    expect(problem.values?.['allowed']).toEqual(['publish', 'archive', 'credit', 'correct', 'adjust'])
  }
  const edit = problemOf(
    await fleet.call('PATCH', `/v1/invoices/${id}`, { notes: 'late' }, { 'if-match': '*' }),
  )
  expect(edit).toMatchObject({ status: 409, code: 'not_allowed_now' })
  expect(await rowCounts()).toEqual(before)
})

test('the answer to a read says the same: actions allowed are those that succeed', async () => {
  const id = await drafted('t2')
  const invoice = Invoice.parse((await fleet.call('GET', `/v1/invoices/${id}`)).body)
  const allowed = invoice.actions.filter((action) => action.allowed).map((action) => action.verb)
  expect(allowed).toEqual([
    'edit',
    'mark_sent',
    'record_payment',
    'plan_instalments',
    'void',
    'adjust',
    'ask_deposit',
  ])
  for (const action of invoice.actions) expect(action.why === null).toBe(action.allowed)
  expect((await done(fleet, id, 'voiding')).word.word).toBe('void')
})

test('archiving and taking it back', async () => {
  const id = await drafted('t3')
  await done(fleet, id, 'sending')
  expect((await done(fleet, id, 'archiving')).position.visibility).toBe('archived')
  const back = await fleet.call('DELETE', `/v1/invoices/${id}/archiving`)
  expect(Invoice.parse(back.body).position.visibility).not.toBe('archived')
  expect(problemOf(await fleet.call('DELETE', `/v1/invoices/${id}/archiving`)).status).toBe(409)
})

test('a reason given with a verb is kept', async () => {
  const id = await drafted('t4')
  const answer = await fleet.call('POST', `/v1/invoices/${id}/voiding`, { reason: 'Told twice.' })
  expect(answer.body).toMatchObject({ endReason: 'Told twice.' })
})

test('an act of another business says how this one finishes its documents', async () => {
  const told = await field.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone('f1'))
  const made = await field.call<Invoice>('POST', '/v1/invoices', { works: [told.body.workId] })
  const problem = problemOf(await field.call('POST', `/v1/invoices/${made.body.id}/sending`, {}))
  expect(problem).toMatchObject({ status: 409, values: { verb: 'mark_sent' } })
  expect(problem.detail).toContain('Confirm it first.')
  expect(await done(field, made.body.id, 'confirmation')).toMatchObject({ word: { label: 'Posted' } })
})

test('work that is billed already is refused with 409 and the document it is on', async () => {
  const told = await field.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone('f2'))
  const made = await field.call<Invoice>('POST', '/v1/invoices', { works: [told.body.workId] })
  const before = await rowCounts()
  const again = problemOf(await field.call('POST', '/v1/invoices', { works: [told.body.workId] }))
  expect(again).toMatchObject({
    status: 409,
    code: 'work_already_billed',
    values: { invoiceId: made.body.id },
  })
  expect(await rowCounts()).toEqual(before)
})
