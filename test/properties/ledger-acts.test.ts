import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ManualEntryPage } from '../../src/contract/manual-entry.ts'
import type { GeneralLedgerPage } from '../../src/contract/reports.ts'
import type { BalanceSheet, IncomeStatement } from '../../src/contract/statements.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { FiscalYears } from '../../src/contract/year-close.ts'
import { openServer, type Tenant } from '../http/api.ts'
import { rowsOf } from '../support/road/rows-of.ts'

const { tenant, owner } = await openServer()
let opened = 0

const YEARS = [2023, 2024, 2025]
const account = fc.constantFrom('1000', '1010', '2000', '3000', '4900', '4100', '5900', '5000')
const day = fc
  .tuple(fc.constantFrom(...YEARS), fc.constantFrom('01-01', '03-15', '12-30', '12-31'))
  .map(([year, on]) => `${year}-${on}`)
const currency = fc.constantFrom('USD', 'JPY')

/** What a bookkeeper may do; `at` says which of what is there it is done to. */
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      day,
      currency,
      account,
      other: account,
      amount: fc.integer({ min: 1, max: 9999 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), at: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close' as const), year: fc.constantFrom(...YEARS) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('reopen' as const), year: fc.constantFrom(...YEARS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const), year: fc.constantFrom(...YEARS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unlock' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      day,
      currency,
      amount: fc.integer({ min: 1, max: 9999 }),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

async function carryOut(us: Tenant, one: Act): Promise<number> {
  switch (one.do) {
    case 'post': {
      const { day: date, currency, account, other, amount } = one
      const lines = [
        { account, debit: amount },
        { account: other, credit: amount },
      ]
      return (await us.call('POST', '/v1/manual-entries', { date, currency, description: 'Any', lines }))
        .status
    }
    case 'reverse': {
      const { items } = (await us.call<ManualEntryPage>('GET', '/v1/manual-entries')).body
      const id = items[one.at % Math.max(items.length, 1)]?.id
      if (id === undefined) return 200
      return (await us.call('POST', `/v1/manual-entries/${id}/reversal`, { reason: 'No.' })).status
    }
    case 'close':
      return (await us.call('POST', '/v1/year-closes', { endsOn: `${one.year}-12-31` })).status
    case 'reopen': {
      const { items } = (await us.call<FiscalYears>('GET', '/v1/fiscal-years')).body
      const id = items.find(({ endsOn }) => endsOn === `${one.year}-12-31`)?.id
      if (!id) return 200
      return (await us.call('POST', `/v1/year-closes/${id}/reversal`, { reason: 'No.' })).status
    }
    case 'lock':
    case 'unlock': {
      const soft = one.do === 'lock' ? `${one.year}-06-30` : null
      return (await us.call('PATCH', '/v1/lock-dates', { soft, reason: 'So.' })).status
    }
    case 'open': {
      const { day: asOf, currency, amount } = one
      const documents = [
        {
          number: `OLD-${currency}-${asOf}-${amount}`,
          customer: { id: 'h', name: 'H' },
          issuedOn: asOf,
          dueOn: asOf,
          open: amount,
        },
      ]
      const body = {
        asOf,
        currency,
        documents,
        lines: [{ account: '1010', debit: amount }],
        differenceToEquity: true,
      }
      return (await us.call('POST', '/v1/opening-balances', body)).status
    }
  }
}

test('whatever a bookkeeper does in whatever order, the books balance and each year begins where the last one ended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
      opened += 1
      const us = await tenant(`keeps-${opened}`, 'fleet')
      for (const one of acts) expect(await carryOut(us, one)).toBeLessThan(500)
      const rows = rowsOf(owner, us.orgId)
      const get = async <T>(path: string): Promise<T> => (await us.call<T>('GET', `/v1/${path}`)).body

      const { verdicts } = await get<Verification>('verification')
      expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
      const sums = await rows<{ sum: string }>(
        'select sum(amount)::text as sum from posting where org_id = $1 group by currency',
      )
      for (const { sum } of sums) expect(sum).toBe('0')

      for (const year of YEARS) {
        const sheet = await get<BalanceSheet>(`reports/balance-sheet?asOf=${year}-12-31`)
        for (const { assets, liabilitiesAndEquity } of sheet.currencies)
          expect(assets.total.amount).toBe(liabilitiesAndEquity.amount)

        // What was earned, by plain SQL over the entries that are no closing entries.
        const earned = await rows<{ currency: string; net: string }>(
          `select p.currency, (-sum(p.amount))::text as net from posting p
           join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
           join account a on a.org_id = p.org_id and a.code = p.account
           where p.org_id = $1 and a.type in ('revenue', 'expense') and e.kind not like 'year_close%'
             and p.date between $2 and $3
           group by 1 having sum(p.amount) <> 0 order by 1`,
          [`${year}-01-01`, `${year}-12-31`],
        )
        const income = await get<IncomeStatement>(
          `reports/income-statement?from=${year}-01-01&to=${year}-12-31`,
        )
        expect(
          income.currencies
            .filter(({ netIncome }) => netIncome.amount !== 0)
            .map(({ currency, netIncome }) => ({ currency, net: String(netIncome.amount) })),
        ).toEqual(earned)

        for (const code of ['3100', '4900', '5900']) {
          const page = (from: string, to: string) =>
            get<GeneralLedgerPage>(
              `reports/general-ledger?account=${code}&currency=USD&from=${from}&to=${to}`,
            )
          const [one, next] = [
            await page(`${year}-01-01`, `${year}-12-31`),
            await page(`${year + 1}-01-01`, `${year + 1}-12-31`),
          ]
          expect(next.opening).toBe(one.closing)
        }
      }

      // Once all years are closed and nothing is locked, they leave nothing on revenue and expenses.
      await us.call('PATCH', '/v1/lock-dates', { soft: null, reason: 'So.' })
      for (const year of YEARS) await us.call('POST', '/v1/year-closes', { endsOn: `${year}-12-31` })
      const { items } = await get<FiscalYears>('fiscal-years')
      for (const { state, results, isOver } of items)
        if (isOver && results.some(({ netIncome }) => netIncome !== 0)) expect(state).toBe('closed')
      const after = await get<BalanceSheet>('reports/balance-sheet?asOf=2025-12-31')
      for (const { equity } of after.currencies) expect(equity.currentEarnings.amount).toBe(0)
      const again = await get<Verification>('verification')
      expect(again.verdicts.filter(({ holds }) => !holds)).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 240_000)
