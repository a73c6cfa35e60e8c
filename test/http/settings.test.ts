import { describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/contract/history.ts'
import type { Customer, CustomerPage } from '../../src/contract/customer.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { JournalPage } from '../../src/contract/journal.ts'
import type { NumberSeries } from '../../src/contract/number-series.ts'
import type { OrganizationSettings } from '../../src/contract/organization-settings.ts'
import type { Aging, AgingDocuments } from '../../src/contract/reports.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, world, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const first = await priced(fleet, '1', 120_000)
const { customerId } = first
const address = { street: '1 New Street', city: 'Newark', country: 'US' }
const ANY = { 'if-match': '*' }

async function priced(who: Tenant, id: string, amount: number): Promise<Invoice> {
  const told = await who.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id, amount))
  return (await who.call<Invoice>('GET', `/v1/invoices/${told.body.invoiceIds[0]}`)).body
}
const settings = async (who = fleet) => (await who.call<OrganizationSettings>('GET', '/v1/organization')).body
const changeSettings = (body: object, headers: Record<string, string> = ANY, who = fleet) =>
  who.call<OrganizationSettings>('PATCH', '/v1/organization', body, headers)
const sound = async (who = fleet) =>
  (await verifyBooks(world, who.orgId)).verdicts.filter(({ holds }) => !holds)

describe('a customer', () => {
  const change = (body: object, headers: Record<string, string> = ANY) =>
    fleet.call<Customer>('PATCH', `/v1/customers/${customerId}`, body, headers)

  test('is listed with what they owe', async () => {
    const { items } = (await fleet.call<CustomerPage>('GET', '/v1/customers')).body
    expect(items.map(({ balances }) => balances)).toEqual([
      [{ currency: 'USD', receivable: 120_000, overdue: 0, credit: 0, openDocuments: 1 }],
    ])
  })

  test('changes by a new version; what is final keeps the old one, and the trail says who, what and why', async () => {
    await fleet.call('POST', `/v1/invoices/${first.id}/sending`, {})
    const { headers } = await fleet.call('GET', `/v1/customers/${customerId}`)
    const version = headers.get('etag')!
    const changed = await change(
      { address, terms: '14 days', reason: 'They moved.' },
      { 'if-match': version },
    )
    expect(changed.body).toMatchObject({ name: 'Harbor Goods', address, terms: 'net 14' })
    expect(changed.headers.get('etag')).toBe(`"${changed.body.version}"`)
    expect(problemOf(await change({ terms: null }, { 'if-match': version }))).toMatchObject({ status: 412 })
    const sent = (await fleet.call<Invoice>('GET', `/v1/invoices/${first.id}`)).body
    expect(sent.buyer).toEqual(first.buyer)
    expect((await priced(fleet, '2', 30_000)).dueOn).toBe('2026-03-15')
    const line = (await fleet.call<AuditPage>('GET', '/v1/audit?subjectType=customer&limit=1')).body.items[0]!
    expect(line).toMatchObject({
      subjectId: customerId,
      reason: 'They moved.',
      after: { address, terms: 'net 14' },
    })
    expect(await sound()).toEqual([])
  })

  test('what changes nothing leaves nothing; terms nobody understands are refused', async () => {
    const before = await rowCounts()
    expect((await change({ address, terms: 'net 14' })).status).toBe(200)
    expect(problemOf(await change({ terms: 'some day' }))).toMatchObject({ status: 422, pointer: '/terms' })
    expect(problemOf(await change({ terms: null }, {}))).toMatchObject({ status: 428 })
    const authorization = `Bearer ${await fleet.key('dispatcher')}`
    const after = await rowCounts()
    expect(problemOf(await change({ terms: null }, { ...ANY, authorization }))).toMatchObject({ status: 403 })
    expect(await rowCounts()).toEqual(after)
    expect({ ...after, api_key: before['api_key'], history: before['history'] }).toEqual(before)
  })
})

describe('the settings of an organization', () => {
  test('change by a new version: what is final keeps the seller it has', async () => {
    const before = await settings()
    const changed = await changeSettings(
      {
        seller: { name: 'The new company', address, taxId: 'US 1' },
        profile: { terms: 'eom', defaultTax: { category: 'S', rate: 8.25 } },
      },
      { 'if-match': `"${before.version}"` },
    )
    expect(changed.body).toMatchObject({
      version: before.version + 1,
      seller: { name: 'The new company', address, taxId: 'US 1', email: null },
      profile: {
        terms: 'eom',
        termsText: 'Due at the end of the month',
        defaultTax: { category: 'S', rate: '8.25' },
      },
    })
    expect(problemOf(await changeSettings({ name: 'x' }, { 'if-match': `"${before.version}"` })).status).toBe(
      412,
    )
    expect((await fleet.call<Invoice>('GET', `/v1/invoices/${first.id}`)).body.seller.name).toBe(
      'The fleet company',
    )
    const fresh = await priced(fleet, '3', 1_000)
    expect(fresh.seller).toMatchObject({ name: 'The new company', address })
    expect(fresh.tax).toBeGreaterThan(0)
    const act = (await fleet.call<AuditPage>('GET', '/v1/audit?subjectType=organization')).body.items[0]!
    expect(Object.keys(act.after!).sort()).toEqual([
      'profile.defaultTax',
      'profile.terms',
      'seller.address',
      'seller.name',
      'seller.taxId',
    ])
    expect(await sound()).toEqual([])
  })

  test('how to pay stands on the next document, and what a seller leaves out of it is gone', async () => {
    const who = await tenant('paid-to', 'fleet')
    const before = await priced(who, '1', 1_000)
    expect(before.seller.payTo).toEqual([])
    const payTo = [{ label: 'IBAN', value: 'DE02 1203 0000 0000 2020 51' }]
    const seller = { name: 'The paid company', payTo }
    const { body } = await changeSettings({ seller }, ANY, who)
    expect(body).toMatchObject({ seller })
    expect((await changeSettings({ seller }, ANY, who)).body).toMatchObject({
      version: (body as { version: number }).version,
    })
    expect((await priced(who, '2', 1_000)).seller.payTo).toEqual(payTo)
    for (const wrong of [
      [{ label: '', value: 'x' }],
      [{ label: 'x' }],
      Array.from({ length: 9 }, () => payTo[0]),
    ])
      expect(problemOf(await changeSettings({ seller: { ...seller, payTo: wrong } }, ANY, who)).status).toBe(
        422,
      )
    await changeSettings({ seller: { name: 'The paid company', payTo: [] } }, ANY, who)
    expect((await priced(who, '3', 1_000)).seller.payTo).toEqual([])
    expect(await sound(who)).toEqual([])
  })

  test('a draft from before the change bears the new seller once it is final, and the books hold', async () => {
    const who = await tenant('moved', 'fleet')
    const { id } = await priced(who, '1', 1_000)
    const seller = { name: 'The company after', address }
    await changeSettings({ seller }, ANY, who)
    await who.call('POST', `/v1/invoices/${id}/sending`, {})
    const { body } = await who.call<Invoice>('GET', `/v1/invoices/${id}`)
    expect(body).toMatchObject({ position: { stage: 'posted' }, seller })
    expect(await sound(who)).toEqual([])
  })

  test('what cannot be is refused, and nothing is left', async () => {
    const before = await rowCounts()
    const refusals = [
      [{ timeZone: 'Mars/Base' }, 422, '/timeZone'],
      [{ currency: 'EUR' }, 409, '/currency'],
      [{ profile: { terms: 'some day' } }, 422, '/profile/terms'],
      [{ profile: { reactions: { trip: 'create' } } }, 422, '/profile/reactions/trip'],
    ] as const
    for (const [body, status, pointer] of refusals)
      expect(problemOf(await changeSettings(body))).toMatchObject({ status, pointer })
    expect(await rowCounts()).toEqual(before)
  })

  test('the currency may change while nothing is booked', async () => {
    const fresh = await tenant('fresh', 'charter')
    expect((await changeSettings({ currency: 'EUR' }, ANY, fresh)).body.currency).toBe('EUR')
    expect(await settings(fresh)).toMatchObject({ currency: 'EUR', currencyFixed: false, mayManage: true })
  })

  test('are read by every role, which is told whether it may change them', async () => {
    const authorization = `Bearer ${await fleet.key('accountant')}`
    const read = await fleet.call('GET', '/v1/organization', undefined, { authorization })
    expect(read.body).toMatchObject({ mayManage: false })
    expect(problemOf(await changeSettings({ name: 'x' }, { ...ANY, authorization }))).toMatchObject({
      status: 403,
    })
  })
})

describe('a number series', () => {
  const path = '/v1/number-series/invoice'
  const form = { prefix: 'SW', pattern: '{prefix}/{YY}/{NNNN}' }

  test('is previewed, then changed: the counter counts on, and the books hold', async () => {
    const { body } = await fleet.call<{ preview: string[] }>(
      'GET',
      `${path}/preview?prefix=SW&pattern=${encodeURIComponent(form.pattern)}`,
    )
    expect(body.preview[0]).toBe('SW/26/0004')
    const changed = await fleet.call<NumberSeries>('PATCH', path, { ...form, reason: 'Ours.' })
    expect(changed.body).toMatchObject({ ...form, next: 4, preview: body.preview })
    expect((await priced(fleet, '4', 1_000)).number).toBe('SW/26/0004')
    expect(await sound()).toEqual([])
  })

  test('that could give a number twice is refused: one given before, or one of the other series', async () => {
    // INV-2026-00001 was given: with the year taken for a counter it would come again.
    const again = { prefix: 'INV', pattern: '{prefix}-{NNNN}-00001' }
    expect(problemOf(await fleet.call('PATCH', path, again))).toMatchObject({
      status: 409,
      code: 'number_would_repeat',
      values: { number: 'INV-2026-00001' },
    })
    const credit = { prefix: 'CN', pattern: '{prefix}-{YYYY}-{NNN}' }
    expect(problemOf(await fleet.call('PATCH', path, credit))).toMatchObject({ status: 409 })
  })

  test('a pattern that cannot number, an unknown series, a role that may not', async () => {
    expect(problemOf(await fleet.call('PATCH', path, { prefix: 'A', pattern: '{prefix}' }))).toMatchObject({
      status: 422,
      code: 'number_pattern_unusable',
    })
    expect(problemOf(await fleet.call('PATCH', path, { ...form, prefix: 'A B' })).status).toBe(422)
    expect(problemOf(await fleet.call('PATCH', '/v1/number-series/none', form)).status).toBe(404)
    const authorization = `Bearer ${await fleet.key('viewer')}`
    expect(problemOf(await fleet.call('PATCH', path, form, { authorization })).status).toBe(403)
  })
})

describe('what stands behind a figure', () => {
  test('of the aged receivables: its documents come to it, page by page', async () => {
    const { currencies } = (await fleet.call<Aging>('GET', '/v1/reports/ar-aging')).body
    const { totals, rows } = currencies[0]!
    for (const column of ['current', 'drafts', 'credits', 'total'] as const) {
      const path = `/v1/reports/ar-aging/documents?currency=USD&column=${column}`
      const { body } = await fleet.call<AgingDocuments>('GET', path)
      expect(body.total).toBe(totals[column])
      const own = await fleet.call<AgingDocuments>('GET', `${path}&customer=${customerId}&limit=1`)
      expect(own.body.total).toBe(rows[0]![column])
      let [amount, cursor] = [own.body.items[0]?.amount ?? 0, own.body.nextCursor]
      while (cursor !== null) {
        const next = await fleet.call<AgingDocuments>('GET', `${path}&limit=1&cursor=${cursor}`)
        amount += next.body.items[0]!.amount
        cursor = next.body.nextCursor
      }
      expect(amount).toBe(body.total)
    }
  })

  test('entries are found by customer, text and currency', async () => {
    const count = async (query: string) =>
      (await fleet.call<JournalPage>('GET', `/v1/journal-entries?${query}`)).body.items.length
    const all = await count('')
    expect(await count(`customer=${customerId}`)).toBe(all)
    const nobody = '/v1/journal-entries?customer=0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'
    expect((await fleet.call('GET', nobody)).status).toBe(404)
    expect(await count('q=INV-2026-00001')).toBe(1)
    expect(await count('currency=EUR')).toBe(0)
  })

  test("the audit trail is narrowed by the organization's days", async () => {
    const count = async (query: string) =>
      (await fleet.call<AuditPage>('GET', `/v1/audit?${query}`)).body.items.length
    expect(await count('fromDay=2026-03-10&toDay=2026-03-10')).toBe(await count(''))
    expect(await count('fromDay=2026-03-11')).toBe(0)
    expect(await count('toDay=2026-03-09')).toBe(0)
  })
})
