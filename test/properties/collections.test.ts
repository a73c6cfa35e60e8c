import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Collections } from '../../src/contract/collections.ts'
import { FigureEntries } from '../../src/contract/figure-entries.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const days = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 })).map(([from, to]) => ({
  from: `2026-02-${String(Math.min(from, to)).padStart(2, '0')}`,
  to: `2026-02-${String(Math.max(from, to)).padStart(2, '0')}`,
}))
const MEASURES = ['received', 'refunded', 'settled', 'kept', 'differences'] as const

test('what came in is set against documents, kept or given back; each figure is its entries; the rows say the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('fleet', 'home-services', 'field-service', 'charter'),
      list,
      days,
      async (profile, all, { from, to }) => {
        const { books, read } = await openBooks(server, profile)
        await live(books, all)
        const one = async (sql: string, values: unknown[]) =>
          Number((await books.rows<{ sum: string }>(sql, values))[0]!.sum)
        const told = Collections.parse(await read(`collections?from=${from}&to=${to}`))
        for (const { currency, rows, total, receivables } of told.currencies) {
          for (const measure of MEASURES)
            expect(rows.reduce((sum, row) => sum + row[measure].amount, 0)).toBe(total[measure].amount)
          for (const row of rows) {
            expect(row.received.amount - row.refunded.amount).toBe(
              row.settled.amount + row.kept.amount + row.differences.amount,
            )
            for (const of of MEASURES) {
              const behind = FigureEntries.parse(
                await read(
                  `collections/entries?method=${row.method}&of=${of}&currency=${currency}&from=${from}&to=${to}&limit=200`,
                ),
              )
              expect(behind.total, `${row.method} ${of}`).toBe(row[of].amount)
              expect(behind.items.reduce((sum, item) => sum + item.amount, 0)).toBe(row[of].amount)
            }
          }
          const held = `select coalesce(sum(p.amount), 0)::text as sum from posting p
            join account a on a.org_id = p.org_id and a.code = p.account
            where p.org_id = $1 and a.role = 'receivable' and p.currency = $2`
          expect(receivables.opening.amount).toBe(await one(`${held} and p.date < $3`, [currency, from]))
          expect(receivables.closing.amount).toBe(await one(`${held} and p.date <= $3`, [currency, to]))
        }
        // Of all time it is what the payments, refunds and allocations that stand say, method by method.
        const ever = Collections.parse(await read('collections?from=2000-01-01&to=2030-12-31'))
        const rows = await books.rows<Record<'currency' | 'method' | (typeof MEASURES)[number], string>>(
          `select p.currency, p.method, sum(p.amount)::text as received, sum(coalesce(r.amount, 0))::text as refunded,
             sum(coalesce(s.amount, 0) - coalesce(r.open_again, 0))::text as settled,
             sum(p.amount - coalesce(r.amount, 0) - coalesce(s.amount, 0) + coalesce(r.open_again, 0) + coalesce(s.difference, 0))::text as kept,
             sum(-coalesce(s.difference, 0))::text as differences
           from payment p
           left join (select payment_id, sum(amount) as amount, sum(amount) filter (where invoice_id is not null) as open_again
             from refund where org_id = $1 group by 1) r on r.payment_id = p.id
           left join (select source_id, sum(amount) as amount, sum(difference) as difference from allocation a
             where org_id = $1 and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id)
             group by 1) s on s.source_id = p.id
           where p.org_id = $1 group by 1, 2`,
        )
        const named = (all: readonly Record<string, string>[]) =>
          all.map((row) => ['currency', 'method', ...MEASURES].map((name) => row[name]).join(' ')).toSorted()
        expect(
          named(
            ever.currencies.flatMap(({ currency, rows: own }) =>
              own.map((row) => ({
                currency,
                method: row.method,
                ...Object.fromEntries(MEASURES.map((of) => [of, String(row[of].amount)])),
              })),
            ),
          ),
        ).toEqual(named(rows))
      },
    ),
    { numRuns: 15 },
  )
}, 240_000)

test('how fast customers pay, by hand', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  await books.tell(orderPriced('o-1', 30_000, at(1)))
  await books.tell(orderPriced('o-2', 10_000, at(1)))
  const documents = await books.rows<{ id: string; total: string; issued: string; due: string }>(
    `select id, total::text, issued_on::text as issued, due_on::text as due from invoice where org_id = $1 order by id`,
  )
  const [first, second] = documents as [(typeof documents)[number], (typeof documents)[number]]
  await books.do(does('mark_sent', first.id))
  await books.do(does('mark_sent', second.id))
  expect(first.issued).toBe('2026-03-01')
  const paid = (to: string, amount: bigint, receivedOn: string) =>
    books.do(pays(null, amount, { allocations: [{ invoiceId: to, amount: null }], receivedOn }))
  await paid(first.id, BigInt(first.total) / 2n, '2026-03-05')
  await paid(first.id, BigInt(first.total) / 2n, '2026-03-15')
  const { currencies } = Collections.parse(await read('collections?from=2026-03-01&to=2026-03-31'))
  const [{ receivables, ...told }] = currencies as [(typeof currencies)[number]]
  const sales = Number(first.total) + Number(second.total)
  expect(receivables.creditSales.amount).toBe(sales)
  expect(receivables.closing.amount).toBe(Number(second.total))
  const tenth = (value: number) => Math.round(value * 10) / 10
  expect(told.daysSalesOutstanding.value).toBe(tenth((Number(second.total) / sales) * 31))
  const late = second.due < '2026-03-31' ? Number(second.total) : 0
  expect(receivables.pastDue.amount).toBe(late)
  expect(told.bestPossibleDaysSalesOutstanding.value).toBe(
    tenth(((Number(second.total) - late) / sales) * 31),
  )
  expect(told.averageDaysToPay.value).toBe(9)
  expect(told.collectionEffectiveness.value).toBe(
    tenth(((sales - Number(second.total)) / (sales - Number(second.total) + late)) * 100),
  )
  // Later that is past due.
  const later = Collections.parse(await read('collections?from=2026-06-01&to=2026-06-30&compare=previous'))
  expect(later.currencies[0]).toMatchObject({
    receivables: { pastDue: { amount: Number(second.total) } },
    daysSalesOutstanding: { value: null, compared: null },
    averageDaysToPay: { value: null },
    collectionEffectiveness: { value: 0, compared: 0 },
  })
})
