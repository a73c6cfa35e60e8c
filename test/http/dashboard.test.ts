import { describe, expect, test } from 'vitest'
import { Dashboard } from '../../src/contract/dashboard.ts'
import type { Aging, GeneralLedgerPage, TrialBalance } from '../../src/contract/reports.ts'
import type { InvoicePage } from '../../src/contract/invoice.ts'
import type { WorkPage } from '../../src/contract/work.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { addDays, endOfMonth } from '../../src/kernel/date.ts'
import { openServer } from './api.ts'
import { orderPriced } from './events.ts'

const { app, world, send, operator, tenant } = await openServer()
await seedDemo(world, () => {})
const cookie = (await app.request(`/enter/${operator.token}`)).headers.get('set-cookie')!.split(';')[0]!

const SLUGS = ['swift-couriers', 'nordlicht-technik', 'aurora-air', 'brightside-home']

describe.each(SLUGS)('the dashboard of %s', (slug) => {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await send<T>(path, { headers: { cookie, 'billhook-organization': slug } })
    expect(answer.status, path).toBe(200)
    return answer.body
  }
  const read = async () => Dashboard.parse(await get('/v1/dashboard'))
  const all = async <T>(path: string): Promise<T[]> => {
    const items: T[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: T[]; nextCursor: string | null } = await get(
        `${path}limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      items.push(...page.items)
      cursor = page.nextCursor
    }
    return items
  }

  test('says what the aged receivables say, to the cent', async () => {
    const { asOf, currencies } = await read()
    const aging = await get<Aging>('/v1/reports/ar-aging')
    expect(asOf).toBe(aging.asOf)
    expect(aging.currencies.length).toBeGreaterThan(0)
    for (const { currency, totals } of aging.currencies) {
      const { current, days1To30, days31To60, days61To90, over90, drafts, total } = totals
      expect(currencies.find((one) => one.currency === currency)).toMatchObject({
        outstanding: total - drafts,
        overdue: days1To30 + days31To60 + days61To90 + over90,
        aging: { current, days1To30, days31To60, days61To90, over90 },
      })
    }
  })

  test('says of each month what the general ledger and the trial balance say of revenue', async () => {
    const { currencies } = await read()
    for (const { currency, revenue } of currencies) {
      expect(revenue).toHaveLength(12)
      for (const { month, amount } of revenue) {
        const from = `${month}-01`
        const last = endOfMonth(from)
        const at = async (asOf: string): Promise<number> => {
          const { currencies: told } = await get<TrialBalance>(
            `/v1/reports/trial-balance?asOf=${asOf}&currency=${currency}`,
          )
          const rows = told[0]?.rows.filter(({ type }) => type === 'revenue') ?? []
          return rows.reduce((sum, { credit, debit }) => sum + credit - debit, 0)
        }
        expect(amount, month).toBe((await at(last)) - (await at(addDays(from, -1))))
      }
    }
  })

  test('says what the ledgers of cash say of 30 days, and of the 30 before', async () => {
    const { currencies } = await read()
    for (const { currency, cash } of currencies) {
      const moved = async (from: string, to: string): Promise<number> => {
        const accounts = await Promise.all(
          ['1000', '1010'].map((account) =>
            get<GeneralLedgerPage>(
              `/v1/reports/general-ledger?account=${account}&currency=${currency}&from=${from}&to=${to}`,
            ),
          ),
        )
        return accounts.reduce((sum, { opening, closing }) => sum + closing - opening, 0)
      }
      expect(cash.received).toBe(await moved(cash.from, cash.to))
      expect(cash.before).toBe(await moved(addDays(cash.from, -30), addDays(cash.from, -1)))
    }
  })

  test('counts the documents under way and the work that is not billed as their lists do', async () => {
    const { currencies } = await read()
    const documents = await all<InvoicePage['items'][number]>('/v1/invoices?')
    const work = await all<WorkPage['items'][number]>('/v1/work?unbilled=true&')
    for (const { currency, pipeline, drafts, unbilled } of currencies) {
      const own = documents.filter((one) => one.currency === currency)
      for (const { word, count, amount } of pipeline) {
        const same = own.filter((one) => one.word.word === word && (one.balance > 0 || one.stage === 'draft'))
        expect(count, word).toBe(same.length)
        const open = same.filter(({ kind }) => kind !== 'credit_note')
        expect(amount, word).toBe(open.reduce((sum, { balance }) => sum + balance, 0))
      }
      expect(drafts.count).toBe(own.filter(({ stage }) => stage === 'draft').length)
      const billable = work.filter((one) => one.currency === currency && one.billable && one.value !== 0)
      expect(unbilled.reduce((sum, { count }) => sum + count, 0)).toBe(billable.length)
      expect(unbilled.reduce((sum, { amount }) => sum + amount, 0)).toBe(
        billable.reduce((sum, { value }) => sum + value, 0),
      )
    }
  })
})

test('an event told with another body, and what is flagged, need a person', async () => {
  const own = await tenant('attentive', 'fleet')
  await own.call('POST', '/v1/work-events', orderPriced('1', 100))
  await own.call('POST', '/v1/work-events', { ...orderPriced('1', 100), occurredAt: '2026-03-02T10:00:00Z' })
  const told = orderPriced('2', 700)
  const wrong = {
    ...told.data,
    quote: { id: 'q', amount: 700, items: [{ description: 'x', amount: '500' }] },
  }
  await own.call('POST', '/v1/work-events', { ...told, data: wrong })
  const { attention } = (await own.call<Dashboard>('GET', '/v1/dashboard')).body
  expect(attention.map(({ kind, count }) => [kind, count])).toEqual([
    ['conflict', 1],
    ['document', 1],
  ])
  expect(attention[1]!.items[0]!.why).toMatch(/do not add up/)
})

test('there is nothing yet in new books', async () => {
  const own = await tenant('new-books', 'charter')
  expect((await own.call<Dashboard>('GET', '/v1/dashboard')).body).toEqual({
    asOf: '2026-03-10',
    currencies: [],
    attention: [],
  })
})
