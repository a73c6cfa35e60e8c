import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Collections } from '../../src/contract/collections.ts'
import type { FigureEntries } from '../../src/contract/figure-entries.ts'
import type { Aging, GeneralLedgerPage } from '../../src/contract/reports.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { billedAndPaid } from '../../src/store/reading/collections.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { does, edits } from '../support/domain/people.ts'
import { at, BOLT, orderPriced } from '../support/domain/told-events.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const profiles = fc.constantFrom('fleet', 'home-services', 'field-service', 'charter')
const days = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 })).map(([from, to]) => ({
  from: `2026-02-${String(Math.min(from, to)).padStart(2, '0')}`,
  to: `2026-02-${String(Math.max(from, to)).padStart(2, '0')}`,
}))
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

test('the ledgers of all customers, with what names none, are the ledger; receivables of one are what they are aged as', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, list, days, async (profile, all, { from, to }) => {
      const { books, read } = await openBooks(server, profile)
      await live(books, all)
      const customers = await books.rows<{ id: string }>('select id from customer where org_id = $1')
      const posted = await books.rows<{ account: string; currency: string; type: string; nobody: string }>(
        `select p.account, p.currency, a.type,
           coalesce(sum(p.amount) filter (where e.customer_id is null and e.date <= $2), 0)::text as nobody
         from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
         join account a on a.org_id = p.org_id and a.code = p.account
         where p.org_id = $1 group by 1, 2, 3`,
        [to],
      )
      for (const { account, currency, type, nobody } of posted) {
        const asked = `general-ledger?account=${account}&currency=${currency}&from=${from}&to=${to}&limit=200`
        const whole = await read<GeneralLedgerPage>(asked)
        const own = await Promise.all(
          customers.map(({ id }) => read<GeneralLedgerPage>(`${asked}&customer=${id}`)),
        )
        const side = type === 'asset' || type === 'expense' ? 1 : -1
        expect(sumOf(own.map(({ closing }) => closing)) + side * Number(nobody), asked).toBe(whole.closing)
        const told = new Set(own.flatMap(({ lines }) => lines.map(({ entryId }) => entryId)))
        const moved = sumOf(
          whole.lines
            .filter(({ entryId }) => !told.has(entryId))
            .map(({ debit, credit }) => side * (debit - credit)),
        )
        expect(sumOf(own.map(({ opening, closing }) => closing - opening)) + moved).toBe(
          whole.closing - whole.opening,
        )
        for (const { opening, closing, lines } of own) {
          let balance = opening
          for (const line of lines) {
            balance += side * (line.debit - line.credit)
            expect(line.balance).toBe(balance)
          }
          expect(closing).toBe(balance)
        }
      }
      const aged = await read<Aging>('ar-aging?asOf=2026-12-31')
      for (const { currency, rows } of aged.currencies)
        for (const { customer, total } of rows) {
          const asked = `general-ledger?account=1100&currency=${currency}&to=2026-12-31&customer=${customer.id}`
          expect((await read<GeneralLedgerPage>(asked)).closing).toBe(total)
        }
    }),
    { numRuns: 12 },
  )
}, 240_000)

const MEASURES = ['received', 'refunded', 'settled', 'kept', 'differences'] as const

test('the collections of all customers are the collections, and each figure its entries', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, list, days, async (profile, all, span) => {
      const { books, read } = await openBooks(server, profile)
      await live(books, all)
      const customers = await books.rows<{ id: string }>('select id from customer where org_id = $1')
      const asked = `from=${span.from}&to=${span.to}`
      const whole = await read<Collections>(`collections?${asked}`)
      const own = await Promise.all(
        customers.map(({ id }) => read<Collections>(`collections?${asked}&customer=${id}`)),
      )
      for (const { currency, rows, receivables } of whole.currencies) {
        const theirs = own.map((one) => one.currencies.find((section) => section.currency === currency))
        for (const { method, ...row } of rows)
          for (const of of MEASURES) {
            const parts = theirs.map(
              (one) => one?.rows.find((its) => its.method === method)?.[of].amount ?? 0,
            )
            expect(sumOf(parts), `${method} ${of}`).toBe(row[of].amount)
            for (const [at, { id }] of customers.entries()) {
              const path = `collections/entries?method=${method}&of=${of}&currency=${currency}&${asked}&customer=${id}`
              expect((await read<FigureEntries>(path)).total, path).toBe(parts[at])
            }
          }
        for (const name of ['opening', 'creditSales', 'closing', 'pastDue'] as const)
          expect(sumOf(theirs.map((one) => one?.receivables[name].amount ?? 0)), name).toBe(
            receivables[name].amount,
          )
      }
      const paid = (customerId?: string) =>
        inOrganization(books.world.db, books.orgId, (tx) =>
          billedAndPaid(tx, books.orgId, span, { customerId }),
        )
      const each = (await Promise.all(customers.map(({ id }) => paid(id)))).flat()
      for (const { currency, ...sums } of await paid())
        for (const name of ['creditSales', 'paid', 'paidDays'] as const)
          expect(
            each.reduce((sum, one) => (one.currency === currency ? sum + one[name] : sum), 0n),
            name,
          ).toBe(sums[name])
    }),
    { numRuns: 12 },
  )
}, 240_000)

test('a draft that goes to another customer leaves the ledger of the first, and was in it until then', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  books.now = Date.parse(at(10))
  await books.tell(orderPriced('o-1', 12_000, at(3)))
  await books.tell(orderPriced('o-2', 500, at(3), { customer: BOLT }))
  const [acme, bolt] = await books.rows<{ id: string }>(
    'select id from customer where org_id = $1 order by external_id',
  )
  const id = await books.invoiceId('INV-2026-00001')
  books.now = Date.parse(at(12))
  await books.do(edits(id, { customerId: bolt!.id }))
  await books.do(does('mark_sent', id))
  const closing = async (customer: string, to: string) =>
    (
      await read<GeneralLedgerPage>(
        `general-ledger?account=1100&currency=USD&from=2026-01-01&to=${to}&customer=${customer}`,
      )
    ).closing
  expect([await closing(acme!.id, '2026-03-31'), await closing(bolt!.id, '2026-03-31')]).toEqual([0, 12_500])
  const knownThen = `&knownAt=${at(11)}`
  expect([
    await closing(acme!.id, `2026-03-31${knownThen}`),
    await closing(bolt!.id, `2026-03-31${knownThen}`),
  ]).toEqual([12_000, 500])
  const aged = async (customer: string) =>
    (await read<Aging>(`ar-aging?customer=${customer}${knownThen}`)).currencies[0]?.totals.total
  expect([await aged(acme!.id), await aged(bolt!.id)]).toEqual([12_000, 500])
})
