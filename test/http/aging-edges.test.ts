import { expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { Aging, type AgingDocuments } from '../../src/contract/reports.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const clock = { at: Date.parse('2026-03-10T12:00:00Z') }
const { tenant } = await openServer({}, () => clock.at)
const fleet = await tenant('fleet', 'fleet')
const read = async <T>(path: string): Promise<T> => (await fleet.call<T>('GET', path)).body

const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('1', 100_001))
const id = told.body.invoiceIds[0]!
const sent = await fleet.call<Invoice>('POST', `/v1/invoices/${id}/sending`, {})
const { issuedOn, dueOn } = sent.body
await fleet.call('POST', '/v1/work-events', orderPriced('2', 5_000)) // stays a draft

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const aged = async (query: string) => {
  const report = Aging.parse(await read(`/v1/reports/ar-aging?${query}`))
  return { ...report, totals: report.currencies[0]!.totals }
}

test('by other edges each amount stands where its days past due are, and the total is the account', async () => {
  for (const [days, bucket] of [
    [0, 0],
    [15, 1],
    [16, 2],
    [90, 3],
    [91, 4],
  ] as const) {
    const asOf = daysAfter(dueOn, days)
    const { totals, by, edges, buckets } = await aged(`asOf=${asOf}&edges=15,45,90`)
    expect([by, edges]).toEqual(['due', [15, 45, 90]])
    expect(buckets.at(-1)).toEqual({ from: 91, to: null })
    expect(totals.buckets, `${days} days late`).toEqual([0, 0, 0, 0, 0].with(bucket, 100_001))
    expect(totals).toMatchObject({ drafts: 5_000, credits: 0, total: 105_001 })
    const behind = await read<AgingDocuments>(
      `/v1/reports/ar-aging/documents?asOf=${asOf}&currency=USD&edges=15,45,90&bucket=${bucket}`,
    )
    expect(behind).toMatchObject({ total: 100_001, items: [{ invoiceId: id }] })
  }
})

test('by the day of issue nothing is "not due", whatever was agreed since', async () => {
  const asOf = daysAfter(issuedOn, 20)
  const before = await aged(`asOf=${asOf}&by=issue&edges=19,20`)
  expect(before.buckets).toEqual([
    { from: 0, to: 19 },
    { from: 20, to: 20 },
    { from: 21, to: null },
  ])
  expect(before.totals.buckets).toEqual([0, 100_001, 0])
  const known = new Date(clock.at).toISOString()
  clock.at += 60_000
  await fleet.call('POST', `/v1/invoices/${id}/instalments`, {
    parts: [{ dueOn: daysAfter(issuedOn, 5), percent: '50' }, { dueOn: daysAfter(issuedOn, 90) }],
    reason: 'Agreed.',
  })
  expect((await aged(`asOf=${asOf}&by=issue&edges=19,20`)).totals.buckets).toEqual([0, 100_001, 0])
  expect((await aged(`asOf=${asOf}&edges=15`)).totals.buckets).toEqual([50_000, 50_001, 0])
  const late = daysAfter(dueOn, 1)
  expect((await aged(`asOf=${late}&edges=1&knownAt=${known}`)).totals.buckets).toEqual([0, 100_001, 0])
})

test('the named columns stay those of 30, 60 and 90 days past due', async () => {
  const asOf = daysAfter(dueOn, 200)
  const usual = await aged(`asOf=${asOf}`)
  const { current, days1To30, days31To60, days61To90, over90 } = usual.totals
  expect(usual.totals.buckets).toEqual([current, days1To30, days31To60, days61To90, over90])
  const other = await aged(`asOf=${asOf}&by=issue&edges=1000`)
  expect(other.totals).toMatchObject({ over90, total: usual.totals.total })
})

test.each(['0', '30,30', '60,30', '1,2,3,4,5,6,7,8,9', '15,,45', 'a', '-1', '12345', ''])(
  'edges %j are refused',
  async (edges) => {
    for (const path of ['ar-aging?', 'ar-aging/documents?currency=USD&']) {
      const problem = problemOf(await fleet.call('GET', `/v1/reports/${path}edges=${edges}`))
      expect(problem).toMatchObject({ status: 422, pointer: '/edges' })
    }
  },
)
