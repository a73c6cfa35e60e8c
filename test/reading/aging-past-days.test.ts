import { expect, test } from 'vitest'
import { USUAL_SCALE } from '../../src/domain/receivables/aging-scale.ts'
import type { Command } from '../../src/domain/plan/command.ts'
import { addDays } from '../../src/kernel/date.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { agedCustomers } from '../../src/store/reading/aged-customers.ts'
import { does, line, makes, pays } from '../support/domain/people.ts'
import { ACME, BOLT } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { only } from '../support/road/one-by-one.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
const FIRST = '2026-02-27'
const LAST = '2026-04-12'
const UNTAXED = { category: 'Z', rate: decimal('0') } as const

/** Of a business whose documents are final when they are made. */
const openBooks = (): Promise<Books> => Books.open(database, 'home-services')

async function act(
  books: Books,
  day: string,
  command: Exclude<Command, { kind: 'tell_event' }>,
): Promise<void> {
  books.now = Date.parse(`${day}T09:00:00Z`)
  const came = await books.do(command)
  expect(
    came.outcome,
    JSON.stringify(came, (_, it: unknown) => (typeof it === 'bigint' ? String(it) : it)),
  ).toBe('done')
}

async function bills(
  books: Books,
  day: string,
  amount: string,
  more: Parameters<typeof makes>[0] = {},
): Promise<string> {
  await act(
    books,
    day,
    makes({
      addressee: { source: 'manual', ref: ACME },
      lines: [line('Cleaning', amount, { tax: UNTAXED })],
      issuedOn: day,
      dueOn: day,
      ...more,
    }),
  )
  return only(books, 'select id from invoice where org_id = $1 order by id desc limit 1')
}

const paysOn = (day: string, invoiceId: string, amount: bigint, currency = 'USD') =>
  pays(null, amount, { receivedOn: day, currency, allocations: [{ invoiceId, amount: null }] })

const newest = (books: Books, table: string): Promise<string> =>
  only(books, `select id from ${table} where org_id = $1 order by id desc limit 1`)

/** What was held at the end of each day on which that is another than the day before: minor units. */
async function course(books: Books): Promise<string[]> {
  const told: string[] = []
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    const held = await heldOn(books, day)
    expect(held, day).toEqual(await postedBy(books, day))
    const said = [...held].map(([of, amount]) => `${of.split(' ')[0]} ${amount}`).join(', ')
    if (said !== (told.at(-1) ?? '').slice('2026-02-27: '.length)) told.push(`${day}: ${said}`)
  }
  return told
}

/** By currency and customer, from what documents keep. */
async function heldOn(books: Books, asOf: string): Promise<Map<string, bigint>> {
  const lines = await inOrganization(books.world.db, books.orgId, (tx) =>
    agedCustomers(tx, books.orgId, { asOf, today: LAST, scale: USUAL_SCALE }),
  )
  return new Map(
    lines
      .map((row): [string, bigint] => [`${row.currency} ${row.customerId}`, row.total])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The same from the journal alone. */
async function postedBy(books: Books, day: string): Promise<Map<string, bigint>> {
  const rows = await books.rows<{ of: string; amount: bigint }>(
    `select p.currency || ' ' || i.customer_id as of, sum(p.amount)::bigint as amount
     from posting p join invoice i on i.org_id = p.org_id and i.id = p.invoice_id
     where p.org_id = $1 and p.account = '1100' and p.date <= $2 group by 1 having sum(p.amount) <> 0 order by 1`,
    [day],
  )
  return new Map(rows.map(({ of, amount }) => [of, amount]))
}

test('paid in parts, one of them told late: each day has what was open on it', async () => {
  const books = await openBooks()
  const id = await bills(books, '2026-03-01', '9')
  await act(books, '2026-03-20', paysOn('2026-03-20', id, 400n))
  await act(books, '2026-03-25', paysOn('2026-03-10', id, 200n))
  await act(books, '2026-04-02', paysOn('2026-03-28', id, 300n))
  expect(await course(books)).toEqual([
    '2026-03-01: USD 900',
    '2026-03-10: USD 700',
    '2026-03-20: USD 300',
    '2026-03-28: ',
  ])
  expect(await wrongIn(books)).toEqual([])
})

test('money that came before the document: what it held is less than nothing until it was billed', async () => {
  const books = await openBooks()
  const id = await bills(books, '2026-03-10', '5')
  await act(books, '2026-03-12', paysOn('2026-03-04', id, 500n))
  expect(await course(books)).toEqual(['2026-03-04: USD -500', '2026-03-10: '])
  expect(await wrongIn(books)).toEqual([])
})

test('settled, opened again by its payment taken off, given up, and owed again', async () => {
  const books = await openBooks()
  const id = await bills(books, '2026-03-01', '9')
  await act(books, '2026-03-05', paysOn('2026-03-05', id, 900n))
  const allocationId = await newest(books, 'allocation')
  const reason = 'Not for this one.'
  await act(books, '2026-03-15', {
    kind: 'undo_allocation',
    allocationId,
    undoneOn: '2026-03-12',
    reason,
    moveTo: null,
  })
  await act(books, '2026-03-20', {
    kind: 'write_off',
    invoiceId: id,
    amount: null,
    writtenOffOn: '2026-03-20',
    reason,
  })
  await act(books, '2026-03-30', { kind: 'reinstate', invoiceId: id, reinstatedOn: '2026-03-30', reason })
  expect(await course(books)).toEqual([
    '2026-03-01: USD 900',
    '2026-03-05: ',
    '2026-03-12: USD 900',
    '2026-03-20: ',
    '2026-03-30: USD 900',
  ])
  expect(await wrongIn(books)).toEqual([])
})

test('given back, credited beyond what is open, for nothing, and void: in three currencies of two customers', async () => {
  const books = await openBooks()
  const dollars = await bills(books, '2026-03-01', '9')
  const yen = await bills(books, '2026-03-02', '700', {
    currency: 'JPY',
    addressee: { source: 'manual', ref: BOLT },
  })
  const dinars = await bills(books, '2026-03-03', '1.5', { currency: 'KWD' })
  await bills(books, '2026-03-04', '0')
  await act(books, '2026-03-06', paysOn('2026-03-06', dollars, 900n))
  await act(books, '2026-03-07', paysOn('2026-03-07', yen, 300n, 'JPY'))
  const paymentId = await newest(books, 'payment')
  await act(books, '2026-03-09', {
    kind: 'refund_payment',
    paymentId,
    invoiceId: yen,
    amount: 100n,
    refundedOn: '2026-03-09',
    reason: 'Too much.',
  })
  await act(books, '2026-03-16', {
    kind: 'credit_invoice',
    invoiceId: yen,
    crediting: { reason: 'goodwill', explanation: null, dispose: 'credit', ask: { by: 'rest' } },
    issuedOn: '2026-03-14',
    notes: null,
    confirm: true,
  })
  await act(books, '2026-03-18', does('void', dinars, 'Never done.'))
  expect(await course(books)).toEqual([
    '2026-03-01: USD 900',
    '2026-03-02: JPY 700, USD 900',
    '2026-03-03: JPY 700, KWD 1500, USD 900',
    '2026-03-06: JPY 700, KWD 1500',
    '2026-03-07: JPY 400, KWD 1500',
    '2026-03-09: JPY 500, KWD 1500',
    '2026-03-14: KWD 1500',
    '2026-03-18: ',
  ])
  expect(await wrongIn(books)).toEqual([])
})
