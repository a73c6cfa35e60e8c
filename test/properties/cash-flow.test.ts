import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CashFlow } from '../../src/contract/cash-flow.ts'
import { FigureEntries } from '../../src/contract/figure-entries.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { cashHandedIn, at, saleCompleted } from '../support/domain/told-events.ts'
import { anyEntries, post } from '../support/road/any-entries.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const span = fc.constantFrom(
  { from: '2024-01-31', to: '2025-02-28' },
  { from: '2025-01-01', to: '2026-02-14' },
  { from: '2026-02-05', to: '2026-02-20' },
  { from: '2000-01-01', to: '2027-01-01' },
)

test('opening and net come to closing, which are the cash accounts; each figure is its entries', async () => {
  const list = fc.array(acts, { minLength: 10, maxLength: 30, size: 'max' })
  await fc.assert(
    fc.asyncProperty(list, anyEntries, span, async (all, entries, { from, to }) => {
      const { books, read } = await openBooks(server, 'fleet')
      await post(books.world, books.orgId, entries)
      await live(books, all)
      const held = async (through: '<' | '<=', day: string) =>
        new Map(
          (
            await books.rows<{ currency: string; sum: string }>(
              `select p.currency, sum(p.amount)::text as sum from posting p
               join account a on a.org_id = p.org_id and a.code = p.account
               where p.org_id = $1 and a.role in ('cash', 'bank') and p.date ${through} $2 group by 1`,
              [day],
            )
          ).map(({ currency, sum }) => [currency, Number(sum)]),
        )
      const [opening, closing] = await Promise.all([held('<', from), held('<=', to)])
      const told = CashFlow.parse(await read(`cash-flow?from=${from}&to=${to}`))
      for (const currency of new Set([...opening.keys(), ...closing.keys()])) {
        const flow = told.currencies.find((one) => one.currency === currency)
        expect(flow?.opening.amount ?? 0).toBe(opening.get(currency) ?? 0)
        expect(flow?.closing.amount ?? 0).toBe(closing.get(currency) ?? 0)
      }
      for (const { currency, rows, net, ...flow } of told.currencies) {
        expect(flow.opening.amount + net.amount).toBe(flow.closing.amount)
        expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(net.amount)
        for (const { key, amount } of rows) {
          const behind = FigureEntries.parse(
            await read(`cash-flow/entries?line=${key}&currency=${currency}&from=${from}&to=${to}&limit=200`),
          )
          expect(behind.total).toBe(amount)
          expect(behind.items.reduce((sum, item) => sum + item.amount, 0)).toBe(amount)
        }
        // What customers paid and got back is what the payments and refunds say.
        const rowOf = (key: string) => rows.find((row) => row.key === key)?.amount ?? 0
        const [paid] = await books.rows<{ sum: string }>(
          `select coalesce(sum(p.amount), 0)::text as sum from payment p
           join journal_entry e on e.org_id = p.org_id and e.document_id = p.id
           where p.org_id = $1 and p.currency = $2 and e.date between $3 and $4`,
          [currency, from, to],
        )
        expect(rowOf('customers')).toBe(Number(paid!.sum))
        const [back] = await books.rows<{ sum: string }>(
          `select coalesce(sum(r.amount), 0)::text as sum from refund r
           join journal_entry e on e.org_id = r.org_id and e.document_id = r.id
           where r.org_id = $1 and r.currency = $2 and e.date between $3 and $4`,
          [currency, from, to],
        )
        expect(rowOf('refunds')).toBe(0 - Number(back!.sum))
      }
    }),
    { numRuns: 12 },
  )
}, 180_000)

test('cash on delivery is no cash until it is handed in; what a bookkeeper moves is told by account', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  await books.tell(saleCompleted('x-1', at(2), { payment: 'cash_on_delivery' }))
  await books.tell(saleCompleted('x-2', at(2)))
  const rent = (account: string, amount: bigint) => [
    { account, amount },
    { account: '1010', amount: -amount },
  ]
  await post(books.world, books.orgId, [
    { date: '2026-03-03', currency: 'USD', postings: rent('5900', 2_000n) },
    { date: '2026-03-03', currency: 'USD', postings: rent('1000', 900n) },
  ])
  const told = async (query: string) =>
    CashFlow.parse(await read(`cash-flow?${query}`)).currencies.flatMap(({ rows }) =>
      rows.map(({ key, name, amount, compared }) => [key, name, amount, compared]),
    )
  expect(await told('from=2026-03-01&to=2026-03-09')).toEqual([
    ['sales', null, 5_600, null],
    ['5900', 'Other expense', -2_000, null],
  ])
  await books.tell(cashHandedIn('x-1', at(12)))
  expect(await told('from=2026-03-10&to=2026-03-18&compare=previous')).toEqual([
    ['sales', null, 5_600, 5_600],
    ['5900', 'Other expense', 0, -2_000],
  ])
})
