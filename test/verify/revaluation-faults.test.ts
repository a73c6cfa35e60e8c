import { expect, test } from 'vitest'
import { parseRate } from '../../src/kernel/rate.ts'
import { setExchangeRates } from '../../src/operations/set-exchange-rates.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()
const books = await Books.open(database, 'fleet', { mark })
const rate = (day: string, worth: string) => ({
  currency: 'EUR',
  base: 'USD',
  day,
  rate: parseRate(worth) as bigint,
})
await setExchangeRates(books.world, books.orgId, { name: 'Test', role: 'owner' }, [
  rate('2026-01-01', '1.10'),
  rate('2026-01-31', '1.20'),
])
await books.do({
  kind: 'post_manual',
  date: '2026-01-10',
  currency: 'EUR',
  description: 'Sold',
  reference: null,
  reason: null,
  lines: [
    { account: '1000', amount: 10_000n },
    { account: '4000', amount: -10_000n },
  ],
})
await books.do({ kind: 'revalue', day: '2026-01-31' })

test('books that were revalued and nobody touched hold', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).holds).toBe(true)
})

const ENTRY = `(select e.id from journal_entry e join revaluation v on v.org_id = e.org_id and v.id = e.document_id
  where e.kind = 'exchange_unrealised' and e.org_id = $1)`

test.each([
  [
    'a cent more is unrealised than goes back',
    `update posting set amount = amount + sign(amount) where entry_id = ${ENTRY}`,
    'revaluations',
    /^revaluation of 2026-01-31: 1001 unrealised, 1000 returned$/,
  ],
  [
    'it is of another day',
    `update revaluation set day = day - 1 where org_id = $1`,
    'revaluations',
    /^revaluation of 2026-01-30: entry .* of 2026-01-31/,
  ],
  [
    'it goes to another account',
    `update posting set account = '4900' where account = '4910' and entry_id = ${ENTRY}`,
    'revaluations',
    /^revaluation of 2026-01-31: entry .* posts -1000 to 4900$/,
  ],
  [
    'it is gone',
    `delete from revaluation where org_id = $1`,
    'acts_in_ledger',
    /^entry .*\(exchange_unrealised\) names no act/,
  ],
])('%s: found', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  const found = broken.find((verdict) => verdict.code === code)
  expect(found, broken.map((verdict) => `${verdict.code}: ${verdict.offender}`).join('\n')).toBeDefined()
  expect(found!.offender).toMatch(names)
})
