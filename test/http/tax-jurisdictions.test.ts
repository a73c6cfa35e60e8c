import { expect, test } from 'vitest'
import { FigureEntries } from '../../src/contract/figure-entries.ts'
import { Invoice } from '../../src/contract/invoice.ts'
import { OrganizationSettings } from '../../src/contract/organization-settings.ts'
import { csvRows } from '../../src/contract/tables/table.ts'
import { taxLiabilityTable } from '../../src/contract/tables/tax-liability.ts'
import { TaxLiability } from '../../src/contract/tax-liability.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const clock = { at: Date.parse('2026-03-10T12:00:00Z') }
const { tenant } = await openServer({}, () => clock.at)

const ANY = { 'if-match': '*' }

async function business(name: string, profile = 'fleet') {
  const us = await tenant(name, profile)
  const read = async <T>(path: string): Promise<T> => (await us.call<T>('GET', path)).body
  const done = async <T>(path: string, body: object): Promise<T> => {
    const answer = await us.call<T>('POST', path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  const told = await done<WorkEventAnswer>('/v1/work-events', orderPriced('1', 100_001))
  const { customerId } = await read<Invoice>(`/v1/invoices/${told.invoiceIds[0]!}`)
  const draft = (lines: object[]) =>
    us.call<Invoice>('POST', '/v1/invoices', { customerId, lines, saveAsDraft: true })
  const tax = async (query = 'from=2026-03-01&to=2026-12-31') =>
    TaxLiability.parse(await read(`/v1/reports/tax-liability?${query}`))
  const holds = async (): Promise<void> => {
    const { verdicts } = await read<Verification>('/v1/verification')
    expect(verdicts.filter((one) => !one.holds)).toEqual([])
  }
  return { us, read, done, draft, tax, holds }
}

const line = (unitPrice: string, more: object = {}) => ({
  description: 'Work',
  quantity: '1',
  unitPrice,
  taxRate: '8.1',
  ...more,
})
const groups = ({ taxGroups }: Invoice) =>
  taxGroups.map(({ jurisdiction, base, tax }) => [jurisdiction, base, tax])

test('tax goes the way of its jurisdiction: lines, groups, entries, the report and what is behind it, credit notes', async () => {
  const { done, draft, read, tax, holds } = await business('whole-way')
  const { body, status } = await draft([
    line('0.70', { taxJurisdiction: 'us-il' }),
    line('0.70'),
    line('0.70', { taxJurisdiction: 'US-IL' }),
    line('100', { taxJurisdiction: 'US-CA-ALAMEDA' }),
    line('0.70', { taxJurisdiction: null }),
  ])
  expect(status).toBe(201)
  expect(Invoice.parse(body).lines.map(({ taxJurisdiction }) => taxJurisdiction)).toEqual([
    'US-IL',
    null,
    'US-IL',
    'US-CA-ALAMEDA',
    null,
  ])
  // Each group is rounded by itself.
  expect(groups(body)).toEqual([
    [null, 140, 11],
    ['US-CA-ALAMEDA', 10_000, 810],
    ['US-IL', 140, 11],
  ])
  await done(`/v1/invoices/${body.id}/sending`, {})
  const credited = await done<Invoice>(`/v1/invoices/${body.id}/credits`, {
    reason: 'goodwill',
    lines: [{ line: 3 }, { line: 4, amount: 5000 }],
    confirm: true,
  })
  expect(groups(credited)).toEqual([
    ['US-CA-ALAMEDA', 5000, 405],
    ['US-IL', 70, 6],
  ])

  const told = (await tax()).currencies[0]!
  expect(told.rows.map(({ key, base, tax: of }) => [key, base.amount, of.amount])).toEqual([
    ['S:8.1', 140, 11],
    ['Z:0', 100_001, 0],
    ['S:8.1:US-CA-ALAMEDA', 5000, 405],
    ['S:8.1:US-IL', 70, 5],
  ])
  expect(
    told.jurisdictions.map(({ jurisdiction, base, tax: of }) => [jurisdiction, base.amount, of.amount]),
  ).toEqual([
    ['US-CA-ALAMEDA', 5000, 405],
    ['US-IL', 70, 5],
  ])
  for (const line of ['S:8.1:US-IL', 'US-IL']) {
    const behind = FigureEntries.parse(
      await read(`/v1/reports/tax-liability/entries?line=${line}&currency=USD&from=2026-03-01&to=2026-12-31`),
    )
    expect(behind.items.map(({ amount }) => amount)).toEqual([11, -6])
  }
  const table = taxLiabilityTable(await tax())
  expect(csvRows(table).split('\n')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/,S,8.1,US-IL,S 8.1 % US-IL,0.70,0.05\s*$/),
      expect.stringMatching(/,,,US-IL,US-IL in all,0.70,0.05\s*$/),
    ]),
  )

  // What is left goes back whole, group by group.
  await done(`/v1/invoices/${body.id}/credits`, { reason: 'goodwill', confirm: true })
  expect((await tax()).currencies[0]!.rows.map(({ key }) => key)).toEqual(['Z:0'])
  await holds()
})

test('the organization’s own jurisdiction is that of all tax that does not say; it was not before, and is known so', async () => {
  const { us, draft, done, tax, read, holds } = await business('usual')
  const before = await draft([line('10')])
  await done(`/v1/invoices/${before.body.id}/sending`, {})
  const known = new Date(clock.at).toISOString()
  clock.at += 60_000
  const changed = await us.call<OrganizationSettings>(
    'PATCH',
    '/v1/organization',
    { profile: { defaultTax: { category: 'S', rate: '8.1', jurisdiction: 'us-il' } } },
    ANY,
  )
  expect(OrganizationSettings.parse(changed.body).profile.defaultTax).toEqual({
    category: 'S',
    rate: '8.1',
    jurisdiction: 'US-IL',
  })
  const { taxRate: _, ...plain } = line('10')
  const { body } = await draft([
    plain,
    line('10'),
    line('10', { taxRate: '7' }),
    line('10', { taxJurisdiction: null }),
    line('10', { taxJurisdiction: 'DE' }),
  ])
  expect(body.lines.map(({ taxJurisdiction }) => taxJurisdiction)).toEqual([
    'US-IL',
    'US-IL',
    'US-IL',
    null,
    'DE',
  ])
  // What is edited keeps what it says.
  const edited = await us.call<Invoice>(
    'PATCH',
    `/v1/invoices/${body.id}`,
    { documentDiscount: { kind: 'percent', percent: '10' } },
    ANY,
  )
  expect(edited.body.lines.map(({ taxJurisdiction }) => taxJurisdiction)).toEqual(
    body.lines.map(({ taxJurisdiction }) => taxJurisdiction),
  )
  await done(`/v1/invoices/${body.id}/sending`, {})
  const all = (await tax()).currencies[0]!
  expect(all.rows.map(({ key }) => key)).toEqual(['S:8.1', 'Z:0', 'S:8.1:DE', 'S:7:US-IL', 'S:8.1:US-IL'])
  const then = (await tax(`from=2026-03-01&to=2026-12-31&knownAt=${known}`)).currencies[0]!
  expect(then.rows.map(({ key, tax: of }) => [key, of.amount])).toEqual([
    ['S:8.1', 81],
    ['Z:0', 0],
  ])
  expect(then.jurisdictions).toEqual([])
  // Said without one, there is none any more.
  await us.call('PATCH', '/v1/organization', { profile: { defaultTax: { category: 'S', rate: '8.1' } } }, ANY)
  const now = OrganizationSettings.parse(await read('/v1/organization'))
  expect(now.profile.defaultTax.jurisdiction).toBeNull()
  await holds()
})

test('a work event tells it, and deposits deduct it in its own group', async () => {
  const { done, read, tax, holds } = await business('told', 'field-service')
  const told = await done<WorkEventAnswer>('/v1/work-events', {
    source: 'workshop',
    id: 'so-1',
    type: 'service_order.done',
    occurredAt: '2026-03-02T16:30:00Z',
    data: {
      currency: 'USD',
      customer: { id: 'c-1', name: 'Seaside Hotel' },
      serviceOrder: { id: 'so-1' },
      labor: [
        { description: 'Technician', hours: '2', rate: '85.03', taxRate: '8.1', taxJurisdiction: 'ch' },
      ],
      parts: [{ description: 'Gasket', quantity: '1', price: '31.07', taxRate: '8.1' }],
    },
  })
  const deposit = await done<Invoice>('/v1/deposits', { workId: told.workId, percent: '33.3' })
  await done(`/v1/invoices/${deposit.id}/confirmation`, {})
  const final = await done<Invoice>('/v1/invoices', { works: [told.workId], saveAsDraft: true })
  await done(`/v1/invoices/${final.id}/confirmation`, {})
  const whole = new Map<string | null, number>()
  for (const document of [deposit, await read<Invoice>(`/v1/invoices/${final.id}`)])
    for (const { jurisdiction, tax: of } of document.taxGroups)
      whole.set(jurisdiction, (whole.get(jurisdiction) ?? 0) + of)
  expect([...whole]).toEqual([
    [null, 252],
    ['CH', 1377],
  ])
  const { rows } = (await tax()).currencies[0]!
  expect(rows.flatMap(({ key, tax: of }) => (of.amount === 0 ? [] : [[key, of.amount]]))).toEqual([
    ['S:8.1', 252],
    ['S:8.1:CH', 1377],
  ])
  await holds()
})

test('refused: what is no code, and a jurisdiction without a rate', async () => {
  const { us, draft } = await business('refused')
  for (const taxJurisdiction of ['', 'US IL', 'ß', 'É', 'A'.repeat(41), 'US:IL'])
    expect(problemOf(await draft([line('1', { taxJurisdiction })])), taxJurisdiction).toMatchObject({
      errors: [{ code: 'tax_jurisdiction_not_understood', pointer: '/lines/0/taxJurisdiction' }],
    })
  const { taxRate: _, ...bare } = line('1', { taxJurisdiction: 'DE' })
  expect(problemOf(await draft([bare]))).toMatchObject({
    errors: [{ code: 'tax_rate_missing', pointer: '/lines/0/taxRate' }],
  })
  const told = await us.call('POST', '/v1/work-events', {
    source: 'bookings',
    id: 'b-1',
    type: 'booking.completed',
    occurredAt: '2026-03-02T16:30:00Z',
    data: {
      currency: 'USD',
      customer: { id: 'c-1', name: 'Seaside Hotel' },
      booking: { id: 'b-1' },
      serviceAddress: { city: 'Newark', country: 'US' },
      products: [{ description: 'Cleaning', unitPrice: '180.00' }],
      adjustments: [{ description: 'x', unitPrice: '1', reason: 'goodwill', taxJurisdiction: 'DE' }],
    },
  })
  expect(problemOf(told)).toMatchObject({
    errors: [{ code: 'tax_rate_missing', pointer: '/data/adjustments/0/taxRate' }],
  })
})
