import { expect, test } from 'vitest'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { amount, credits } from '../support/domain/credits.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()
const books = await Books.open(database, 'fleet', { mark })
const told = await books.tell(orderPriced('1', 100_000, at(1), { tax: { rate: '20' } }))
const invoiceId = told.subject.invoiceIds![0]!
await books.do(does('mark_sent', invoiceId))
await books.do(pays(null, 120_000n, { allocations: [{ invoiceId, amount: null }] }))
const one = { position: 1, quantity: null, amount: 10_000n }
await books.do(credits(invoiceId, { by: 'lines', lines: [one] }, { dispose: 'refund' }))
await books.do(credits(invoiceId, amount(333n, 'net')))
await books.do(credits(invoiceId, { by: 'lines', lines: [one] }, { confirm: false }))

test('books with credit notes that nobody touched hold', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).holds).toBe(true)
})

/** Faults of one minor unit: what is done by hand, and the statement that no longer holds. */
const FAULTS: readonly (readonly [what: string, harm: string, code: string, names: RegExp])[] = [
  [
    'what was asked of a line is a cent more',
    `update invoice set crediting = jsonb_set(crediting, '{ask,lines,0,amount}', '"10001"') where org_id = $1 and number = 'CN-2026-00001'`,
    'credited_as_asked',
    /^CN-2026-00001: asked 10001, credited 10000/,
  ],
  [
    'what was asked of a draft is a cent more',
    `update invoice set crediting = jsonb_set(crediting, '{ask,lines,0,amount}', '"10001"') where org_id = $1 and kind = 'credit_note' and stage = 'draft'`,
    'credited_as_asked',
    /asked 10001/,
  ],
  [
    'an amount that was asked is a cent less',
    `update invoice set crediting = jsonb_set(crediting, '{ask,parts,0,amount}', '"332"') where org_id = $1 and number = 'CN-2026-00002'`,
    'credited_as_asked',
    /^CN-2026-00002: asked 332, credited 333/,
  ],
  [
    'a note keeps a cent more of tax',
    `update invoice set tax_groups = jsonb_set(tax_groups, '{0,tax}', '"68"') where org_id = $1 and number = 'CN-2026-00002'`,
    'credited_within',
    /notes credit 10333 and 2068/,
  ],
  [
    'a note takes more than there is',
    `update invoice set tax_groups = jsonb_set(tax_groups, '{0,base}', '"90001"') where org_id = $1 and number = 'CN-2026-00002'`,
    'credited_within',
    /notes credit 100001/,
  ],
  [
    'a note is set against the invoice a cent less',
    `update allocation set amount = amount - 1 where org_id = $1 and source_type = 'credit_note'`,
    'settled',
    /credited/,
  ],
  [
    'a cent more was given back',
    `update refund set amount = amount + 1 where org_id = $1`,
    'settled',
    /given back/,
  ],
  [
    'the reason is another',
    `update invoice set crediting = jsonb_set(crediting, '{reason}', '"duplicate"') where org_id = $1 and number = 'CN-2026-00001'`,
    'chain',
    /CN-2026-00001|document/,
  ],
]

test.each(FAULTS)('%s', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  expect(broken.map((verdict) => verdict.code)).toContain(code)
  expect(broken.find((verdict) => verdict.code === code)!.offender).toMatch(names)
})
