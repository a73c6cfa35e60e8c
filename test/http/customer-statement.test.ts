import { expect, test } from 'vitest'
import { CustomerStatement, PortalStatement } from '../../src/contract/customer-statement.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { invite, visitor } from './portal-client.ts'

const clock = { now: 0 }
const on = (day: string): void => void (clock.now = Date.parse(`${day}T09:00:00Z`))
on('2026-03-01')
const { tenant, send, owner } = await openServer({}, () => clock.now)

async function make(who: Tenant, amount: string, issuedOn: string, customer = 'Harbor'): Promise<Invoice> {
  const { status, body } = await who.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: customer, name: customer },
    issuedOn,
    dueOn: '2026-03-20',
    lines: [{ description: 'Charter', quantity: '1', unitPrice: amount, taxRate: '0' }],
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const pay = (who: Tenant, customerId: string, amount: number, receivedOn: string, to: readonly string[]) =>
  who.call('POST', '/v1/payments', {
    customerId,
    currency: 'USD',
    amount,
    receivedOn,
    method: 'bank_transfer',
    allocations: to.map((invoiceId) => ({ invoiceId })),
  })

const statementOf = async (who: Tenant, query: string) =>
  CustomerStatement.parse((await who.call('GET', `/v1/reports/customer-statement?${query}`)).body).currencies

const inWords = ({ opening, closing, lines }: CustomerStatement['currencies'][number]): string[] => [
  `opening ${opening}`,
  ...lines.map(({ date, type, amount, balance }) => `${date} ${type} ${amount} ${balance}`),
  `closing ${closing}`,
]

test('it says whose letter it is and to whom, and by what a payment is known', async () => {
  const who = await tenant('letters', 'field-service')
  on('2026-03-02')
  const { id, customerId, seller, buyer } = await make(who, '100', '2026-03-02', 'Dockside')
  await who.call('POST', `/v1/invoices/${id}/confirmation`, {})
  const paid = { customerId, currency: 'USD', amount: 4000, receivedOn: '2026-03-03', method: 'check' }
  await who.call('POST', '/v1/payments', {
    ...paid,
    reference: 'Check 118',
    allocations: [{ invoiceId: id }],
  })
  const read = await who.call('GET', `/v1/reports/customer-statement?customer=${customerId}&to=2026-03-31`)
  const statement = CustomerStatement.parse(read.body)
  expect(statement).toMatchObject({ seller, buyer })
  expect(statement.currencies[0]!.lines).toMatchObject([
    { type: 'invoice', paymentMethod: null, paymentReference: null },
    { type: 'payment', paymentMethod: 'check', paymentReference: 'Check 118' },
  ])

  // Whoever renames the company does not rename who wrote then (rule 21).
  on('2026-03-05')
  const renamed = { seller: { name: 'Renamed, Inc.' } }
  expect((await who.call('PATCH', '/v1/organization', renamed, { 'if-match': '*' })).status).toBe(200)
  const sellerOf = async (more: string): Promise<string> => {
    const told = await who.call('GET', `/v1/reports/customer-statement?customer=${customerId}${more}`)
    return CustomerStatement.parse(told.body).seller.name
  }
  expect(await sellerOf('')).toBe('Renamed, Inc.')
  expect(await sellerOf('&knownAt=2026-03-04T00:00:00Z')).toBe(seller.name)
})

test('the three forms of a statement', async () => {
  const who = await tenant('forms', 'field-service')
  on('2026-03-02')
  const first = await make(who, '100', '2026-03-02')
  const second = await make(who, '50', '2026-03-02')
  for (const { id } of [first, second]) await who.call('POST', `/v1/invoices/${id}/confirmation`, {})
  // A draft is nobody's business, and what ended within the days is as if it had never been.
  await make(who, '7777', '2026-03-02')
  const ended = await make(who, '33', '2026-03-02')
  await who.call('POST', `/v1/invoices/${ended.id}/confirmation`, {})
  await who.call('POST', `/v1/invoices/${ended.id}/cancellation`, { reason: 'Twice' })
  const customer = first.customerId
  on('2026-04-03')
  await pay(who, customer, 12000, '2026-04-02', [first.id])

  const march = `customer=${customer}&from=2026-03-01&to=2026-03-31`
  expect(inWords((await statementOf(who, march))[0]!)).toEqual([
    'opening 0',
    '2026-03-02 invoice 10000 10000',
    '2026-03-02 invoice 5000 15000',
    'closing 15000',
  ])
  const april = `customer=${customer}&from=2026-04-01&to=2026-04-30`
  const [forward] = await statementOf(who, april)
  expect(inWords(forward!)).toEqual(['opening 15000', '2026-04-02 payment -12000 3000', 'closing 3000'])
  expect(forward!.aging).toMatchObject({ days31To60: 5000, credits: -2000, total: 3000 })

  const [activity] = await statementOf(who, `${april}&form=activity`)
  expect(activity!.lines).toMatchObject([
    { type: 'payment', balance: null, kept: 2000, applied: [{ document: { id: first.id }, amount: 10000 }] },
  ])
  const [open] = await statementOf(who, `customer=${customer}&form=open-item&to=2026-04-30`)
  expect(open).toMatchObject({
    opening: null,
    lines: [],
    credit: 2000,
    closing: 3000,
    items: [{ document: { id: second.id, total: 5000 }, open: 5000, daysPastDue: 41 }],
  })
  expect(await statementOf(who, `${march}&currency=EUR`)).toEqual([])
})

test('nobody, a span that ends before it begins, and another organization’s customer are refused', async () => {
  const [who, other] = [await tenant('who', 'fleet'), await tenant('other', 'fleet')]
  const { customerId } = await make(other, '1', '2026-03-01')
  const ask = (query: string) => who.call('GET', `/v1/reports/customer-statement?${query}`)
  expect(problemOf(await ask(`customer=${customerId}`))).toMatchObject({
    status: 404,
    code: 'customer_not_found',
  })
  expect(problemOf(await ask('form=activity')).status).toBe(422)
  const { customerId: own } = await make(who, '1', '2026-03-01')
  expect(problemOf(await ask(`customer=${own}&from=2026-03-02&to=2026-03-01`)).code).toBe('period_backwards')
})

test('a client reads what is published, from the day it was, and nothing of the rest (rule 30)', async () => {
  const who = await tenant('aurora', 'fleet')
  // A business whose drafts are in its books, and whose clients see what is published.
  await owner.query(
    `update billhook.organization_version set profile = jsonb_set(profile, '{visibleWhen}', '"published"') where org_id = $1`,
    [who.orgId],
  )
  on('2026-03-01')
  const shown = await make(who, '300', '2026-03-01')
  const hidden = await make(who, '700', '2026-03-01')
  const draft = await make(who, '9999', '2026-03-01')
  const others = await make(who, '1234', '2026-03-01', 'Elsewhere')
  on('2026-03-02')
  for (const { id } of [shown, others])
    for (const act of ['sending', 'publication']) await who.call('POST', `/v1/invoices/${id}/${act}`, {})
  on('2026-03-05')
  // Money on a draft makes it final, and does not publish it.
  await pay(who, shown.customerId, 80000, '2026-03-05', [hidden.id, shown.id])
  on('2026-03-28')
  const { token } = await invite(who, shown.customerId, 'ap@harbor.example')
  const there = await visitor(send, token)
  const { body } = await there.ask<{ accounts: { id: string }[] }>('GET', '/v1/portal/session')
  const read = async (query = '') => {
    const path = `/v1/portal/accounts/${body.accounts[0]!.id}/statement?from=2026-03-01&${query}`
    const answer = await there.ask('GET', path)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    for (const secret of [hidden, draft, others]) expect(JSON.stringify(answer.body)).not.toContain(secret.id)
    return PortalStatement.parse(answer.body).currencies[0]!
  }
  const before = await read('to=2026-03-31&form=balance-forward')
  expect(inWords(before)).toEqual([
    'opening 0',
    '2026-03-02 invoice 30000 30000',
    '2026-03-05 payment -10000 20000',
    'closing 20000',
  ])
  expect(before.elsewhere).toBe(70000)
  expect(before.items).toMatchObject([{ document: { id: shown.id }, open: 20000 }])

  on('2026-04-02')
  await who.call('POST', `/v1/invoices/${hidden.id}/publication`, {})
  const path = `/v1/portal/accounts/${body.accounts[0]!.id}/statement`
  const all = PortalStatement.parse((await there.ask('GET', `${path}?to=2026-04-30`)).body).currencies[0]!
  expect(all).toMatchObject({ opening: 20000, closing: 20000, elsewhere: 0 })
  expect(all.lines.map(({ type, amount }) => [type, amount])).toEqual([
    ['invoice', 70000],
    ['payment', -70000],
  ])
  const march = PortalStatement.parse((await there.ask('GET', `${path}?from=2026-03-01&to=2026-03-31`)).body)
  expect(march.currencies[0]!.closing).toBe(20000)

  const given = { writtenOffOn: '2026-04-02', reason: 'Nobody answers.' }
  expect((await who.call('POST', `/v1/invoices/${shown.id}/write-off`, given)).status).toBe(200)
  const [ours] = await statementOf(who, `customer=${shown.customerId}&to=2026-04-30`)
  expect([ours!.lines.at(-1)!.amount, ours!.closing]).toEqual([-20000, 0])
  const theirs = PortalStatement.parse((await there.ask('GET', `${path}?to=2026-04-30`)).body).currencies[0]!
  expect(theirs).toEqual(all)
  const account = `/v1/portal/accounts/${body.accounts[0]!.id}`
  const { balances } = (await there.ask<{ balances: object[] }>('GET', account)).body
  expect(balances).toMatchObject([{ currency: 'USD', open: theirs.closing }])

  const settings = (await who.call<{ version: number }>('GET', '/v1/organization')).headers.get('etag')!
  await who.call('PATCH', '/v1/organization', { portal: { invoices: false } }, { 'if-match': settings })
  const off = PortalStatement.parse((await there.ask('GET', path)).body)
  expect(off.currencies).toEqual([])
})
