import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FigureEntries } from '../../src/contract/figure-entries.ts'
import { TaxLiability } from '../../src/contract/tax-liability.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { openServer } from '../http/api.ts'
import { acts, actsWithoutJurisdictions } from '../support/domain/any-acts.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { at, saleCompleted, serviceOrder } from '../support/domain/told-events.ts'
import { post } from '../support/road/any-entries.ts'
import type { Books } from '../support/road/books.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const unplaced = fc.array(actsWithoutJurisdictions, { minLength: 15, maxLength: 40, size: 'max' })
const business = fc.constantFrom('fleet', 'home-services', 'field-service', 'charter')
const days = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 })).map(([from, to]) => ({
  from: `2026-02-${String(Math.min(from, to)).padStart(2, '0')}`,
  to: `2026-02-${String(Math.max(from, to)).padStart(2, '0')}`,
}))

/** What stands on Tax payable up to and with a day: minor units owed, for each currency. */
async function owed(books: Books, through: '<' | '<=', day: string): Promise<Map<string, number>> {
  const rows = await books.rows<{ currency: string; sum: string }>(
    `select p.currency, (-sum(p.amount))::text as sum from posting p
     join account a on a.org_id = p.org_id and a.code = p.account
     where p.org_id = $1 and a.role = 'tax_payable' and p.date ${through} $2 group by 1`,
    [day],
  )
  return new Map(rows.map(({ currency, sum }) => [currency, Number(sum)]))
}

/** By rate and jurisdiction, what the lines of the documents that stand say: everything that was ever posted and not taken back. */
const standingByRate = (books: Books) =>
  books.rows<{ currency: string; key: string; base: string; tax: string }>(
    `select i.currency, l.tax_category || ':' || trim_scale(l.tax_rate) || coalesce(':' || l.tax_jurisdiction, '') as key,
       sum(case i.kind when 'credit_note' then -l.net else l.net end)::text as base,
       sum(case i.kind when 'credit_note' then -l.tax else l.tax end)::text as tax
     from invoice i join invoice_line l on l.org_id = i.org_id and l.invoice_id = i.id and l.revision = i.revision
     where i.org_id = $1 and exists (select from journal_entry e where e.org_id = i.org_id and e.document_id = i.id
       and e.reverses is null and e.kind in ('revenue_recognition', 'credit_note')
       and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id))
     group by 1, 2 having sum(case i.kind when 'credit_note' then -l.net else l.net end) <> 0
       or sum(case i.kind when 'credit_note' then -l.tax else l.tax end) <> 0
     order by 1, min(l.tax_jurisdiction) nulls first, min(l.tax_category), min(l.tax_rate)`,
  )

test('opening and total come to closing, which are Tax payable; each figure is its entries; the lines say the same', async () => {
  await fc.assert(
    fc.asyncProperty(business, list, days, async (profile, all, { from, to }) => {
      const { books, read } = await openBooks(server, profile)
      await live(books, all)
      const [opening, closing] = await Promise.all([owed(books, '<', from), owed(books, '<=', to)])
      const told = TaxLiability.parse(await read(`tax-liability?from=${from}&to=${to}`))
      for (const currency of new Set([...opening.keys(), ...closing.keys()])) {
        const tax = told.currencies.find((one) => one.currency === currency)
        expect(tax?.opening?.amount ?? 0).toBe(opening.get(currency) ?? 0)
        expect(tax?.closing?.amount ?? 0).toBe(closing.get(currency) ?? 0)
      }
      for (const { currency, rows, jurisdictions, other, total, ...tax } of told.currencies) {
        expect(tax.opening!.amount + total.amount).toBe(tax.closing!.amount)
        expect(rows.reduce((sum, row) => sum + row.tax.amount, other!.amount)).toBe(total.amount)
        const open = async (line: string, of: string) => {
          const behind = FigureEntries.parse(
            await read(
              `tax-liability/entries?${line}of=${of}&currency=${currency}&from=${from}&to=${to}&limit=200`,
            ),
          )
          expect(behind.items.reduce((sum, item) => sum + item.amount, 0)).toBe(behind.total)
          return behind.total
        }
        for (const { key, base, tax: own } of rows) {
          expect(await open(`line=${key}&`, 'tax')).toBe(own.amount)
          expect(await open(`line=${key}&`, 'base')).toBe(base.amount)
        }
        for (const { jurisdiction, base, tax: own } of jurisdictions) {
          const mine = rows.filter((row) => row.jurisdiction === jurisdiction)
          expect(mine.reduce((sum, row) => sum + row.tax.amount, 0)).toBe(own.amount)
          expect(await open(`line=${jurisdiction}&`, 'tax')).toBe(own.amount)
          const one = TaxLiability.parse(
            await read(
              `tax-liability?from=${from}&to=${to}&currency=${currency}&jurisdiction=${jurisdiction.toLowerCase()}`,
            ),
          )
          const alone = { rows: mine, jurisdictions: [{ jurisdiction, base, tax: own }], total: own }
          expect(one.currencies).toEqual([{ currency, ...alone, opening: null, other: null, closing: null }])
          expect(await open(`line=${jurisdiction}&`, 'base')).toBe(base.amount)
        }
        expect(await open('line=other&', 'tax')).toBe(other!.amount)
        expect(await open('', 'tax')).toBe(total.amount)
      }
      const nobody = `tax-liability?from=${from}&to=${to}&jurisdiction=NOWHERE`
      expect(TaxLiability.parse(await read(nobody)).currencies).toEqual([])
      const ever = TaxLiability.parse(await read('tax-liability?from=2000-01-01&to=2030-12-31'))
      expect(
        ever.currencies.flatMap(({ currency, rows }) =>
          rows.map(({ key, base, tax }) => ({
            currency,
            key,
            base: String(base.amount),
            tax: String(tax.amount),
          })),
        ),
      ).toEqual(await standingByRate(books))
    }),
    { numRuns: 15 },
  )
}, 240_000)

test('a credit note takes back, a storefront sale and an entry by hand have no rate, and another span stands beside', async () => {
  const { books, read } = await openBooks(server, 'field-service')
  const rated = (amount: string, category: string, rate: string) =>
    line('Work', amount, { tax: { category, rate: decimal(rate) } })
  await books.tell(serviceOrder('s-1', at(1)))
  await books.do(
    makes({
      works: [await books.workId('s-1')],
      lines: [rated('100.00', 'S', '19'), rated('50.00', 'S', '7'), rated('30.00', 'E', '0')],
      issuedOn: '2026-03-05',
    }),
  )
  const [document] = await books.rows<{ id: string }>(`select id from invoice where org_id = $1`)
  await books.do(does('confirm', document!.id))
  await books.tell(saleCompleted('x-1', at(6), { tax: 300, total: 5_900 }))
  await post(books.world, books.orgId, [
    {
      date: '2026-03-07',
      currency: 'USD',
      postings: [
        { account: '2100', amount: 1_000n },
        { account: '1010', amount: -1_000n },
      ],
    },
  ])
  const told = async (query: string) =>
    TaxLiability.parse(await read(`tax-liability?${query}`)).currencies.map((one) => ({
      rows: one.rows.map(({ key, base, tax }) => [key, base.amount, tax.amount, tax.compared]),
      other: one.other!.amount,
      total: one.total.amount,
      closing: one.closing!.amount,
    }))
  const other = 300 - 1_000
  expect(await told('from=2026-03-01&to=2026-03-31')).toEqual([
    {
      rows: [
        ['E:0', 3_000, 0, null],
        ['S:7', 5_000, 350, null],
        ['S:19', 10_000, 1_900, null],
      ],
      other,
      total: 2_250 + other,
      closing: 2_250 + other,
    },
  ])
  await books.do(does('cancel', document!.id, 'Not done.'))
  const [after] = await told('from=2026-03-01&to=2026-12-31')
  expect(after).toEqual({ rows: [], other, total: other, closing: other })
  // What is taken back is negative on the day it is taken back, and the span before stands beside.
  const [ended] = await books.rows<{ on: string }>(
    `select date::text as on from journal_entry where org_id = $1 and reverses is not null`,
  )
  const [beside] = await told(`from=${ended!.on}&to=${ended!.on}&compare=previous`)
  expect(beside!.rows.at(-1)).toEqual(['S:19', -10_000, -1_900, 0])
})

test('what it said then it says again as known then', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  const [first, later] = [
    fc.sample(list, { numRuns: 1, seed: 7 })[0]!,
    fc.sample(list, { numRuns: 1, seed: 8 })[0]!,
  ]
  await live(books, first)
  const asked = 'tax-liability?from=2026-01-01&to=2026-12-31'
  const { knownAt: _, ...then } = TaxLiability.parse(await read(asked))
  const known = new Date(books.now).toISOString()
  await live(books, later, '2026-04-01')
  const { knownAt, ...again } = TaxLiability.parse(await read(`${asked}&knownAt=${known}`))
  expect(knownAt).toBe(known)
  expect(again).toEqual(then)
  expect(TaxLiability.parse(await read(asked)).currencies).not.toEqual(then.currencies)
})

test('what was posted before tax was kept is filled in from the lines, and the books hold', async () => {
  const FILL = readFileSync('migrations/0066_tax_days.sql', 'utf8')
  const fill = FILL.slice(FILL.indexOf('update journal_entry'))
  await fc.assert(
    fc.asyncProperty(business, unplaced, async (profile, all) => {
      const { books } = await openBooks(server, profile)
      await live(books, all)
      const taxes = () =>
        books.rows(
          `select e.id, g->>'category' as category, g->>'rate' as rate, g->>'base' as base, g->>'tax' as tax
           from journal_entry e cross join lateral jsonb_path_query(e.taxes, '$[*]') g where e.org_id = $1 order by 1, 2, 3`,
        )
      const kept = () =>
        books.rows(
          `select currency, date, category, rate, base, tax from tax_day where org_id = $1 and (base <> 0 or tax <> 0) order by 1, 2, 3, 4`,
        )
      const [said, summed] = [await taxes(), await kept()]
      // Only these books: the migration runs over all there are, once.
      const client = await server.owner.connect()
      try {
        await client.query('begin; set local search_path = billhook')
        await client.query('update journal_entry set taxes = null')
        await client.query('delete from tax_day')
        await client.query(fill)
        await client.query('commit')
      } finally {
        client.release()
      }
      expect(await taxes()).toEqual(said)
      expect(await kept()).toEqual(summed)
      const { verdicts } = await verifyBooks(books.world, books.orgId)
      expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
    }),
    { numRuns: 8 },
  )
}, 240_000)

test('the chain takes an entry as it was chained before its tax was filled in', async () => {
  const { books } = await openBooks(server, 'fleet')
  await books.tell(saleCompleted('x-1', at(6), { tax: 300, total: 5_900 }))
  const told = [{ category: 'S', rate: '7', base: '0', tax: '0' }]
  await books.rows(
    `update journal_entry set taxes = $2::jsonb || jsonb_build_array(jsonb_build_object('category', 'S', 'rate', '8', 'base', '0', 'tax', (
       select (-p.amount)::text from posting p where p.org_id = journal_entry.org_id and p.entry_id = journal_entry.id and p.account = '2100')))
     where org_id = $1`,
    [JSON.stringify(told)],
  )
  await books.rows(
    `insert into tax_day select p.org_id, p.currency, p.date, 'S', 8, 0, -p.amount from posting p where p.org_id = $1 and p.account = '2100'`,
  )
  const { verdicts } = await verifyBooks(books.world, books.orgId)
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
})
