import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CashFlow } from '../../src/contract/cash-flow.ts'
import { FigureEntries } from '../../src/contract/figure-entries.ts'
import { changeOrganization } from '../../src/operations/change-organization.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { type AnyEntry, anyEntries, post } from '../support/road/any-entries.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const METHODS = ['bank_transfer', 'card', 'cash']
const payouts = fc.array(
  fc.record({
    at: fc.nat({ max: 4 }),
    currency: fc.constantFrom('USD', 'JPY'),
    gross: fc.integer({ min: -3000, max: 9000 }),
    fee: fc.integer({ min: 0, max: 300 }),
    day: fc.integer({ min: 1, max: 28 }),
    undone: fc.boolean(),
  }),
  { maxLength: 8 },
)
const span = fc.constantFrom(
  { from: '2024-01-31', to: '2025-02-28' },
  { from: '2026-02-05', to: '2026-02-20' },
  { from: '2000-01-01', to: '2027-01-01' },
)

test('what came less what was paid out is what the account holds, by folding the journal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(acts, { minLength: 8, maxLength: 20, size: 'max' }),
      fc.subarray(METHODS),
      payouts,
      anyEntries,
      span,
      async (all, clearingMethods, paid, entries, { from, to }) => {
        const { books, read } = await openBooks(server, 'fleet')
        await changeOrganization(
          books.world,
          books.orgId,
          { name: 'Test', role: 'owner' },
          {
            profile: { clearingMethods },
          },
        )
        await post(books.world, books.orgId, entries as AnyEntry[])
        await live(books, all)
        for (const { at, currency, gross, fee, day, undone } of paid) {
          const outcome = await books.do({
            kind: 'record_payout',
            provider: 'gate',
            providerId: `po-${at}`,
            currency,
            gross: BigInt(gross),
            fee: BigInt(fee),
            net: BigInt(gross - fee),
            paidOn: `2026-02-${String(day).padStart(2, '0')}`,
            reference: null,
          })
          const payoutId = outcome.outcome === 'done' ? outcome.subject.ledgerId : undefined
          if (undone && payoutId) await books.do({ kind: 'undo_payout', payoutId, reason: 'No.' })
        }

        // The journal, folded by kind: what of it touches clearing.
        const moved = await books.rows<{ kind: string; date: string; currency: string; amount: string }>(
          `select regexp_replace(e.kind, '_reversal$', '') as kind, e.date::text as date, p.currency, p.amount::text
           from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
           where p.org_id = $1 and p.account = '1150'`,
        )
        const sum = (meant: (one: (typeof moved)[number]) => boolean): number =>
          moved.filter(meant).reduce((total, { amount }) => total + Number(amount), 0)
        const told = CashFlow.parse(await read(`clearing?from=${from}&to=${to}`))
        for (const currency of new Set(moved.map((one) => one.currency))) {
          const own = told.currencies.find((one) => one.currency === currency)
          const until = (test: (date: string) => boolean): number =>
            sum((one) => one.currency === currency && test(one.date))
          expect(own?.opening.amount ?? 0).toBe(until((date) => date < from))
          expect(own?.closing.amount ?? 0).toBe(until((date) => date <= to))
          for (const [key, kind] of [
            ['customers', 'invoice_payment'],
            ['refunds', 'refund'],
            ['payouts', 'gateway_payout'],
          ] as const) {
            expect(own?.rows.find((row) => row.key === key)?.amount ?? 0, key).toBe(
              sum(
                (one) => one.currency === currency && one.kind === kind && one.date >= from && one.date <= to,
              ),
            )
          }
        }
        for (const { currency, opening, rows, net, closing } of told.currencies) {
          expect(opening.amount + net.amount).toBe(closing.amount)
          expect(rows.reduce((total, { amount }) => total + amount, 0)).toBe(net.amount)
          for (const { key, amount } of rows) {
            const behind = FigureEntries.parse(
              await read(`clearing/entries?line=${key}&currency=${currency}&from=${from}&to=${to}&limit=200`),
            )
            expect(behind.items.reduce((total, item) => total + item.amount, 0)).toBe(amount)
          }
        }
        // Money of a method is where the setting says, whole.
        const [held] = await books.rows<{ cash: string; clearing: string }>(
          `select coalesce(sum(amount) filter (where method <> all ($2)), 0)::text as cash,
             coalesce(sum(amount) filter (where method = any ($2)), 0)::text as clearing
           from payment where org_id = $1`,
          [clearingMethods],
        )
        const [paidIn] = await books.rows<{ cash: string; clearing: string }>(
          `select coalesce(sum(p.amount) filter (where p.account = '1000'), 0)::text as cash,
             coalesce(sum(p.amount) filter (where p.account = '1150'), 0)::text as clearing
           from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
           where p.org_id = $1 and e.kind = 'invoice_payment'`,
        )
        expect(paidIn).toEqual(held)
        const proof = await verifyBooks(books.world, books.orgId)
        // What was posted past the road is in no chain and of no act; everything else holds.
        const broken = proof.verdicts.filter(({ holds }) => !holds).map(({ code }) => code)
        expect(broken.filter((code) => code.startsWith('payout'))).toEqual([])
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)
