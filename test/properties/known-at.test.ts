import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Aging, TrialBalance } from '../../src/contract/reports.ts'
import type { JournalPage } from '../../src/contract/journal.ts'
import { addDays } from '../../src/kernel/date.ts'
import { openServer } from '../http/api.ts'
import { acts, morningOf } from '../support/domain/any-acts.ts'
import { does, edits } from '../support/domain/people.ts'
import { at, BOLT, orderPriced } from '../support/domain/told-events.ts'
import { FIRST_DAY, live, openBooks } from '../support/road/lived-books.ts'

const clock = { at: 0 }
const server = await openServer({}, () => clock.at)
const list = fc.array(acts, { minLength: 8, maxLength: 25, size: 'max' })

/** What is remembered: every report of a day, and those whose day is today where nothing is said; also of each customer. */
function asked(day: string, customers: readonly string[]): string[] {
  const from = addDays(day, -20)
  return [
    `trial-balance?asOf=${day}&compareTo=${from}`,
    'trial-balance?',
    `balance-sheet?asOf=${day}&compareTo=${from}`,
    'balance-sheet?',
    `income-statement?from=${from}&to=${day}&compare=previous`,
    'income-statement?',
    `ar-aging?asOf=${day}&compareTo=${from}`,
    'ar-aging?',
    `ar-aging?asOf=${day}&by=issue&edges=1,2,5`,
    'ar-aging?edges=3,10&currency=USD',
    'ar-aging/documents?currency=USD&limit=200',
    ...['1000', '1100', '2100', '2200', '4000'].map(
      (account) => `general-ledger?account=${account}&currency=USD&from=${from}&to=${day}&limit=200`,
    ),
    'general-ledger?account=1100&currency=USD&limit=200',
    `general-ledger?account=1100&currency=USD&from=${from}&to=${day}&source=ops&limit=200`,
    ...['collections', 'cash-flow', 'clearing', 'tax-liability', 'revenue', 'revenue?by=business'].flatMap(
      (name) => {
        const asked = name.includes('?') ? `${name}&` : `${name}?`
        return [`${asked}from=${from}&to=${day}&compare=previous`, asked]
      },
    ),
    `tax-liability?from=${from}&to=${day}&compare=previous&jurisdiction=us-il`,
    ...['received', 'refunded', 'settled', 'kept', 'differences'].map(
      (of) => `collections/entries?of=${of}&currency=USD&from=${from}&to=${day}&limit=200`,
    ),
    ...['cash-flow', 'clearing', 'revenue'].map(
      (name) => `${name}/entries?currency=USD&from=${from}&to=${day}&limit=200`,
    ),
    ...customers.flatMap((customer) => [
      `ar-aging?asOf=${day}&customer=${customer}`,
      `ar-aging/documents?currency=USD&customer=${customer}&limit=200`,
      `general-ledger?account=1100&currency=USD&from=${from}&to=${day}&customer=${customer}&limit=200`,
      `collections?from=${from}&to=${day}&compare=previous&customer=${customer}`,
      `collections/entries?of=settled&currency=USD&from=${from}&to=${day}&customer=${customer}&limit=200`,
    ]),
    '../journal-entries?limit=200',
    `../journal-entries?limit=200&from=${from}&to=${day}&order=oldest`,
  ]
}

test('what a report said at an instant it says again when asked as known then, field by field', async () => {
  let changed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('fleet', 'home-services', 'field-service', 'charter'),
      list,
      list,
      fc.integer({ min: -6, max: 3 }),
      async (profile, before, after, days) => {
        const { books, read } = await openBooks(server, profile)
        await live(books, before)
        clock.at = books.now
        const then = new Date(books.now).toISOString()
        const customers = await books.rows<{ id: string }>('select id from customer where org_id = $1')
        const paths = asked(
          addDays(then.slice(0, 10), days),
          customers.map(({ id }) => id),
        )
        const remembered = await Promise.all(paths.map((path) => read<object>(path)))

        await live(books, after, addDays(FIRST_DAY, before.length))
        clock.at = Date.parse(morningOf('2026-06-01'))
        for (const [place, path] of paths.entries()) {
          const { knownAt: _, ...said } = remembered[place] as { knownAt?: string | null }
          const { knownAt, ...says } = await read<{ knownAt?: string }>(`${path}&knownAt=${then}`)
          expect(says, path).toEqual(said)
          if (!path.startsWith('..') && !path.includes('/entries')) expect(knownAt).toBe(then)
          const { knownAt: __, ...now } = await read<{ knownAt?: string }>(path)
          if (JSON.stringify(now) !== JSON.stringify(said)) changed += 1
        }
      },
    ),
    { numRuns: 25 },
  )
  expect(changed).toBeGreaterThan(100)
}, 240_000)

test('a draft is told under the customer and the days it had then, and its customer by the name of then', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  books.now = Date.parse(at(10))
  await books.tell(orderPriced('o-1', 12_000, at(3)))
  await books.tell(orderPriced('o-2', 500, at(3), { customer: BOLT }))
  const then = at(10)
  clock.at = books.now
  const [remembered, documents] = await Promise.all([
    read<Aging>('ar-aging?'),
    read<object>('ar-aging/documents?currency=USD'),
  ])
  expect(remembered.currencies[0]?.rows.map(({ customer }) => customer.name)).toEqual([
    'Acme Foods',
    'Bolt Ltd',
  ])

  books.now = Date.parse(at(12))
  const [bolt] = await books.rows<{ id: string }>(
    `select id from customer where org_id = $1 and external_id = 'bolt'`,
  )
  const id = await books.invoiceId('INV-2026-00001')
  await books.do(edits(id, { customerId: bolt!.id, issuedOn: '2026-03-05', dueOn: '2026-05-01' }))
  await books.do(does('mark_sent', id))
  await books.tell(orderPriced('o-3', 700, at(11), { customer: { ...BOLT, name: 'Bolt and Sons' } }))
  clock.at = books.now
  const now = await read<Aging>('ar-aging?')
  expect(now.currencies[0]?.rows.map(({ customer }) => customer.name)).toEqual(['Bolt and Sons'])
  expect(await read(`ar-aging?knownAt=${then}`)).toEqual({ ...remembered, knownAt: then })
  expect(await read(`ar-aging/documents?currency=USD&knownAt=${then}`)).toEqual({
    ...documents,
    knownAt: then,
  })
})

test('an instant is taken with its offset, and what was recorded at it was known', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  books.now = Date.parse('2026-03-10T10:00:00Z')
  await books.tell(orderPriced('o-1', 12_000, at(3)))
  const debit = async (knownAt: string) =>
    (await read<TrialBalance>(`trial-balance?asOf=2026-12-31&knownAt=${encodeURIComponent(knownAt)}`))
      .currencies[0]?.debit ?? 0
  expect(await debit('2026-03-10T12:00:00+02:00')).toBe(12_000)
  expect(await debit('2026-03-10T11:59:59.999+02:00')).toBe(0)
  const page = await read<JournalPage>('../journal-entries?knownAt=2026-03-10T09:59:59Z')
  expect(page.items).toEqual([])
})
