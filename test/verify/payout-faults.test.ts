import { expect, test } from 'vitest'
import type { RecordPayout } from '../../src/domain/plan/ledger-commands.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { only } from '../support/road/one-by-one.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()
const books = await Books.open(database, 'fleet', { mark })
const payout: RecordPayout = {
  kind: 'record_payout',
  provider: 'stripe',
  providerId: 'po_1',
  currency: 'USD',
  gross: 10_000n,
  fee: 300n,
  net: 9_700n,
  paidOn: '2026-03-08',
  reference: null,
}
await books.do(payout)
const payoutId = await only(books, 'select id from payout where org_id = $1')
await books.do({ kind: 'undo_payout', payoutId, reason: 'Wrong fee.' })
await books.do({ ...payout, fee: 310n, net: 9_690n })
await books.do({ ...payout, providerId: 'po_2' })

test('books with payouts that nobody touched hold', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).holds).toBe(true)
})

const LAST = `provider_id = 'po_2' and org_id = $1`

test.each([
  [
    'a payout is a cent less',
    `update payout set net = net - 1, gross = gross - 1 where ${LAST}`,
    'payouts',
    /^payout po_2 of stripe: gross 9999, fee 300, net 9699 USD; posted 10000, 300 and 9700/,
  ],
  [
    'a fee is a cent more',
    `update payout set net = net - 1, fee = fee + 1 where ${LAST}`,
    'payouts',
    /^payout po_2 of stripe: gross 10000, fee 301/,
  ],
  [
    'it came a day later',
    `update payout set paid_on = paid_on + 1 where ${LAST}`,
    'payouts',
    /^payout po_2 .* on 2026-03-08$/,
  ],
  [
    'it is of another currency',
    `update payout set currency = 'EUR' where ${LAST}`,
    'payouts',
    /^payout po_2 .* 9700 EUR/,
  ],
  [
    'it posts a cent more',
    `update posting set amount = amount + sign(amount) where entry_id = (select e.id from journal_entry e
       join payout o on o.id = e.document_id where o.provider_id = 'po_2' and o.org_id = $1)`,
    'payouts',
    /^payout po_2 /,
  ],
  [
    'it is gone',
    `delete from payout where ${LAST}`,
    'acts_in_ledger',
    /^entry .*\(gateway_payout\) names no act/,
  ],
  [
    'two stand under one id',
    `update payout set provider_id = 'po_1' where ${LAST}`,
    'payout_once',
    /^payout po_1 of stripe stands/,
  ],
])('%s: found', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  const found = broken.find((verdict) => verdict.code === code)
  expect(found, broken.map((verdict) => `${verdict.code}: ${verdict.offender}`).join('\n')).toBeDefined()
  expect(found!.offender).toMatch(names)
})
