import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Customer, CustomerPage } from '../../src/contract/customer.ts'
import type { AuditLine } from '../../src/contract/history.ts'
import type { JournalEntry, JournalPage } from '../../src/contract/journal.ts'
import type { Mail } from '../../src/contract/mail.ts'
import type { Payment, PaymentPage, PaymentRow } from '../../src/contract/payment.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'

/** It goes on while the books are written, so that they span some days. */
let clock = Date.parse('2026-03-05T09:00:00Z')
const { app, tenant } = await openServer({}, () => clock)

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

type Given = Readonly<Record<string, string | undefined>>

/**
 * Holds a list, asked for in many ways, against all of it as it was read plainly: the rows that are meant, in the order
 * of a key and then of their ids, page by page, and counted.
 */
async function isNarrowed<Row extends { readonly id: string }, Asked extends Given>(
  path: string,
  every: readonly Row[],
  asked: fc.Arbitrary<Asked>,
  {
    isMeant,
    keyOf,
    sort,
  }: {
    readonly isMeant: (row: Row, given: Asked) => boolean
    readonly keyOf: (row: Row, by: string, given: Asked) => string | number
    /** Where nothing is said. */
    readonly sort: string
  },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(asked, async (given) => {
      const said = Object.entries(given).filter(([, value]) => value !== undefined) as [string, string][]
      const { rows, count } = await whole<Row>(us, path, Object.fromEntries(said))
      const meant = every.filter((row) => isMeant(row, given))
      const by = given['sort'] ?? sort
      const sign = by.startsWith('-') ? -1 : 1
      const key = (row: Row) => keyOf(row, by.replace('-', ''), given)
      const order = (a: Row, b: Row): number => {
        const [one, two] = [key(a), key(b)]
        return sign * (one < two ? -1 : one > two ? 1 : a.id < b.id ? -1 : 1)
      }
      expect(rows.map(({ id }) => id)).toEqual(meant.toSorted(order).map(({ id }) => id))
      expect(count).toBe(meant.length)
    }),
    { numRuns: 150 },
  )
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
        clock += 4 * 3_600_000
        const mail = at % 2 === 0 ? { mail: { to: `ap${at}@shop.example` } } : {}
        if (n === 0) await us.call('POST', `/v1/invoices/${id}/sending`, mail)
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
  clock = Date.parse('2026-03-10T09:00:00Z')
  return { us, numbers }
}

const { us, numbers } = await openBooks('narrowed')
const allPayments = (await whole<PaymentRow>(us, '/v1/payments', {})).rows
const allCustomers = (await whole<Customer>(us, '/v1/customers', {})).rows

const some = <const T extends string>(...values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined })
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
  await isNarrowed('/v1/payments', allPayments, filters, {
    isMeant: (row, given) => {
      const q = given.q?.toLowerCase()
      return (
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
          row.reference?.toLowerCase().startsWith(q) === true ||
          row.providerId.toLowerCase().startsWith(q) ||
          row.customer.name.toLowerCase().includes(q) ||
          settles.get(row.id)!.some((number) => number?.toLowerCase() === q))
      )
    },
    keyOf: (row, by) => (by === 'amount' ? row.amount : row.receivedOn),
    sort: '-received',
  })
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
  const figure = { owing: 'receivable', overdue: 'overdue', credit: 'credit' } as const
  await isNarrowed('/v1/customers', allCustomers, filters, {
    isMeant: ({ id, name, email, source, balances }, given) => {
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
    },
    keyOf: ({ id, name, balances }, by, given) => {
      const own = balances.find(({ currency }) => currency === (given.currency ?? 'USD'))
      if (by === 'owed') return own?.receivable ?? 0
      if (by === 'overdue') return own?.overdue ?? 0
      return by === 'name' ? name.toLowerCase() : id
    },
    sort: 'name',
  })
})

test('journal entries are those the filters mean, by their day or by when they were written down', async () => {
  await us.call('POST', '/v1/manual-entries', {
    date: '2026-03-02',
    currency: 'USD',
    description: '100% of the rent',
    lines: [
      { account: '5900', debit: 700 },
      { account: '1010', credit: 700 },
    ],
  })
  const every = (await whole<JournalEntry>(us, '/v1/journal-entries', {})).rows
  const recorded = [...new Set(every.map(({ recordedAt }) => recordedAt))]
  expect(new Set(every.map(({ kind }) => kind)).size).toBeGreaterThan(2)
  expect(recorded.length).toBeGreaterThan(5)
  const filters = fc.record({
    account: some('1100', '1010', '2200'),
    kind: some('revenue_recognition', 'invoice_payment', 'manual'),
    document: some(...numbers.keys()),
    customer: some(...allCustomers.map(({ id }) => id)),
    currency: some('USD', 'EUR', 'CHF'),
    source: some('dispatch', 'depot'),
    service: some('order', 'trip'),
    from: some('2026-03-02', '2026-03-04'),
    to: some('2026-03-03', '2026-03-05'),
    knownAt: some(...recorded),
    q: some('100%', 'INV-2026', 'nobody'),
    sort: some('date', '-date', 'recorded', '-recorded'),
  })
  // Only what events brought has a source, and only what bills work is of a service.
  await isNarrowed('/v1/journal-entries', every, filters, {
    isMeant: (row, given) =>
      (given.account === undefined || row.postings.some(({ account }) => account === given.account)) &&
      (given.kind ?? row.kind) === row.kind &&
      (given.document ?? row.documentId) === row.documentId &&
      (given.customer ?? row.customerId) === row.customerId &&
      (given.currency ?? row.currency) === row.currency &&
      (given.source === undefined ||
        (row.documentType === 'invoice' &&
          given.source === (row.customerName === 'Acme North' ? 'depot' : 'dispatch'))) &&
      (given.service === undefined || (given.service === 'order' && row.documentType === 'invoice')) &&
      (given.from ?? '') <= row.date &&
      row.date <= (given.to ?? '9999') &&
      row.recordedAt <= (given.knownAt ?? '9999') &&
      row.description.toLowerCase().includes(given.q?.toLowerCase() ?? ''),
    keyOf: (row, by) => (by === 'date' ? row.date : row.recordedAt),
    sort: '-date',
  })
})

test('lines of the audit trail are those the filters mean, the latest first or last', async () => {
  const [customer] = allCustomers
  await us.call(
    'PATCH',
    `/v1/customers/${customer!.id}`,
    { terms: 'net 14', reason: '100% agreed' },
    {
      authorization: `Bearer ${await us.key('administrator')}`,
      'if-match': `"${customer!.version}"`,
    },
  )
  const every = (await whole<AuditLine>(us, '/v1/audit', {})).rows
  const actors = [...new Set(every.map(({ actor }) => actor))]
  const subjects = [...new Set(every.map(({ subjectType }) => subjectType))]
  expect(actors.length).toBeGreaterThan(1)
  expect(subjects.length).toBeGreaterThan(2)
  const sent = every.find(({ verb }) => verb === 'mark_sent')!
  const filters = fc.record({
    actor: some(...actors, 'nobody'),
    verb: some(...new Set(every.map(({ verb }) => verb))),
    subjectType: some(...subjects),
    subject: some(sent.subjectId, customer!.id),
    from: some('2026-03-06T13:00:00Z', sent.at),
    to: some('2026-03-08T13:00:00Z', sent.at),
    fromDay: some('2026-03-06', '2026-03-10'),
    toDay: some('2026-03-06', '2026-03-09'),
    q: some('marked', '100%', sent.number!.toLowerCase(), 'inv-2026'),
    sort: some('at', '-at'),
  })
  const instant = (text: string | undefined, other: number): number =>
    text === undefined ? other : Date.parse(text)
  await isNarrowed('/v1/audit', every, filters, {
    isMeant: (row, given) =>
      (given.actor ?? row.actor) === row.actor &&
      (given.verb ?? row.verb) === row.verb &&
      (given.subjectType ?? row.subjectType) === row.subjectType &&
      (given.subject ?? row.subjectId) === row.subjectId &&
      instant(given.from, 0) <= Date.parse(row.at) &&
      Date.parse(row.at) < instant(given.to, Infinity) &&
      (given.fromDay ?? '') <= row.at.slice(0, 10) &&
      row.at.slice(0, 10) <= (given.toDay ?? '9999') &&
      (given.q === undefined ||
        row.sentence.toLowerCase().includes(given.q) ||
        row.reason?.toLowerCase().includes(given.q) === true ||
        row.number?.toLowerCase() === given.q),
    keyOf: (row) => row.at,
    sort: '-at',
  })
})

test('mails are those the filters mean, the latest first or last', async () => {
  const [first, second] = allCustomers
  const access = `/v1/customers/${first!.id}/portal-access`
  const pat = await us.call<{ id: string }>('POST', access, { email: 'pat@acme.example' })
  await us.call('DELETE', `${access}/${pat.body.id}`)
  const every = (await whole<Mail>(us, '/v1/mails', {})).rows
  const of = new Map<string, string>()
  for (const { id, invoiceId, recipient } of every)
    of.set(
      id,
      invoiceId === null
        ? (recipient === 'pat@acme.example' ? first! : second!).id
        : (await us.call<{ customerId: string }>('GET', `/v1/invoices/${invoiceId}`)).body.customerId,
    )
  expect(new Set(every.map(({ state }) => state)).size).toBeGreaterThan(1)
  expect(new Set(every.map(({ kind }) => kind)).size).toBeGreaterThan(1)
  const filters = fc.record({
    state: some('waiting', 'withdrawn', 'sent'),
    kind: some('invoice_sent', 'invitation', 'nothing'),
    customer: some(...allCustomers.map(({ id }) => id)),
    invoice: some(every.find(({ invoiceId }) => invoiceId !== null)!.invoiceId!),
    from: some('2026-03-06', '2026-03-10'),
    to: some('2026-03-06', '2026-03-09'),
    q: some('PAT@', 'shop.example', 'inv-2026', '100%'),
    sort: some('written', '-written'),
  })
  await isNarrowed('/v1/mails', every, filters, {
    isMeant: (row, given) =>
      (given.state ?? row.state) === row.state &&
      (given.kind ?? row.kind) === row.kind &&
      (given.customer ?? of.get(row.id)) === of.get(row.id) &&
      (given.invoice ?? row.invoiceId) === row.invoiceId &&
      (given.from ?? '') <= row.createdAt.slice(0, 10) &&
      row.createdAt.slice(0, 10) <= (given.to ?? '9999') &&
      `${row.recipient}\n${row.subject}`.toLowerCase().includes(given.q?.toLowerCase() ?? ''),
    keyOf: (row) => row.createdAt,
    sort: '-written',
  })
})

test('they are exported as they are listed: a customer once for each currency, an entry for each posting', async () => {
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
  const entries = await linesOf('/v1/journal-entries.csv?kind=invoice_payment&sort=recorded')
  const journal = await us.call<JournalPage>('GET', '/v1/journal-entries?kind=invoice_payment&sort=recorded')
  expect(entries.slice(1).map((cells) => cells[0])).toEqual(
    journal.body.items.flatMap(({ id, postings }) => postings.map(() => id)),
  )
  for (const [name, query] of [
    ['audit', 'verb=mark_sent&sort=at'],
    ['mails', 'kind=invoice_sent&sort=written'],
  ] as const) {
    const lines = await linesOf(`/v1/${name}.csv?${query}`)
    const { body } = await us.call<{ items: { id: string }[] }>('GET', `/v1/${name}?${query}`)
    expect(lines.slice(1).map((cells) => cells.at(-1))).toEqual(body.items.map(({ id }) => id))
    expect(lines.length).toBeGreaterThan(2)
  }
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
    ['/v1/journal-entries', 'date', 'recorded'],
  ] as const) {
    const { body } = await us.call<PaymentPage>('GET', `${path}?sort=${one}&limit=1`)
    const again = await us.call('GET', `${path}?sort=${two}&limit=1&cursor=${body.nextCursor}`)
    expect(problemOf(again).code).toBe('cursor_unreadable')
  }
})
