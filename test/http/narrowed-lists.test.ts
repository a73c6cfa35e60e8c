import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Customer, CustomerPage } from '../../src/contract/customer.ts'
import type { Payment, PaymentPage, PaymentRow } from '../../src/contract/payment.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'

const { app, tenant } = await openServer()

/** Every row of a list, two at a time, and what it says its length is. */
async function whole<Row extends { readonly id: string }>(
  us: Tenant,
  path: string,
  asked: Readonly<Record<string, string>>,
): Promise<{ rows: Row[]; count: number }> {
  const rows: Row[] = []
  let count = 0
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ ...asked, limit: '2', count: 'true', ...(cursor && { cursor }) })
    const { status, body } = await us.call<{
      items: Row[]
      nextCursor: string | null
      total: { count: number }
    }>('GET', `${path}?${query.toString()}`)
    expect(status, JSON.stringify(body)).toBe(200)
    rows.push(...body.items)
    count = body.total.count
    cursor = body.nextCursor
  }
  return { rows, count }
}

const NAMES = ['Harbor Goods', 'Lakeside 100%', 'acme ltd', 'Acme North', 'Zoë & Sons']
const METHODS = ['bank_transfer', 'cash', 'card'] as const

/** Customers who owe, owe late, have credit, or nothing of it, in two currencies. */
async function openBooks(slug: string): Promise<{ us: Tenant; numbers: Map<string, string | null> }> {
  const us = await tenant(slug, 'fleet')
  const numbers = new Map<string, string | null>()
  for (const [at, name] of NAMES.entries())
    for (const currency of ['USD', 'EUR'])
      for (const n of [0, 1, 2]) {
        const priced = orderPriced(`o-${at}-${currency}-${n}`, 10_000 * (at + 1) + n)
        const event = {
          ...priced,
          source: at === 3 ? 'depot' : 'dispatch',
          // The first of some is late by now.
          occurredAt: n === 0 && at < 2 ? '2026-01-05T10:00:00Z' : priced.occurredAt,
          // The last customer has nothing in euros.
          data: {
            ...priced.data,
            currency,
            customer: { id: `cus_${at}`, name, email: `ap${at}@shop.example` },
          },
        }
        if (at === 4 && currency === 'EUR') continue
        const { body } = await us.call<WorkEventAnswer>('POST', '/v1/work-events', event)
        const id = body.invoiceIds[0]!
        if (n === 0) await us.call('POST', `/v1/invoices/${id}/sending`, {})
        const read = await us.call<{ number: string | null; customerId: string }>('GET', `/v1/invoices/${id}`)
        numbers.set(id, read.body.number)
        if (n === 1 && at > 0)
          await us.call('POST', '/v1/payments', {
            customerId: read.body.customerId,
            currency,
            amount: 10_000 * (at + 1) + (at === 2 ? 5_000 : -at),
            receivedOn: `2026-03-0${1 + ((at + n) % 5)}`,
            method: METHODS[at % 3],
            provider: at === 1 ? 'bank' : 'manual',
            providerId: `Line-${at}-${currency}`,
            reference: at % 2 === 0 ? read.body.number : `REF ${at}`,
            ...(at === 2 ? { allocations: [{ invoiceId: id }] } : {}),
            ...(at === 3 ? { keepAsCredit: true } : {}),
          })
      }
  return { us, numbers }
}

const { us, numbers } = await openBooks('narrowed')
const allPayments = (await whole<PaymentRow>(us, '/v1/payments', {})).rows
const allCustomers = (await whole<Customer>(us, '/v1/customers', {})).rows

const some = <const T extends string>(...values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined })
const asked = (filters: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

test('payments are those the filters mean, in the order asked for, page by page, and counted', async () => {
  expect(allPayments.length).toBe(7)
  const settles = new Map<string, (string | null)[]>()
  for (const { id } of allPayments) {
    const { body } = await us.call<Payment>('GET', `/v1/payments/${id}`)
    settles.set(
      id,
      body.allocations.map(({ invoiceId }) => numbers.get(invoiceId)!),
    )
  }
  const texts = ['line-1', 'ref', 'REF 3', 'acme', '100%', 'nobody', [...settles.values()][0]![0] ?? 'x']
  const filters = fc.record({
    customer: some(...allCustomers.map(({ id }) => id)),
    method: some(...METHODS),
    provider: some('bank', 'manual'),
    currency: some('USD', 'EUR', 'CHF'),
    from: some('2026-03-02', '2026-03-04'),
    to: some('2026-03-03', '2026-03-05'),
    amountFrom: some('20000', '35001'),
    amountTo: some('30000', '49996'),
    credit: some('true', 'false'),
    q: some(...texts),
    sort: some('received', '-received', 'amount', '-amount'),
  })
  await fc.assert(
    fc.asyncProperty(filters, async (given) => {
      const { rows, count } = await whole<PaymentRow>(us, '/v1/payments', asked(given))
      const q = given.q?.toLowerCase()
      const meant = allPayments.filter(
        (row) =>
          (given.customer ?? row.customer.id) === row.customer.id &&
          (given.method ?? row.method) === row.method &&
          (given.provider ?? row.provider) === row.provider &&
          (given.currency ?? row.currency) === row.currency &&
          (given.from ?? '') <= row.receivedOn &&
          row.receivedOn <= (given.to ?? '9999') &&
          Number(given.amountFrom ?? 0) <= row.amount &&
          row.amount <= Number(given.amountTo ?? Infinity) &&
          (given.credit === undefined || (given.credit === 'true') === row.unapplied > 0) &&
          (q === undefined ||
            row.reference?.toLowerCase().startsWith(q) ||
            row.providerId.toLowerCase().startsWith(q) ||
            row.customer.name.toLowerCase().includes(q) ||
            settles.get(row.id)!.some((number) => number?.toLowerCase() === q)),
      )
      const sign = (given.sort ?? '-received').startsWith('-') ? -1 : 1
      const keyOf = (row: PaymentRow) => (given.sort?.endsWith('amount') ? row.amount : row.receivedOn)
      const order = (a: PaymentRow, b: PaymentRow): number =>
        sign * (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.id < b.id ? -1 : 1)
      expect(rows.map(({ id }) => id)).toEqual(meant.toSorted(order).map(({ id }) => id))
      expect(count).toBe(meant.length)
    }),
    { numRuns: 150 },
  )
})

test('customers are those the filters mean, by what they owe where it is asked', async () => {
  expect(allCustomers.map(({ name }) => name)).toEqual([
    'acme ltd',
    'Acme North',
    'Harbor Goods',
    'Lakeside 100%',
    'Zoë & Sons',
  ])
  await us.call('POST', `/v1/customers/${allCustomers[1]!.id}/portal-access`, { email: 'ap@acme.example' })
  const filters = fc.record({
    q: some('acme', '100%', 'shop.example', 'nobody'),
    source: some('dispatch', 'depot'),
    standing: some('owing', 'overdue', 'credit'),
    currency: some('USD', 'EUR', 'CHF'),
    portal: some('true', 'false'),
    sort: some('name', '-name', 'owed', '-owed', 'overdue', '-overdue', 'created', '-created'),
  })
  for (const figure of ['receivable', 'overdue', 'credit'] as const)
    expect(
      allCustomers.filter(({ balances }) => balances.some((one) => one[figure] > 0)).length,
    ).toBeGreaterThan(0)
  await fc.assert(
    fc.asyncProperty(filters, async (given) => {
      const { rows, count } = await whole<Customer>(us, '/v1/customers', asked(given))
      const figure = { owing: 'receivable', overdue: 'overdue', credit: 'credit' } as const
      const meant = allCustomers.filter(({ id, name, email, source, balances }) => {
        const own = balances.filter(({ currency }) => (given.currency ?? currency) === currency)
        const stood = given.standing && figure[given.standing]
        const stands = stood
          ? own.some((balance) => balance[stood] > 0)
          : given.currency === undefined || own.some(({ receivable, credit }) => receivable > 0 || credit > 0)
        return (
          stands &&
          (given.q === undefined || `${name.toLowerCase()} ${email}`.includes(given.q)) &&
          (given.source ?? source) === source &&
          (given.portal === undefined || (given.portal === 'true') === (id === allCustomers[1]!.id))
        )
      })
      const by = (given.sort ?? 'name').replace('-', '')
      const sign = given.sort?.startsWith('-') ? -1 : 1
      const keyOf = ({ id, name, balances }: Customer): string | number => {
        const own = balances.find(({ currency }) => currency === (given.currency ?? 'USD'))
        if (by === 'owed') return own?.receivable ?? 0
        if (by === 'overdue') return own?.overdue ?? 0
        return by === 'name' ? name.toLowerCase() : id
      }
      const order = (a: Customer, b: Customer): number => {
        const [one, two] = [keyOf(a), keyOf(b)]
        return sign * (one < two ? -1 : one > two ? 1 : a.id < b.id ? -1 : 1)
      }
      expect(rows.map(({ id }) => id)).toEqual(meant.toSorted(order).map(({ id }) => id))
      expect(count).toBe(meant.length)
    }),
    { numRuns: 150 },
  )
})

test('both are exported as they are listed, a customer once for each currency', async () => {
  const authorization = `Bearer ${await us.key('viewer')}`
  const linesOf = async (path: string): Promise<string[][]> => {
    const answer = await app.request(path, { headers: { authorization } })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    return (await answer.text())
      .trim()
      .split('\n')
      .map((line) => line.split(','))
  }
  const payments = await linesOf('/v1/payments.csv?sort=-amount&currency=EUR')
  const listed = await us.call<PaymentPage>('GET', '/v1/payments?sort=-amount&currency=EUR')
  expect(payments.slice(1).map((cells) => cells.at(-1))).toEqual(listed.body.items.map(({ id }) => id))
  const customers = await linesOf('/v1/customers.csv?source=depot')
  const { items } = (await us.call<CustomerPage>('GET', '/v1/customers?source=depot')).body
  expect(customers.slice(1).map((cells) => [cells[0], cells[6]])).toEqual(
    items.flatMap(({ name, balances }) => balances.map(({ currency }) => [name, currency])),
  )
  expect(customers.length).toBe(3)
})

test('payments to look at are those whose alert nobody settled', async () => {
  const own = await tenant('alerts', 'fleet')
  const { body } = await own.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('void'))
  const invoiceId = body.invoiceIds[0]!
  await own.call('POST', `/v1/invoices/${invoiceId}/voiding`, { reason: 'Twice' })
  const money = { currency: 'USD', amount: 500, receivedOn: '2026-03-05', method: 'cash' }
  const paid = await own.call<Payment>('POST', '/v1/payments', { ...money, allocations: [{ invoiceId }] })
  await own.call('POST', '/v1/payments', { ...money, customerId: paid.body.customer.id })
  expect(paid.body.alert).not.toBeNull()
  expect((await whole(own, '/v1/payments', { alert: 'true' })).rows.map(({ id }) => id)).toEqual([
    paid.body.id,
  ])
  await own.call('POST', `/v1/payments/${paid.body.id}/alert-settlement`, {})
  expect(await whole(own, '/v1/payments', { alert: 'true' })).toEqual({ rows: [], count: 0 })
})

test('a cursor of another order is refused', async () => {
  for (const [path, one, two] of [
    ['/v1/payments', 'amount', '-amount'],
    ['/v1/customers', 'owed', 'name'],
  ] as const) {
    const { body } = await us.call<PaymentPage>('GET', `${path}?sort=${one}&limit=1`)
    const again = await us.call('GET', `${path}?sort=${two}&limit=1&cursor=${body.nextCursor}`)
    expect(problemOf(again).code).toBe('cursor_unreadable')
  }
})
