import { describe, expect, test } from 'vitest'
import {
  WorkEventAnswer,
  WorkEventConflictPage,
  WorkEventPage,
  WorkEventRecord,
} from '../../src/contract/work-event.ts'
import { WorkItem, WorkPage } from '../../src/contract/work.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const { tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const field = await tenant('field', 'field-service')

describe('an event', () => {
  test('is carried out: 201, where it is, and what was done in sentences', async () => {
    const { status, headers, body } = await fleet.call('POST', '/v1/work-events', orderPriced('1'))
    const answer = WorkEventAnswer.parse(body)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/v1/work-events/${answer.id}`)
    expect(answer).toMatchObject({ outcome: 'done', repeated: false, reason: null })
    expect(answer.invoiceIds).toHaveLength(1)
    expect(answer.steps.join('\n')).toMatch(/Drafted Invoice INV-2026-00001 over 1,200\.00 USD/)
    expect(answer.steps.join('\n')).toMatch(/Posted revenue recognition of 1,200\.00 USD on 2026-03-01/)
    const read = WorkEventRecord.parse((await fleet.call('GET', `/v1/work-events/${answer.id}`)).body)
    expect(read).toMatchObject({
      externalId: orderPriced('1').id,
      outcome: 'done',
      steps: answer.steps,
      workId: answer.workId,
    })
    expect(read.body).toMatchObject({ type: 'order.priced', data: { order: { id: '1' } } })
  })

  test('told twice is answered with the first outcome and changes nothing', async () => {
    const first = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('2'))
    const before = await rowCounts()
    const again = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('2'))
    expect(again.status).toBe(200)
    expect(again.body).toEqual({ ...first.body, repeated: true })
    expect(await rowCounts()).toEqual(before)
  })

  test('of the same id with another body is a conflict that people see', async () => {
    await fleet.call('POST', '/v1/work-events', orderPriced('3'))
    const other = { ...orderPriced('3'), occurredAt: '2026-03-01T11:00:00Z' }
    const problem = problemOf(await fleet.call('POST', '/v1/work-events', other))
    expect(problem).toMatchObject({ status: 409, code: 'event_conflict', rule: 1 })
    const page = WorkEventConflictPage.parse((await fleet.call('GET', '/v1/work-event-conflicts')).body)
    expect(page.items).toHaveLength(1)
    expect(page.items[0]).toMatchObject({
      externalId: other.id,
      contradicting: { occurredAt: '2026-03-01T11:00:00.000Z' },
    })
  })

  test('that comes to less than nothing is refused with its amount, kept, and refused the same when told again', async () => {
    const done = serviceOrderDone('less')
    const event = {
      ...done,
      data: { ...done.data, labor: [], parts: [{ description: 'Back', quantity: 1, price: '-20.00' }] },
    }
    const problem = problemOf(await field.call('POST', '/v1/work-events', event))
    expect(problem).toMatchObject({ status: 422, code: 'negative_total', values: { total: -2400 } })
    const again = problemOf(await field.call('POST', '/v1/work-events', event))
    expect(again).toEqual({ ...problem, requestId: again.requestId })
    const id = String(problem.values?.['eventId'])
    const read = WorkEventRecord.parse((await field.call('GET', `/v1/work-events/${id}`)).body)
    expect(read).toMatchObject({ outcome: 'refused', code: 'negative_total' })
  })

  test('that offers work leaves it to be billed, with quoted, ordered and actual amounts', async () => {
    const { body } = await field.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone('9'))
    const work = WorkItem.parse((await field.call('GET', `/v1/work/${body.workId}`)).body)
    expect(work).toMatchObject({
      value: 20_000,
      billed: 0,
      billable: true,
      quotationAmount: 18_000,
      orderAmount: 19_000,
      billings: [],
    })
    const unbilled = WorkPage.parse(
      (await field.call('GET', '/v1/work?unbilled=true&kind=service_order')).body,
    )
    expect(unbilled.items.map(({ id }) => id)).toEqual([body.workId])
    const told = await field.call<WorkEventPage>('GET', `/v1/work-events?work=${body.workId}`)
    expect(told.body.items.map(({ externalId }) => externalId)).toEqual(['done 9'])
  })
})

test.each(['fleet', 'field'] as const)(
  'of the work of %s, what can be billed is listed apart',
  async (who) => {
    const us = { fleet, field }[who]
    const every = WorkPage.parse((await us.call('GET', '/v1/work?limit=200')).body)
    const billable = WorkPage.parse(
      (await us.call('GET', '/v1/work?limit=200&billable=true&count=true')).body,
    )
    expect(billable.items).toEqual(every.items.filter((row) => row.billable))
    expect(billable.total?.count).toBe(billable.items.length)
  },
)

test('lists come in pages that hold everything once', async () => {
  for (let i = 0; i < 5; i++) await fleet.call('POST', '/v1/work-events', orderPriced(`page ${i}`))
  for (const path of ['work-events', 'work', 'invoices', 'journal-entries']) {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { body: WorkEventPage } = await fleet.call(
        'GET',
        `/v1/${path}?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      expect(page.body.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.body.items.map(({ id }) => id))
      cursor = page.body.nextCursor
    }
    expect(new Set(seen).size, path).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(8)
  }
})

test.each(['invoices', 'work', 'payments', 'journal-entries', 'work-events', 'work-event-conflicts'])(
  'a cursor of %s that was made up is refused, however well it is made',
  async (list) => {
    const id = '01a1fc6b-0000-7000-8000-000000000000'
    const made = [
      ['2026-02-30', id],
      [id, id],
      ['2026-02-28', "' or 1=1"],
      ['\u0000', id],
      [],
      {},
      [1, 2],
      null,
    ]
    const cursors = ['made-up', ...made.map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'))]
    for (const cursor of cursors) {
      const answer = await fleet.call('GET', `/v1/${list}?cursor=${cursor}`)
      expect(problemOf(answer), cursor).toMatchObject({ status: 422, code: 'cursor_unreadable' })
    }
  },
)
