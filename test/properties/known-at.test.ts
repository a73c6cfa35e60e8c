import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerStatement } from '../../src/contract/customer-statement.ts'
import type { GapRegister } from '../../src/contract/gap-register.ts'
import type { Aging, TrialBalance } from '../../src/contract/reports.ts'
import type { JournalPage } from '../../src/contract/journal.ts'
import { addDays } from '../../src/kernel/date.ts'
import { openServer } from '../http/api.ts'
import { acts, morningOf } from '../support/domain/any-acts.ts'
import { does, edits, line, makes, pays } from '../support/domain/people.ts'
import { ACME, at, BOLT, orderPriced } from '../support/domain/told-events.ts'
import { everyReport } from '../support/every-report.ts'
import { FIRST_DAY, live, openBooks } from '../support/road/lived-books.ts'

const clock = { at: 0 }
const server = await openServer({}, () => clock.at)
const list = fc.array(acts, { minLength: 8, maxLength: 25, size: 'max' })

test('what a report said at an instant it says again when asked as known then, field by field', async () => {
  const changed = new Map<string, number>()
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
        const paths = everyReport(
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
          const report = path.split('?')[0]!
          if (JSON.stringify(now) !== JSON.stringify(said))
            changed.set(report, (changed.get(report) ?? 0) + 1)
        }
      },
    ),
    { numRuns: 25 },
  )
  expect([...changed.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100)
  for (const report of ['customer-statement', 'gap-register'])
    expect(changed.get(report) ?? 0, report).toBeGreaterThan(0)
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

test('a statement is told as it was: drafts, money on them, instalments, what was undone since, and the name of then', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  books.now = Date.parse(at(10))
  await books.tell(orderPriced('o-1', 12_000, at(3)))
  await books.tell(orderPriced('o-2', 700, at(3)))
  await books.tell(orderPriced('o-3', 500, at(3), { customer: BOLT }))
  await books.tell(orderPriced('o-4', 40, at(3)))
  const [acme, bolt] = await books.rows<{ id: string }>(
    'select id from customer where org_id = $1 order by external_id',
  )
  const ids = await Promise.all([1, 2, 3, 4].map((n) => books.invoiceId(`INV-2026-0000${n}`)))
  const [one, draft, theirs, ended] = ids as [string, string, string, string]
  books.now += 3_600_000
  for (const id of [one, ended]) await books.do(does('mark_sent', id))
  const rest = (dueOn: string) => ({ dueOn, share: { by: 'rest' as const } })
  const part = { dueOn: '2026-03-05', share: { by: 'amount' as const, amount: 4_000n } }
  const split = { kind: 'plan_instalments' as const, invoiceId: one, reason: null }
  await books.do({ ...split, parts: [part, rest('2026-04-01')] })
  await books.do(
    pays(acme!.id, 300n, { receivedOn: '2026-03-04', allocations: [{ invoiceId: draft, amount: null }] }),
  )
  await books.do(
    pays(acme!.id, 1_000n, { receivedOn: '2026-03-04', allocations: [{ invoiceId: one, amount: null }] }),
  )
  clock.at = books.now
  const then = new Date(books.now).toISOString()
  const asked = [acme!.id, bolt!.id].flatMap((customer) =>
    ['open-item', 'balance-forward', 'activity'].flatMap((form) =>
      ['', '&from=2026-03-01&to=2026-03-05'].map(
        (days) => `customer-statement?customer=${customer}&form=${form}${days}`,
      ),
    ),
  )
  const remembered = await Promise.all(asked.map((path) => read<CustomerStatement>(path)))
  expect(remembered[0]).toMatchObject({
    customer: { name: 'Acme Foods' },
    knownAt: null,
    currencies: [
      {
        closing: 11_440,
        elsewhere: 0,
        items: [{ open: 3_000 }, { open: 8_000 }, { open: 400 }, { open: 40 }],
      },
    ],
  })
  // On that day they were drafts still, whatever was paid on them.
  expect(remembered[1]).toMatchObject({ currencies: [{ closing: 0, elsewhere: 1_300 }] })

  books.now = Date.parse(at(12))
  await books.do({ ...split, parts: [rest('2026-05-01')] })
  await books.do(does('cancel', ended, 'Not done.'))
  await books.do(edits(theirs, { customerId: acme!.id }))
  await books.do(does('mark_sent', theirs))
  const allocations = await books.rows<{ id: string }>('select id from allocation where org_id = $1')
  for (const { id } of allocations)
    await books.do({
      kind: 'undo_allocation',
      allocationId: id,
      undoneOn: '2026-03-04',
      reason: 'x',
      moveTo: null,
    })
  await books.tell(orderPriced('o-5', 700, at(11), { customer: { ...ACME, name: 'Acme and Sons' } }))
  clock.at = books.now
  const now = await read<CustomerStatement>(asked[0]!)
  expect(now).toMatchObject({
    customer: { name: 'Acme and Sons' },
    currencies: [{ closing: 11_900, elsewhere: 0, credit: 1_300 }],
  })
  for (const [place, path] of asked.entries())
    expect(await read(`${path}&knownAt=${then}`), path).toEqual({ ...remembered[place], knownAt: then })
  // A customer who came later is told by the name of now, and of nothing.
  const before = `customer-statement?customer=${acme!.id}&knownAt=2026-02-01T00:00:00Z`
  expect(await read(before)).toMatchObject({ customer: { name: 'Acme and Sons' }, currencies: [] })
})

test.each(['fleet', 'field-service'])(
  '%s: numbers are those that were drawn then, and what ended since was live',
  async (profile) => {
    const { books, read } = await openBooks(server, profile)
    const blank = makes({ addressee: { source: 'ops', ref: ACME }, lines: [line('By hand', '98')] })
    const remembered = new Map<string, GapRegister>()
    const remember = async (day: number): Promise<void> => {
      clock.at = books.now
      remembered.set(at(day), await read('gap-register'))
    }
    const on = (day: number): void => void (books.now = Date.parse(at(day)))
    on(5)
    await remember(5)
    const made: string[] = []
    for (const day of [6, 7, 8]) {
      on(day)
      made.push((await books.do({ ...blank, saveAsDraft: true })).subject.invoiceIds![0]!)
      await remember(day)
    }
    on(9)
    await books.tell(orderPriced('o-1', 700, at(9)))
    for (const id of [made[2]!, made[0]!])
      await books.do(does(profile === 'fleet' ? 'mark_sent' : 'confirm', id))
    await remember(9)
    on(10)
    await books.tell(orderPriced('o-1', 900, at(10)))
    await books.do(does('void', made[1]!, 'Twice.'))
    await books.do(does('cancel', made[2]!, 'Not done.'))
    await remember(10)
    on(11)
    await books.do(does(profile === 'fleet' ? 'mark_sent' : 'confirm', made[1]!))
    await books.do(does('cancel', made[0]!, 'Neither.'))
    await remember(11)
    expect(new Set([...remembered.values()].map((one) => JSON.stringify(one))).size).toBeGreaterThan(3)
    on(20)
    clock.at = books.now
    for (const [knownAt, said] of remembered)
      expect(await read(`gap-register?knownAt=${knownAt}`), knownAt).toEqual({ ...said, knownAt })
  },
)

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
