import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Aging, TrialBalance } from '../../src/contract/reports.ts'
import type { BalanceSheet, IncomeStatement } from '../../src/contract/statements.ts'
import { setExchangeRates } from '../../src/operations/set-exchange-rates.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { anyDay, anyEntries, post } from '../support/road/any-entries.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()

/** Rates as whole numbers of a millionth, so that the oracle below needs no decimals. */
const rateAt = fc.record({
  currency: fc.constantFrom('JPY', 'KWD', 'EUR'),
  day: anyDay,
  millionths: fc.integer({ min: 1, max: 9_999_999 }),
})
const PLACES: Readonly<Record<string, bigint>> = { USD: 2n, JPY: 0n, KWD: 3n, EUR: 2n }
interface RateAt {
  readonly currency: string
  readonly day: string
  readonly millionths: number
}

/** Dollars and cents for an amount, by schoolbook: halves away from zero. */
function worth(amount: bigint, currency: string, day: string, rates: readonly RateAt[]): bigint {
  if (currency === 'USD') return amount
  const known = rates.filter((one) => one.currency === currency && one.day <= day)
  const last = known.reduce((best, one) => (one.day >= best.day ? one : best))
  const above = (amount < 0n ? -amount : amount) * BigInt(last.millionths) * 10n ** PLACES['USD']!
  const below = 1_000_000n * 10n ** PLACES[currency]!
  const rounded = (2n * above + below) / (2n * below)
  return amount < 0n ? -rounded : rounded
}

test('balances, statements and aging in the own currency are the journal at its rates, folded', async () => {
  const lived = fc.array(acts, { minLength: 4, maxLength: 12, size: 'max' })
  await fc.assert(
    fc.asyncProperty(
      lived,
      anyEntries,
      fc.array(rateAt, { maxLength: 12 }),
      anyDay,
      fc.subarray(['2024', '2025']),
      async (all, entries, given, asOf, closing) => {
        const { books, read } = await openBooks(server, 'fleet')
        await post(books.world, books.orgId, entries)
        const first = ['JPY', 'KWD', 'EUR'].map((currency) => ({
          currency,
          day: '2000-01-01',
          millionths: 7_000,
        }))
        const rates = [...first, ...given]
        const actor = { name: 'Test', role: 'owner' } as const
        for (const { millionths, ...told } of rates) {
          const rate = BigInt(millionths) * 1_000_000n
          await setExchangeRates(books.world, books.orgId, actor, [{ ...told, base: 'USD', rate }])
        }
        await live(books, all)
        for (const year of closing) await books.do({ kind: 'close_year', endsOn: `${year}-12-31` })
        // A close of locked days stands on the first open day.
        const closed = await books.rows<{ year: string; on: string }>(
          `select extract(year from y.ends_on)::text as year, min(e.date)::text as on from year_close y
           join journal_entry e on e.org_id = y.org_id and e.document_id = y.id
           where y.org_id = $1 group by 1`,
        )

        // Each account's day in each currency, closing entries left out, and the day’s rate.
        const days = await books.rows<{
          account: string
          type: string
          currency: string
          day: string
          sum: string
        }>(
          `select p.account, a.type, p.currency, p.date::text as day, sum(p.amount)::text as sum
           from posting p
           join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id and e.kind not like 'year_close%'
           join account a on a.org_id = p.org_id and a.code = p.account
           where p.org_id = $1 group by 1, 2, 3, 4`,
        )
        const should = (until: string): Map<string, bigint> => {
          const sums = new Map<string, bigint>()
          const add = (account: string, amount: bigint) =>
            sums.set(account, (sums.get(account) ?? 0n) + amount)
          const own = days.filter(({ day }) => day <= until)
          const held = own.filter(({ type }) => type === 'asset' || type === 'liability')
          for (const [key, parts] of Map.groupBy(held, (one) => `${one.account} ${one.currency}`)) {
            const [account, currency] = key.split(' ') as [string, string]
            const sum = parts.reduce((total, one) => total + BigInt(one.sum), 0n)
            add(account, worth(sum, currency, until, rates))
          }
          for (const { account, type, currency, day, sum } of own) {
            if (type === 'asset' || type === 'liability') continue
            const year = day.slice(0, 4)
            const isClosed = type !== 'equity' && closed.some((one) => one.year === year && one.on <= until)
            add(isClosed ? '3100' : account, worth(BigInt(sum), currency, day, rates))
          }
          return sums
        }

        for (const day of [asOf, '2026-12-31']) {
          const sums = should(day)
          const trial = await read<TrialBalance>(`trial-balance?asOf=${day}&in=base`)
          const [own] = trial.currencies
          const rows = new Map(
            own?.rows.map(({ account, debit, credit }) => [account, BigInt(debit - credit)]),
          )
          expect(rows).toEqual(new Map([...sums].filter(([, sum]) => sum !== 0n)))
          const rest = [...sums.values()].reduce((total, sum) => total + sum, 0n)
          if (own) expect([own.exchangeDifference, own.debit]).toEqual([0 - Number(rest), own.credit])
          const sheet = await read<BalanceSheet>(`balance-sheet?asOf=${day}&in=base`)
          for (const { currency, assets, liabilitiesAndEquity, equity } of sheet.currencies) {
            expect(currency).toBe('USD')
            expect(assets.total.amount).toBe(liabilitiesAndEquity.amount)
            expect(equity.exchangeDifference!.amount).toBe(Number(rest))
          }
          const aged = await read<Aging>(`ar-aging?asOf=${day}&in=base`)
          // Entries by hand that were posted past the documents belong to none: take theirs off.
          const open = await books.rows<{ currency: string; sum: string }>(
            `select currency, sum(amount)::text as sum from posting
             where org_id = $1 and account = '1100' and invoice_id is not null and date <= $2 group by 1`,
            [day],
          )
          const owed = open.reduce(
            (total, one) => total + worth(BigInt(one.sum), one.currency, day, rates),
            0n,
          )
          expect(BigInt(aged.currencies[0]?.totals.total ?? 0)).toBe(owed)
          for (const row of aged.currencies[0]?.rows ?? []) {
            const own = await read<Aging>(`ar-aging?asOf=${day}&in=base&customer=${row.customer.id}`)
            expect(own.currencies[0]?.rows).toEqual([row])
            expect(own.currencies[0]?.totals.total).toBe(row.total)
          }
        }

        const [from, to] = asOf < '2025-01-01' ? [asOf, '2025-01-01'] : ['2025-01-01', asOf]
        const income = await read<IncomeStatement>(`income-statement?from=${from}&to=${to}&in=base`)
        const earned = days
          .filter(({ type, day }) => (type === 'revenue' || type === 'expense') && day >= from && day <= to)
          .reduce((sum, one) => sum - worth(BigInt(one.sum), one.currency, one.day, rates), 0n)
        expect(BigInt(income.currencies[0]?.netIncome.amount ?? 0)).toBe(earned)
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)
