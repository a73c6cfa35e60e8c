import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { AuditPage } from '../../src/contract/history.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { OrganizationSettings } from '../../src/contract/organization-settings.ts'
import type { PortalInvoice } from '../../src/contract/portal.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { openServer, problemOf } from './api.ts'
import { invite, type PortalVisitor, visitor } from './portal-client.ts'

const clock = { at: Date.parse('2026-03-10T09:00:00Z') }
const { send, tenant, rowCounts } = await openServer(
  (world) => ({
    sealer: sealer(randomBytes(32)),
    people: peopleIn(
      world.db,
      'a secret of thirty-two bytes or more',
      world.newId,
      httpDoubles.office.publicUrl,
    ),
  }),
  () => clock.at,
)
const charter = await tenant('aurora', 'charter')
const MONTHLY = { parts: 3, every: 'month', least: [{ currency: 'USD', amount: 10_000 }] }

const offering = (...instalmentOffers: object[]) =>
  charter.call<OrganizationSettings>(
    'PATCH',
    '/v1/organization',
    { profile: { instalmentOffers } },
    { 'if-match': '*' },
  )

/** A published invoice of a customer of that name. */
async function published(customer: string, unitPrice = '1000.01', dueOn = '2026-03-31'): Promise<Invoice> {
  const { body } = await charter.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: customer, name: customer },
    issuedOn: '2026-03-01',
    dueOn,
    lines: [{ description: 'Charter', quantity: '1', unitPrice, taxRate: '0' }],
  })
  return (await charter.call<Invoice>('POST', `/v1/invoices/${body.id}/publication`, {})).body
}

async function client(
  customerId: string,
  email: string,
): Promise<PortalVisitor & { at: (id: string) => string }> {
  const invited = await invite(charter, customerId, email)
  const there = await visitor(send, invited.token)
  return { ...there, at: (id) => `/v1/portal/accounts/${invited.id}/invoices/${id}` }
}

const first = await published('harbor')
const pat = await client(first.customerId, 'pat@harbor.example')
const read = async (id: string) => (await pat.ask<PortalInvoice>('GET', pat.at(id))).body
const choose = (id: string, parts: PortalInvoice['offers'][number]['parts'], by = pat) =>
  send<PortalInvoice>(`${pat.at(id)}/instalments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: by.cookie },
    body: JSON.stringify({ parts }),
  })

test('nothing is offered until the organization does; what clients could not tell apart is refused', async () => {
  expect((await read(first.id)).offers).toEqual([])
  const { body } = await offering(MONTHLY, { parts: 2, every: 'two_weeks', first: 'due_day' })
  expect(body.profile.instalmentOffers).toEqual([
    { ...MONTHLY, first: 'agreement', whenOverdue: false },
    { parts: 2, every: 'two_weeks', first: 'due_day', whenOverdue: false, least: [] },
  ])
  expect(problemOf(await offering(MONTHLY, { ...MONTHLY, whenOverdue: true }))).toMatchObject({
    status: 422,
    code: 'offer_named_twice',
    pointer: '/profile/instalmentOffers/1',
  })
  expect(problemOf(await offering({ ...MONTHLY, parts: 13 })).status).toBe(422)
  expect((await read(first.id)).offers).toEqual([
    {
      every: 'month',
      parts: [
        { dueOn: '2026-03-10', amount: 33_334 },
        { dueOn: '2026-04-10', amount: 33_334 },
        { dueOn: '2026-05-10', amount: 33_333 },
      ],
    },
    {
      every: 'two_weeks',
      parts: [
        { dueOn: '2026-03-31', amount: 50_001 },
        { dueOn: '2026-04-14', amount: 50_000 },
      ],
    },
  ])
})

test('what is chosen is what was shown: anything else is refused and changes nothing', async () => {
  const [offer] = (await read(first.id)).offers
  const counts = await rowCounts()
  for (const parts of [
    offer!.parts.slice(0, 2),
    offer!.parts.map((part, at) => ({ ...part, amount: part.amount + (at === 0 ? 1 : at === 2 ? -1 : 0) })),
    offer!.parts.map((part, at) => (at === 2 ? { ...part, dueOn: '2026-06-10' } : part)),
  ])
    expect(problemOf(await choose(first.id, parts))).toMatchObject({
      status: 422,
      code: 'instalments_not_offered',
      rule: 17,
    })
  expect(await rowCounts()).toEqual(counts)
})

test('it is recorded as the client’s, staff see it, and may change it; the client chooses once', async () => {
  const [offer] = (await read(first.id)).offers
  const chosen = await choose(first.id, offer!.parts)
  expect(chosen.status).toBe(200)
  expect(chosen.body).toMatchObject({
    offers: [],
    dueOn: '2026-03-10',
    instalments: offer!.parts.map((part) => ({ ...part, open: part.amount, state: 'open' })),
  })
  expect(problemOf(await choose(first.id, offer!.parts)).code).toBe('instalments_not_offered')
  const { items } = (await charter.call<AuditPage>('GET', `/v1/audit?subject=${first.id}`)).body
  expect(items.find(({ verb }) => verb === 'plan_instalments')).toMatchObject({
    actor: 'pat@harbor.example',
    sentence:
      'The client chose instalments in the portal: 1,000.01 USD is due in 3 instalments, the first on 2026-03-10.',
  })
  const staff = () => charter.call<Invoice>('GET', `/v1/invoices/${first.id}`)
  expect((await staff()).body).toMatchObject({ instalmentsChosenOn: '2026-03-10', agreedDueOn: '2026-03-31' })
  const back = await charter.call<Invoice>('POST', `/v1/invoices/${first.id}/instalments`, { parts: [] })
  expect(back.body).toMatchObject({ dueOn: '2026-03-31', instalments: [], instalmentsChosenOn: '2026-03-10' })
  expect((await read(first.id)).offers).toEqual([])
  const verified = await charter.call<{ holds: boolean }>('GET', '/v1/verification')
  expect(verified.body.holds).toBe(true)
})

test('from the least amount on, and not on what is overdue, unless the offer says so', async () => {
  const small = await published('harbor', '99.99')
  expect((await read(small.id)).offers.map(({ every }) => every)).toEqual(['two_weeks'])
  const late = await published('harbor', '500', '2026-03-11')
  clock.at = Date.parse('2026-03-12T09:00:00Z')
  expect((await read(late.id)).offers).toEqual([])
  await offering({ ...MONTHLY, whenOverdue: true })
  expect((await read(late.id)).offers[0]!.parts[0]).toEqual({ dueOn: '2026-03-12', amount: 16_667 })
})

test('what was read before money came, or before the day turned, is not agreed', async () => {
  const it = await published('harbor', '600')
  clock.at = Date.parse('2026-03-13T09:00:00Z')
  const [offer] = (await read(it.id)).offers
  await charter.call('POST', '/v1/payments', {
    currency: 'USD',
    amount: 100,
    receivedOn: '2026-03-13',
    method: 'cash',
    allocations: [{ invoiceId: it.id }],
  })
  expect(problemOf(await choose(it.id, offer!.parts)).code).toBe('instalments_not_offered')
  const [now] = (await read(it.id)).offers
  clock.at = Date.parse('2026-03-14T09:00:00Z')
  expect(problemOf(await choose(it.id, now!.parts)).code).toBe('instalments_not_offered')
  const [then] = (await read(it.id)).offers
  const answers = await Promise.all([choose(it.id, then!.parts), choose(it.id, then!.parts)])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]))
})

test('another customer’s, a draft and one that is not published are all unknown', async () => {
  const other = await published('bolt', '800')
  const { body: draft } = await charter.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: 'harbor', name: 'harbor' },
    lines: [{ description: 'Charter', quantity: '1', unitPrice: '800', taxRate: '0' }],
  })
  const it = await published('harbor', '800')
  const { parts } = (await read(it.id)).offers[0]!
  const counts = await rowCounts()
  const answers = await Promise.all(
    [other.id, draft.id, '01990000-0000-7000-8000-000000000000'].map((id) => choose(id, parts)),
  )
  const told = answers.map((answer) => {
    const { status, code, detail } = problemOf(answer)
    return { status, code, detail }
  })
  expect(told).toEqual(told.map(() => ({ ...told[0], status: 404 })))
  expect((await send(`${pat.at(it.id)}/instalments`, { method: 'POST', body: '{}' })).status).toBe(401)
  expect(await rowCounts()).toEqual(counts)
  const stranger = await client(other.customerId, 'ann@bolt.example')
  expect((await choose(it.id, parts, stranger)).status).toBe(404)
  expect((await charter.call<Invoice>('GET', `/v1/invoices/${it.id}`)).body.instalments).toEqual([])
})
