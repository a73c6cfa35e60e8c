import { describe, expect, test } from 'vitest'
import type { CustomerStatement } from '../../src/contract/customer-statement.ts'
import type { Dashboard } from '../../src/contract/dashboard.ts'
import type { DryRun } from '../../src/contract/dry-run.ts'
import { Invoice } from '../../src/contract/invoice.ts'
import type { OpenItems } from '../../src/contract/open-item.ts'
import type { PublicInvoice } from '../../src/contract/public-invoice.ts'
import type { Aging, AgingDocuments } from '../../src/contract/reports.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const clock = { at: Date.parse('2026-03-10T12:00:00Z') }
const { tenant, rowCounts, send } = await openServer({}, () => clock.at)
const fleet = await tenant('fleet', 'fleet')
const read = async <T>(path: string): Promise<T> => (await fleet.call<T>('GET', path)).body

const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1', 100_001))
const id = told.body.invoiceIds[0]!
const sent = await fleet.call<Invoice>('POST', `/v1/invoices/${id}/sending`, {})
const { customerId, dueOn: agreed } = sent.body
const path = `/v1/invoices/${id}/instalments`
const PARTS = [
  { dueOn: '2026-03-20', percent: '50' },
  { dueOn: '2026-04-20', amount: 30_000 },
  { dueOn: '2026-05-20' },
]
const split = (parts: readonly object[], headers = {}) =>
  fleet.call<Invoice>('POST', path, { parts, reason: 'Agreed.' }, headers)

test('looked at first, then agreed: the parts come to what is open, to the cent', async () => {
  const counts = await rowCounts()
  const trial = await fleet.call<DryRun>('POST', `${path}?dryRun=true`, { parts: PARTS })
  expect(trial.body.invoices[0]!.instalments.map(({ amount }) => amount)).toEqual([50_001, 30_000, 20_000])
  expect(trial.body.steps.join(' ')).toContain(
    'Split Invoice INV-2026-00001 into 3 instalments, the last due on 2026-05-20.',
  )
  expect(await rowCounts()).toEqual(counts)
  expect(problemOf(await split(PARTS, { 'if-match': '"99"' })).status).toBe(412)

  const after = Invoice.parse((await split(PARTS)).body)
  expect(after).toMatchObject({ dueOn: '2026-03-20', balance: 100_001 })
  expect(after.instalments).toEqual([
    { dueOn: '2026-03-20', amount: 50_001, open: 50_001, state: 'open' },
    { dueOn: '2026-04-20', amount: 30_000, open: 30_000, state: 'open' },
    { dueOn: '2026-05-20', amount: 20_000, open: 20_000, state: 'open' },
  ])
  const { items } = await read<{ items: { verb: string; sentence: string; reason: string }[] }>(
    `/v1/invoices/${id}/history`,
  )
  expect(items.find(({ verb }) => verb === 'plan_instalments')).toMatchObject({
    sentence: '1,000.01 USD is due in 3 instalments, the first on 2026-03-20.',
    reason: 'Agreed.',
  })
})

test('what does not come to it, or is out of order, is refused with the rule', async () => {
  const refused = async (parts: readonly object[]) => {
    const { status, code, rule } = problemOf(await split(parts))
    return [status, code, rule]
  }
  expect(await refused([{ dueOn: '2026-04-01', amount: 99 }])).toEqual([422, 'instalments_do_not_add_up', 17])
  expect(await refused([...PARTS].reverse())).toEqual([422, 'instalments_out_of_order', 17])
  expect(await refused([{ dueOn: '2026-04-01', amount: 1, percent: '1' }])).toEqual([
    422,
    'percent_and_amount',
    17,
  ])
})

test('each ages alone, on every report alike; the day before the plan nothing was split', async () => {
  clock.at = Date.parse('2026-05-01T12:00:00Z')
  expect(await read<Invoice>(`/v1/invoices/${id}`)).toMatchObject({
    word: { word: 'overdue' },
    instalments: [{ state: 'overdue' }, { state: 'overdue' }, { state: 'open' }],
  })
  const aged = await read<Aging>('/v1/reports/ar-aging?asOf=2026-05-01')
  expect(aged.currencies[0]!.rows[0]).toMatchObject({
    current: 20_000,
    days1To30: 30_000,
    days31To60: 50_001,
    total: 100_001,
  })
  const behind = await read<AgingDocuments>(
    '/v1/reports/ar-aging/documents?asOf=2026-05-01&currency=USD&column=overdue',
  )
  expect(behind.items.map(({ dueOn, amount }) => [dueOn, amount])).toEqual([
    ['2026-03-20', 50_001],
    ['2026-04-20', 30_000],
  ])
  const dashboard = await read<Dashboard>('/v1/dashboard')
  expect(JSON.stringify(dashboard)).toContain('80001')
  const customer = await read<{ balances: { overdue: number }[] }>(`/v1/customers/${customerId}`)
  expect(customer.balances[0]).toMatchObject({ receivable: 100_001, overdue: 80_001 })
  const statement = await read<CustomerStatement>(
    `/v1/reports/customer-statement?customer=${customerId}&form=open-item&to=2026-05-01`,
  )
  expect(statement.currencies[0]!.items.map(({ document, open }) => [document.dueOn, open])).toEqual([
    ['2026-03-20', 50_001],
    ['2026-04-20', 30_000],
    ['2026-05-20', 20_000],
  ])
  const before = await read<AgingDocuments>('/v1/reports/ar-aging/documents?asOf=2026-03-09&currency=USD')
  expect(before.items.map(({ dueOn, amount }) => [dueOn, amount])).toEqual([[agreed, 100_001]])
})

test('money settles the oldest first; what is settled stays when the rest is split anew', async () => {
  const paid = await fleet.call('POST', '/v1/payments', {
    currency: 'USD',
    amount: 60_000,
    receivedOn: '2026-05-01',
    method: 'cash',
    customerId,
  })
  expect(paid.status).toBe(201)
  const open = await read<OpenItems>(`/v1/customers/${customerId}/open-items`)
  expect(open.items).toMatchObject([
    {
      open: 40_001,
      dueOn: '2026-04-20',
      instalments: [
        { dueOn: '2026-04-20', open: 20_001 },
        { dueOn: '2026-05-20', open: 20_000 },
      ],
    },
  ])
  expect(problemOf(await split([{ dueOn: '2026-04-19' }]))).toMatchObject({
    code: 'instalment_before_settled',
  })
  const again = await split([{ dueOn: '2026-06-20', percent: '50' }, { dueOn: '2026-07-20' }])
  expect(again.body.instalments.map(({ dueOn, amount, open: left }) => [dueOn, amount, left])).toEqual([
    ['2026-03-20', 50_001, 0],
    ['2026-04-20', 9_999, 0],
    ['2026-06-20', 20_001, 20_001],
    ['2026-07-20', 20_000, 20_000],
  ])
  expect(again.body.position.due).toBe('not_due')
})

test('its customer sees the same schedule; taken back it is due as agreed', async () => {
  const link = await fleet.call<{ link: { url: string } }>('POST', `/v1/invoices/${id}/link`, {})
  const token = link.body.link.url.split('/').at(-1)
  const shown = (await send(`/v1/public/invoices/${token}`, {})) as { body: PublicInvoice }
  expect(shown.body.instalments.map(({ dueOn, state }) => [dueOn, state])).toEqual([
    ['2026-03-20', 'settled'],
    ['2026-04-20', 'settled'],
    ['2026-06-20', 'open'],
    ['2026-07-20', 'open'],
  ])
  const back = await split([])
  expect(back.body).toMatchObject({ dueOn: agreed, instalments: [], position: { due: 'overdue' } })
  const verified = await read<{ holds: boolean }>('/v1/verification')
  expect(verified.holds).toBe(true)
})

describe('on a draft', () => {
  let minute = 10
  const draftOf = async (name: string, amount: number): Promise<string> => {
    const priced = orderPriced(name, amount, `${amount} for ${name}`)
    const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', {
      ...priced,
      occurredAt: `2026-05-01T10:${(minute += 1)}:00Z`,
    })
    return told.body.invoiceIds[0]!
  }
  const splitDraft = (draft: string, parts: readonly object[]) =>
    fleet.call<Invoice>('POST', `/v1/invoices/${draft}/instalments`, { parts })
  const amounts = ({ instalments }: Pick<Invoice, 'instalments'>) => instalments.map(({ amount }) => amount)
  const THREE = [
    { dueOn: '2026-06-01', percent: '33.3' },
    { dueOn: '2026-07-01', amount: 10_000 },
    { dueOn: '2026-08-01' },
  ]

  test('the plan follows an edit and a new price, and is what the final document is due by', async () => {
    const draft = await draftOf('draft-1', 100_000)
    expect(amounts((await splitDraft(draft, THREE)).body)).toEqual([33_300, 10_000, 56_700])
    const edited = await fleet.call<Invoice>(
      'PATCH',
      `/v1/invoices/${draft}`,
      { lines: [{ description: 'Delivery', quantity: '1', unitPrice: '500.01' }] },
      { 'if-match': '*' },
    )
    expect(amounts(edited.body)).toEqual([16_650, 10_000, 23_351])
    const next = await draftOf('draft-1', 200_000)
    expect(next).not.toBe(draft)
    const priced = await read<Invoice>(`/v1/invoices/${next}`)
    expect(amounts(priced)).toEqual([66_600, 10_000, 123_400])
    expect(priced).toMatchObject({ position: { stage: 'draft' }, dueOn: '2026-06-01', flags: [] })
    const final = await fleet.call<Invoice>('POST', `/v1/invoices/${next}/sending`, {})
    expect(final.body).toMatchObject({
      position: { stage: 'posted' },
      dueOn: '2026-06-01',
      balance: 200_000,
      instalmentsAsked: [],
    })
    expect(amounts(final.body)).toEqual([66_600, 10_000, 123_400])
  })

  test('where it does not fit, the draft says so and keeps what was asked for', async () => {
    const draft = await draftOf('draft-2', 100_000)
    await splitDraft(draft, THREE)
    const less = await draftOf('draft-2', 12_000)
    expect(await read<Invoice>(`/v1/invoices/${less}`)).toMatchObject({
      instalments: [],
      instalmentsAsked: [
        { dueOn: '2026-06-01', percent: '33.3', amount: null },
        { dueOn: '2026-07-01', percent: null, amount: 10_000 },
        { dueOn: '2026-08-01', percent: null, amount: null },
      ],
      flags: [{ sentence: expect.stringContaining('instalments do not fit') as string }],
    })
    expect(amounts((await splitDraft(less, [THREE[0]!, THREE[2]!])).body)).toEqual([3_996, 8_004])
    expect(await read<Invoice>(`/v1/invoices/${less}`)).toMatchObject({ flags: [] })
    const verified = await read<{ holds: boolean }>('/v1/verification')
    expect(verified.holds).toBe(true)
  })

  test('drafts age in a column of their own, part by part, as they did on any day before', async () => {
    const draft = await draftOf('draft-3', 70_000)
    const { dueOn: agreedOn } = await read<Invoice>(`/v1/invoices/${draft}`)
    clock.at = Date.parse('2026-05-03T12:00:00Z')
    await splitDraft(draft, [{ dueOn: '2026-09-01', amount: 30_000 }, { dueOn: '2026-10-01' }])
    clock.at = Date.parse('2026-09-15T12:00:00Z')
    const path = `/v1/reports/ar-aging/documents?currency=USD&column=drafts`
    const aged = async (asOf: string) =>
      (await read<AgingDocuments>(`${path}&asOf=${asOf}`)).items
        .filter(({ invoiceId }) => invoiceId === draft)
        .map(({ dueOn, amount }) => [dueOn, amount])
    expect(await aged('2026-09-15')).toEqual([
      ['2026-09-01', 30_000],
      ['2026-10-01', 40_000],
    ])
    expect(await aged('2026-05-02')).toEqual([[agreedOn, 70_000]])
  })
})
