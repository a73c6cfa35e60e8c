import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RevaluationPage } from '../../src/contract/revaluation.ts'
import type { TrialBalance } from '../../src/contract/reports.ts'
import { setExchangeRates } from '../../src/operations/set-exchange-rates.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { anyDay, anyEntries, post } from '../support/road/any-entries.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()

/** Rates as whole numbers of a millionth, so that the oracle below needs no decimals. */
interface RateAt {
  readonly currency: string
  readonly day: string
  readonly millionths: number
}
const rateAt = fc.record({
  currency: fc.constantFrom('JPY', 'KWD', 'USD'),
  day: fc.oneof(
    anyDay,
    fc.nat({ max: 20 }).map((days) => `2026-02-${String(days + 1).padStart(2, '0')}`),
  ),
  millionths: fc.integer({ min: 1, max: 9_999_999 }),
})
const PLACES: Readonly<Record<string, bigint>> = { USD: 2n, JPY: 0n, KWD: 3n, EUR: 2n }

const rounded = (above: bigint, below: bigint): bigint => {
  const isLess = above < 0n !== below < 0n
  const [a, b] = [above < 0n ? -above : above, below < 0n ? -below : below]
  const whole = (2n * a + b) / (2n * b)
  return isLess ? -whole : whole
}

/** The posting of a day; `item` is what it belongs to: a document on receivables, else its account as a whole. */
interface Row {
  readonly account: string
  readonly item: string | null
  readonly type: string
  readonly currency: string
  readonly day: string
  readonly sum: string
}

/** The gain up to a day by schoolbook: each taking is told by itself, as cost and proceeds. */
function gainOf(
  rows: readonly Row[],
  until: string,
  worth: (amount: bigint, currency: string, day: string) => bigint,
) {
  const known = rows.filter(({ day }) => day <= until)
  const monetary = known.filter(({ type }) => type === 'asset' || type === 'liability')
  let all = 0n
  let held = 0n
  for (const parts of Map.groupBy(monetary, (one) => `${one.account} ${one.currency}`).values())
    held += worth(
      parts.reduce((total, one) => total + BigInt(one.sum), 0n),
      parts[0]!.currency,
      until,
    )
  all += held
  const earned = known.filter(({ type }) => type !== 'asset' && type !== 'liability')
  for (const parts of Map.groupBy(earned, (one) => `${one.account} ${one.currency} ${one.day}`).values())
    all += worth(
      parts.reduce((total, one) => total + BigInt(one.sum), 0n),
      parts[0]!.currency,
      parts[0]!.day,
    )
  let cost = 0n
  for (const parts of Map.groupBy(monetary, (one) => `${one.account} ${one.currency} ${one.item}`).values()) {
    let [balance, own] = [0n, 0n]
    const days = [...Map.groupBy(parts, ({ day }) => day)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    for (const [day, those] of days) {
      const moved = those.reduce((total, one) => total + BigInt(one.sum), 0n)
      const left = balance + moved
      if (balance * moved >= 0n) own += worth(moved, parts[0]!.currency, day)
      else if (balance * left >= 0n) own = rounded(own * left, balance)
      else own = worth(left, parts[0]!.currency, day)
      balance = left
    }
    cost += own
  }
  return { all, unrealised: held - cost }
}

test('what revaluations post is what the journal gained, folded: realised for good, unrealised for a day', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(acts, { minLength: 4, maxLength: 10, size: 'max' }),
      anyEntries,
      anyEntries,
      fc.array(rateAt, { maxLength: 10 }),
      fc.array(rateAt, { maxLength: 4 }),
      fc.uniqueArray(anyDay, { minLength: 1, maxLength: 4 }),
      async (all, entries, later, given, replaced, days) => {
        const { books, read } = await openBooks(server, 'fleet')
        // Its own currency is another than the acts’, so that documents are revalued too.
        await books.rows(`update organization set currency = 'EUR' where org_id = $1`, [])
        const actor = { name: 'Test', role: 'owner' } as const
        const rates: RateAt[] = []
        const set = async (told: readonly RateAt[]) => {
          for (const { millionths, ...one } of told) {
            const rate = BigInt(millionths) * 1_000_000n
            await setExchangeRates(books.world, books.orgId, actor, [{ ...one, base: 'EUR', rate }])
            rates.push({ ...one, millionths })
          }
        }
        await set(
          ['JPY', 'KWD', 'USD'].map((currency) => ({ currency, day: '2000-01-01', millionths: 7_000 })),
        )
        await set(given)
        await post(books.world, books.orgId, entries)
        await live(books, all)
        await books.rows('update organization set soft_locked_through = null where org_id = $1', [])
        books.now = Date.parse('2026-12-01T12:00:00Z')
        const told = [...days, '2026-02-06', '2026-06-30']
        for (const day of told) await books.do({ kind: 'revalue', day })

        const worth = (amount: bigint, currency: string, day: string): bigint => {
          if (currency === 'EUR' || amount === 0n) return amount
          const known = rates.filter((one) => one.currency === currency && one.day <= day)
          const last = known.reduce((best, one) => (one.day >= best.day ? one : best))
          return rounded(
            amount * BigInt(last.millionths) * 10n ** PLACES['EUR']!,
            1_000_000n * 10n ** PLACES[currency]!,
          )
        }
        const agrees = async (): Promise<void> => {
          const rows = await books.rows<Row>(
            `select p.account, a.type, p.currency, p.date::text as day, sum(p.amount)::text as sum,
               case when a.role = 'receivable' then p.invoice_id end as item
             from posting p
             join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id and e.kind not like 'exchange_%'
             join account a on a.org_id = p.org_id and a.code = p.account
             where p.org_id = $1 group by 1, 2, 3, 4, 6`,
          )
          const { items } = await read<RevaluationPage>('../revaluations?limit=100')
          let realised = 0n
          for (const one of items.toReversed()) {
            realised += BigInt(one.realised)
            const gain = gainOf(rows, one.day, worth)
            expect([one.day, BigInt(one.unrealised), realised]).toEqual([
              one.day,
              gain.unrealised,
              gain.all - gain.unrealised,
            ])
            const [own] = (await read<TrialBalance>(`trial-balance?asOf=${one.day}&in=base`)).currencies
            expect(own?.exchangeDifference ?? 0).toBe(0)
          }
          // Nothing unrealised stands beside the days that were revalued.
          const [left] = await books.rows<{ sum: string }>(
            `select coalesce(sum(p.amount), 0)::text as sum from posting p
             join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'exchange_difference'
             where p.org_id = $1`,
          )
          expect(BigInt(left!.sum)).toBe(realised)
        }
        await agrees()

        // Whatever comes later, the earliest day told again brings all of them to their figures.
        await post(books.world, books.orgId, later)
        await set(replaced)
        const known = await read<RevaluationPage>('../revaluations?limit=100')
        const earliest = known.items.at(-1)?.day ?? '2024-06-30'
        for (const day of [earliest, ...told]) await books.do({ kind: 'revalue', day })
        await agrees()
        const entries2 = await books.rows('select id from journal_entry where org_id = $1')
        for (const { day } of known.items) {
          const again = await books.do({ kind: 'revalue', day })
          expect(again.outcome).toBe('nothing')
        }
        expect(await books.rows('select id from journal_entry where org_id = $1')).toHaveLength(
          entries2.length,
        )
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)
