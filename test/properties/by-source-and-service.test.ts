import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalPage } from '../../src/contract/journal.ts'
import type { Aging, AgingDocuments, GeneralLedgerPage } from '../../src/contract/reports.ts'
import { SERVICES } from '../../src/contract/work-kind.ts'
import type { WorkEvent } from '../../src/domain/work/event.ts'
import { openServer } from '../http/api.ts'
import { act, acts, morningOf } from '../support/domain/any-acts.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { does, line, makes } from '../support/domain/people.ts'
import {
  ACME,
  at,
  BOLT,
  bookingCompleted,
  orderPriced,
  saleCompleted,
  serviceOrder,
  tripCompleted,
} from '../support/domain/told-events.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const SOURCES = ['ops', 'dispatch']

/** Work of every kind that both systems tell of, all that can be billed by hand and made final: random acts find something there. */
const BEGINNING = [
  ...SOURCES.flatMap((source) =>
    (
      [
        (when) => orderPriced('o-1', 4_000, when),
        (when) => orderPriced('o-2', 333, when, { customer: BOLT }),
        (when) => saleCompleted('x-1', when),
        (when) => serviceOrder('s-1', when),
        (when) => tripCompleted('t-1', when),
        (when) => bookingCompleted('b-1', when),
      ] satisfies ((when: string) => WorkEvent)[]
    ).map((event) =>
      act(`${source} tells`, (books, today) => void books.tell({ ...event(morningOf(today)), source })),
    ),
  ),
  act('bill everything', (books) => {
    for (const { id } of books.works.values()) books.carryOut(makes({ works: [id] }))
  }),
  act('bill something by hand', (books) => {
    books.carryOut(makes({ addressee: { source: 'desk', ref: ACME }, lines: [line('By hand', '7.77')] }))
    const { id } = [...books.invoices.values()].at(-1)!
    for (const verb of ['confirm', 'mark_sent', 'publish'] as const) books.carryOut(does(verb, id))
  }),
  act('make half of it final', (books) => {
    for (const [at, { id }] of [...books.invoices.values()].entries())
      for (const verb of at % 2 ? (['confirm', 'mark_sent', 'publish'] as const) : [])
        books.carryOut(does(verb, id))
  }),
]
const list = fc
  .array(acts, { minLength: 15, maxLength: 40, size: 'max' })
  .map((then) => [...BEGINNING, ...then])
const profiles = fc.constantFrom('fleet', 'home-services', 'field-service', 'charter')
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

test('the ledgers of all sources, with what people did, are the ledger, line by line and known then', async () => {
  let told = 0
  await fc.assert(
    fc.asyncProperty(
      profiles,
      list,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 40 }),
      async (profile, all, first, after) => {
        const { books, read } = await openBooks(server, profile)
        await live(books, all)
        const from = `2026-02-${String(first).padStart(2, '0')}`
        const knownAt = new Date(Date.parse('2026-02-01T12:00:00Z') + after * 86_400_000).toISOString()
        for (const known of [undefined, knownAt]) {
          const posted = await books.rows<{
            account: string
            currency: string
            side: number
            source: string | null
            opening: string
            ids: string[]
          }>(
            `select p.account, p.currency, w.source, case when a.type in ('asset', 'expense') then 1 else -1 end as side,
               coalesce(sum(p.amount) filter (where p.date < $2), 0)::text as opening,
               coalesce(array_agg(p.entry_id::text || ' ' || p.amount order by p.date, p.entry_id, p.line)
                 filter (where p.date between $2 and '2026-04-30'), '{}') as ids
             from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
             join account a on a.org_id = p.org_id and a.code = p.account
             left join work_event w on w.org_id = e.org_id and w.id = e.event_id
             where p.org_id = $1 and ($3::timestamptz is null or e.recorded_at <= $3) group by 1, 2, 3, 4`,
            [from, known ?? null],
          )
          for (const { account, currency, side, source, opening, ids } of posted) {
            if (source === null) continue
            const asked = `general-ledger?account=${account}&currency=${currency}&from=${from}&to=2026-04-30&source=${source}${known ? `&knownAt=${known}` : ''}`
            let page = await read<GeneralLedgerPage>(`${asked}&limit=3`)
            const { opening: begins, closing } = page
            const lines = [...page.lines]
            while (page.nextCursor) {
              page = await read(`${asked}&limit=3&cursor=${encodeURIComponent(page.nextCursor)}`)
              lines.push(...page.lines)
            }
            expect(begins, asked).toBe(side * Number(opening) + 0)
            expect(lines.map(({ entryId, debit, credit }) => `${entryId} ${debit - credit}`)).toEqual(ids)
            let balance = begins
            for (const one of lines) {
              balance += side * (one.debit - one.credit)
              expect(one.balance).toBe(balance)
            }
            expect(closing).toBe(balance)
            told += lines.length + Number(begins !== 0)
          }
        }
      },
    ),
    { numRuns: 12 },
  )
  expect(told).toBeGreaterThan(20)
}, 240_000)

test('what is owed for every kind of work comes to what is owed, and every entry is of one kind or of none', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(profiles, list, fc.integer({ min: 10, max: 28 }), async (profile, all, day) => {
      const { books, read } = await openBooks(server, profile)
      await live(books, all)
      const lines = await books.rows<{ id: string; kind: string | null }>(
        `select i.id, w.kind from invoice i
         left join invoice_line l on l.org_id = i.org_id and l.invoice_id = i.id and l.revision = i.revision
         left join work w on w.org_id = l.org_id and w.id = l.work_id where i.org_id = $1`,
      )
      const billed = Map.groupBy(lines, ({ id }) => id)
      const serviceOf = (id: string): string => {
        const kinds = new Set((billed.get(id) ?? []).flatMap(({ kind }) => kind ?? []))
        return kinds.size === 1 ? [...kinds][0]! : 'none'
      }
      const asOf = `2026-02-${String(day).padStart(2, '0')}`
      for (const asked of [
        'ar-aging?asOf=2026-06-30',
        `ar-aging?asOf=${asOf}`,
        `ar-aging?asOf=${asOf}&by=issue&edges=2,5`,
        'ar-aging?asOf=2026-06-30&knownAt=2026-12-31T00:00:00Z',
      ]) {
        const whole = await read<Aging>(asked)
        const own = await Promise.all(SERVICES.map((service) => read<Aging>(`${asked}&service=${service}`)))
        for (const { currency, totals } of whole.currencies) {
          const theirs = own.flatMap((one) => one.currencies.filter((it) => it.currency === currency))
          for (const column of ['current', 'days1To30', 'over90', 'drafts', 'credits', 'total'] as const)
            expect(sumOf(theirs.map((one) => one.totals[column])), `${asked} ${column}`).toBe(totals[column])
          for (const at of totals.buckets.keys())
            expect(sumOf(theirs.map((one) => one.totals.buckets[at]!))).toBe(totals.buckets[at])
        }
      }
      for (const service of SERVICES) {
        const { items, total } = await read<AgingDocuments>(
          `ar-aging/documents?currency=USD&asOf=2026-06-30&service=${service}&limit=200`,
        )
        expect(sumOf(items.map(({ amount }) => amount))).toBe(total)
        for (const { invoiceId } of items) expect(serviceOf(invoiceId), invoiceId).toBe(service)
        if (items.length > 0) seen.add(service)
      }
      const entries = (await read<JournalPage>('../journal-entries?limit=200')).items
      const works = new Map(
        (await books.rows<{ id: string; kind: string }>('select id, kind from work where org_id = $1')).map(
          ({ id, kind }) => [id, kind],
        ),
      )
      for (const service of SERVICES) {
        const mine = await read<JournalPage>(`../journal-entries?limit=200&service=${service}`)
        const should = entries.filter(({ documentType, documentId }) =>
          documentType === 'invoice'
            ? serviceOf(documentId) === service
            : (works.get(documentId) ?? 'none') === service,
        )
        expect(
          mine.items.map(({ id }) => id),
          service,
        ).toEqual(should.map(({ id }) => id))
        if (should.some(({ documentType }) => documentType === 'work')) seen.add(service)
      }
    }),
    { numRuns: 12 },
  )
  expect([...seen].toSorted()).toEqual([...SERVICES].toSorted())
}, 240_000)

test('a document over work of several kinds is of none; what is by hand beside work is of its kind', async () => {
  const { books, read } = await openBooks(server, 'field-service')
  await books.tell(serviceOrder('s-1', at(1)))
  await books.tell(serviceOrder('s-2', at(1)))
  await books.tell(tripCompleted('t-1', at(2)))
  const [one, two, trip] = [await books.workId('s-1'), await books.workId('s-2'), await books.workId('t-1')]
  const byHand = line('Travel', '10.00', { tax: { category: null, rate: decimal('20') } })
  await books.do(makes({ works: [one], lines: [line('Repair', '50.00', { workId: one }), byHand] }))
  await books.do(
    makes({
      works: [two, trip],
      lines: [line('Repair', '20.00', { workId: two }), line('Flight', '30.00', { workId: trip })],
    }),
  )
  for (const { id } of await books.rows<{ id: string }>('select id from invoice where org_id = $1'))
    await books.do(does('confirm', id))
  const owed = async (service: string) =>
    (await read<Aging>(`ar-aging?asOf=2026-12-31&service=${service}`)).currencies[0]?.totals.total ?? 0
  const whole = (await read<Aging>('ar-aging?asOf=2026-12-31')).currencies[0]!.totals.total
  expect(await owed('service_order')).toBe(7_200)
  expect(await owed('trip')).toBe(0)
  expect(await owed('none')).toBe(whole - 7_200)
})

test('a report of a customer who is not there is refused; a system that never told anything has none', async () => {
  const { books, key } = await openBooks(server, 'fleet')
  const stranger = await openBooks(server, 'fleet')
  await stranger.books.tell(orderPriced('o-1', 1_000, at(1)))
  const [theirs] = await stranger.books.rows<{ id: string }>('select id from customer where org_id = $1')
  await books.tell(orderPriced('o-1', 1_000, at(1)))
  const ask = (path: string) =>
    server.send<{ code?: string; pointer?: string; lines?: unknown[] }>(path, {
      headers: { authorization: `Bearer ${key}` },
    })
  for (const path of [
    '/v1/reports/general-ledger?account=1100&currency=USD',
    '/v1/reports/ar-aging?',
    '/v1/reports/ar-aging?knownAt=2026-01-01T00:00:00Z',
    '/v1/reports/ar-aging/documents?currency=USD',
    '/v1/reports/collections?',
    '/v1/reports/collections/entries?currency=USD',
    '/v1/journal-entries?',
  ])
    for (const id of [theirs!.id, '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f']) {
      const { status, body } = await ask(`${path}&customer=${id}`)
      expect({ status, ...body }, path).toMatchObject({
        status: 404,
        code: 'customer_not_found',
        pointer: '/customer',
      })
    }
  const none = await ask('/v1/reports/general-ledger?account=1100&currency=USD&source=nobody')
  expect(none).toMatchObject({ status: 200, body: { opening: 0, closing: 0, lines: [] } })
})
