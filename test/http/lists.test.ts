import { describe, expect, test } from 'vitest'
import type { InvoicePage } from '../../src/contract/invoice.ts'
import type { SavedView } from '../../src/contract/saved-view.ts'
import type { SearchResults } from '../../src/contract/search.ts'
import type { WorkPage } from '../../src/contract/work.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { app, tenant } = await openServer()
const fleet = await tenant('lists', 'fleet')
const other = await tenant('others', 'fleet')

/** The price lock of order `n` for a customer of its own. */
function orderOf(n: number, name: string): object {
  const event = orderPriced(`o-${n}`, 120_000 + n)
  return { ...event, data: { ...event.data, customer: { id: `cus_${n}`, name } } }
}

/** The text of an export, as somebody of the organization gets it. */
async function csv(path: string, key: string): Promise<{ text: string; headers: Headers }> {
  const response = await app.request(path, { headers: { authorization: `Bearer ${key}` } })
  return { text: await response.text(), headers: response.headers }
}

describe('invoices', async () => {
  const names = ['Harbor Goods', '=1+1', 'Acme, "Ltd"']
  for (const [at, name] of names.entries()) await fleet.call('POST', '/v1/work-events', orderOf(at, name))
  const key = await fleet.key('viewer')

  test('an export has the rows of the list, in its order, with amounts as decimals and no formulas', async () => {
    const query = 'sort=total&totalFrom=120001'
    const list = await fleet.call<InvoicePage>('GET', `/v1/invoices?${query}&count=true`)
    expect(list.body.total).toEqual({ count: 2, isAll: true })
    const { text, headers } = await csv(`/v1/invoices.csv?${query}`, key)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="invoices.csv"')
    const [first, second] = list.body.items
    expect(text.split('\n').map((line) => line.replace(/,[0-9a-f-]{36}$/, ''))).toEqual([
      'number,kind,status,customer,reference,issued,due,currency,total,open,flagged,id',
      `${first!.number},invoice,draft,'=1+1,${first!.reference},${first!.issuedOn},${first!.dueOn},USD,1200.01,1200.01,`,
      `${second!.number},invoice,draft,"Acme, ""Ltd""",${second!.reference},${second!.issuedOn},${second!.dueOn},USD,1200.02,1200.02,`,
      '',
    ])
  })

  test('an export that cannot be is refused like its list, and holds nothing of others', async () => {
    const refused = await app.request('/v1/invoices.csv?word=nonsense', {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'word_unknown' })
    expect((await csv('/v1/invoices.csv', await other.key('viewer'))).text.split('\n')).toHaveLength(2)
    expect((await app.request('/v1/invoices.csv')).status).toBe(401)
  })

  test('work and events are exported too', async () => {
    expect((await csv('/v1/work.csv?kind=order', key)).text.split('\n')).toHaveLength(5)
    expect((await csv('/v1/work-events.csv?toldFrom=2026-03-10', key)).text.split('\n')).toHaveLength(5)
    expect((await csv('/v1/work-events.csv?toldFrom=2026-03-11', key)).text.split('\n')).toHaveLength(2)
  })

  test('a cursor of another order is refused', async () => {
    const { body } = await fleet.call<InvoicePage>('GET', '/v1/invoices?sort=due&limit=1')
    const again = await fleet.call('GET', `/v1/invoices?sort=issued&limit=1&cursor=${body.nextCursor}`)
    expect(problemOf(again).code).toBe('cursor_unreadable')
  })

  test('one box finds documents, customers and work, of this organization only', async () => {
    const { body } = await fleet.call<SearchResults>('GET', '/v1/search?q=harbor')
    expect(body).toMatchObject({ invoices: [], customers: [{ name: 'Harbor Goods' }], work: [] })
    const { items } = (await fleet.call<InvoicePage>('GET', '/v1/invoices?sort=number&limit=1')).body
    const counter = String(Number(items[0]!.number!.split('-').at(-1)))
    for (const q of [items[0]!.number!.toLowerCase().slice(0, 16), counter]) {
      const found = (await fleet.call<SearchResults>('GET', `/v1/search?q=${q}`)).body
      expect(found.invoices.map(({ number }) => number)).toContain(items[0]!.number)
    }
    expect((await other.call('GET', '/v1/search?q=harbor')).body).toEqual({
      invoices: [],
      customers: [],
      work: [],
    })
  })
})

describe('saved views', () => {
  const view = { list: 'invoices', name: 'Late', search: { word: 'overdue', sort: '-open' } }
  const listed = async (headers = {}) =>
    (await fleet.call<{ items: SavedView[] }>('GET', '/v1/saved-views?list=invoices', undefined, headers))
      .body.items

  test('are kept for who keeps them, replaced by name, and forgotten', async () => {
    const made = await fleet.call<SavedView>('POST', '/v1/saved-views', view)
    expect(made.status).toBe(201)
    const again = await fleet.call<SavedView>('POST', '/v1/saved-views', { ...view, columns: ['number'] })
    expect(again.body).toEqual({ ...made.body, columns: ['number'] })
    expect(await listed()).toEqual([again.body])
    const authorization = `Bearer ${await fleet.key('owner')}`
    expect(await listed({ authorization })).toEqual([])
    const path = `/v1/saved-views/${made.body.id}`
    expect((await fleet.call('DELETE', path, undefined, { authorization })).status).toBe(404)
    expect((await other.call('DELETE', path)).status).toBe(404)
    expect((await fleet.call('DELETE', path)).status).toBe(200)
    expect(await listed()).toEqual([])
  })

  test('are shared with everybody by who manages, and by nobody else', async () => {
    const as = async (role: 'administrator' | 'accountant') => ({
      authorization: `Bearer ${await fleet.key(role)}`,
    })
    const [manager, others] = [await as('administrator'), await as('accountant')]
    const shared = { ...view, shared: true }
    const refused = problemOf(await fleet.call('POST', '/v1/saved-views', shared, others))
    expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
    const own = await fleet.call<SavedView>('POST', '/v1/saved-views', view, others)
    const made = await fleet.call<SavedView>('POST', '/v1/saved-views', shared, manager)
    const again = await fleet.call<SavedView>('POST', '/v1/saved-views', shared)
    expect(again.body.id).toBe(made.body.id)
    const seen = await fleet.call<{ items: SavedView[]; mayShare: boolean }>(
      'GET',
      '/v1/saved-views?list=invoices',
      undefined,
      others,
    )
    expect(seen.body.mayShare).toBe(false)
    expect(seen.body.items.map(({ id, shared: isShared }) => [id, isShared])).toEqual([
      [own.body.id, false],
      [made.body.id, true],
    ])
    expect(await listed(manager)).toEqual([again.body])
    const elsewhere = await other.call<{ items: SavedView[] }>('GET', '/v1/saved-views?list=invoices')
    expect(elsewhere.body).toEqual({ items: [], mayShare: true })
    const path = `/v1/saved-views/${made.body.id}`
    expect((await other.call('DELETE', path)).status).toBe(404)
    expect(problemOf(await fleet.call('DELETE', path, undefined, others)).code).toBe('forbidden')
    expect((await fleet.call('DELETE', path, undefined, manager)).status).toBe(200)
    expect(await listed()).toEqual([])
  })

  test('at most 200 of them', async () => {
    for (let n = 0; n < 200; n++)
      expect(
        (await fleet.call('POST', '/v1/saved-views', { ...view, list: 'work', name: `v${n}` })).status,
      ).toBe(201)
    const refused = problemOf(await fleet.call('POST', '/v1/saved-views', view))
    expect(refused.code).toBe('too_many_views')
    const replaced = await fleet.call('POST', '/v1/saved-views', { ...view, list: 'work', name: 'v7' })
    expect(replaced.status).toBe(201)
  })
})

test('work is narrowed to the system that told of it', async () => {
  const own = await tenant('by-source', 'fleet')
  for (const [n, source] of ['dispatch', 'depot', 'depot'].entries())
    await own.call('POST', '/v1/work-events', { ...orderOf(n, 'Acme'), source })
  const found = async (source: string) => {
    const { body } = await own.call<WorkPage>('GET', `/v1/work?source=${source}&count=true`)
    return [body.items.map((row) => row.source), body.total!.count]
  }
  expect(await found('depot')).toEqual([['depot', 'depot'], 2])
  expect(await found('dispatch')).toEqual([['dispatch'], 1])
  expect(await found('nobody')).toEqual([[], 0])
})
