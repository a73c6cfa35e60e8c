import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FigureEntries } from '../../src/contract/figure-entries.ts'
import { Revenue } from '../../src/contract/revenue.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { at, BOLT, saleCompleted, serviceOrder } from '../support/domain/told-events.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const WAYS = ['customer', 'service', 'source', 'business'] as const
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const days = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 })).map(([from, to]) => ({
  from: `2026-02-${String(Math.min(from, to)).padStart(2, '0')}`,
  to: `2026-02-${String(Math.max(from, to)).padStart(2, '0')}`,
}))

test('by whatever it is told, revenue is the movement of the revenue accounts, and each figure its entries', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('fleet', 'home-services', 'field-service', 'charter'),
      list,
      days,
      async (profile, all, { from, to }) => {
        const { books, read } = await openBooks(server, profile)
        await live(books, all)
        const moved = await books.rows<{ currency: string; sum: string }>(
          `select p.currency, (-sum(p.amount))::text as sum from posting p
           join account a on a.org_id = p.org_id and a.code = p.account
           where p.org_id = $1 and a.type = 'revenue' and p.date between $2 and $3
           group by 1 having sum(p.amount) <> 0 order by 1`,
          [from, to],
        )
        for (const by of WAYS) {
          const told = Revenue.parse(await read(`revenue?by=${by}&from=${from}&to=${to}`))
          const totals = told.currencies.filter(({ total }) => total.amount !== 0)
          expect(totals.map(({ currency, total }) => [currency, String(total.amount)])).toEqual(
            moved.map(({ currency, sum }) => [currency, sum]),
          )
          for (const { currency, rows, total } of told.currencies) {
            expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(total.amount)
            for (const { key, amount } of rows) {
              const behind = FigureEntries.parse(
                await read(
                  `revenue/entries?by=${by}&group=${key}&currency=${currency}&from=${from}&to=${to}&limit=200`,
                ),
              )
              expect(behind.total).toBe(amount)
              expect(behind.items.reduce((sum, item) => sum + item.amount, 0)).toBe(amount)
            }
          }
        }
        // Customer by customer it is what the entries of each say.
        const told = Revenue.parse(await read(`revenue?by=customer&from=${from}&to=${to}`))
        const own = await books.rows<{ key: string; currency: string; sum: string }>(
          `select coalesce(e.customer_id::text, 'none') as key, p.currency, (-sum(p.amount))::text as sum
           from posting p join account a on a.org_id = p.org_id and a.code = p.account
           join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
           where p.org_id = $1 and a.type = 'revenue' and p.date between $2 and $3
           group by 1, 2 having sum(p.amount) <> 0`,
          [from, to],
        )
        const named = (rows: readonly { key: string; currency: string; sum: string }[]) =>
          rows.map(({ key, currency, sum }) => `${currency} ${key} ${sum}`).toSorted()
        expect(
          named(
            told.currencies.flatMap(({ currency, rows }) =>
              rows.map(({ key, amount }) => ({ key, currency, sum: String(amount) })),
            ),
          ),
        ).toEqual(named(own))
      },
    ),
    { numRuns: 15 },
  )
}, 180_000)

test('what one document bills of work and by hand falls on each as its lines say, and is taken back alike', async () => {
  const { books, read } = await openBooks(server, 'field-service')
  await books.tell(serviceOrder('s-1', at(1)))
  await books.tell(saleCompleted('x-1', at(2), { customer: BOLT }))
  const work = await books.workId('s-1')
  const byHand = line('Travel', '10.00', { tax: { category: null, rate: decimal('20') } })
  const made = await books.do(
    makes({
      works: [work],
      lines: [line('Repair', '66.67', { workId: work }), byHand],
      issuedOn: '2026-03-05',
    }),
  )
  expect(made.outcome).toBe('done')
  const [document] = await books.rows<{ id: string }>(`select id from invoice where org_id = $1`)
  await books.do(does('confirm', document!.id))
  // As on a document over several works, a line that is for none of them.
  await books.rows(`update invoice_line set work_id = null where org_id = $1 and description = 'Travel'`)
  const told = async (query: string) =>
    Revenue.parse(await read(`revenue?${query}`)).currencies.flatMap(({ rows }) =>
      rows.map(({ name, amount, compared }) => [name, amount, compared]),
    )
  expect(await told('by=source&from=2026-03-05&to=2026-03-31')).toEqual([
    ['ops', 6_667, null],
    [null, 1_000, null],
  ])
  expect(await told('by=service&from=2026-03-01&to=2026-03-31')).toEqual([
    ['service_order', 6_667, null],
    ['sale', 5_150, null],
    [null, 1_000, null],
  ])
  expect(await told('by=business&from=2026-03-05&to=2026-03-31')).toEqual([['field-service', 7_667, null]])
  expect(await told('by=customer&from=2026-03-05&to=2026-03-31&compare=previous')).toEqual([
    ['Acme Foods', 7_667, 0],
    ['Bolt Ltd', 0, 5_150],
  ])

  await books.do(does('cancel', document!.id, 'Not done.'))
  expect(await told('by=source&from=2026-03-05&to=2026-03-31')).toEqual([])
})
