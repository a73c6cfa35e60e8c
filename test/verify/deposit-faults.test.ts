import { expect, test } from 'vitest'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { amount, credits } from '../support/domain/credits.ts'
import { asksDeposit, minor, percent } from '../support/domain/deposits.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()

/** An order whose deposit was credited in part and deducted on a draft and then final; a draft by hand with another one. */
async function deposited(): Promise<{ books: Books; customerId: string }> {
  const books = await Books.open(database, 'fleet', { mark })
  const told = await books.tell(orderPriced('o-1', 100_000, at(1), { tax: { rate: '20' } }))
  const [order] = told.subject.invoiceIds!
  const made = await books.do(asksDeposit({ invoiceId: order! }, percent('50')))
  const [deposit] = made.subject.invoiceIds!
  await books.do(does('mark_sent', deposit!))
  await books.do(credits(deposit!, amount(12_000n)))
  await books.do(does('mark_sent', order!))
  const [{ id: customerId }] = (await books.rows<{ id: string }>(
    `select id from customer where org_id = $1`,
  )) as [{ id: string }]
  const [byHand] = (await books.do(makes({ addressee: { customerId }, lines: [line('Stage', '300')] })))
    .subject.invoiceIds!
  const [second] = (await books.do(asksDeposit({ invoiceId: byHand! }, minor(9000n)))).subject.invoiceIds!
  await books.do(does('mark_sent', second!))
  return { books, customerId }
}
const { books } = await deposited()

test('books that nobody touched hold, and the order is billed once', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).verdicts).toSatisfy(
    (verdicts: readonly { holds: boolean }[]) => verdicts.every(({ holds }) => holds),
  )
  expect(await wrongIn(books)).toEqual([])
  const documents = await books.rows(
    `select kind, stage, total, receivable from invoice where org_id = $1 order by id`,
  )
  expect(documents).toMatchInlineSnapshot(`
    [
      {
        "kind": "invoice",
        "receivable": 72000n,
        "stage": "posted",
        "total": 72000n,
      },
      {
        "kind": "deposit",
        "receivable": 48000n,
        "stage": "posted",
        "total": 60000n,
      },
      {
        "kind": "credit_note",
        "receivable": 0n,
        "stage": "posted",
        "total": 12000n,
      },
      {
        "kind": "invoice",
        "receivable": 21000n,
        "stage": "draft",
        "total": 21000n,
      },
      {
        "kind": "deposit",
        "receivable": 9000n,
        "stage": "posted",
        "total": 9000n,
      },
    ]
  `)
})

const OFF = `org_id = $1 and kind = 'deposit' and net < 0`

test.each([
  [
    'a cent more is deducted',
    `update invoice_line set net = net - 1, total = total - 1 where ${OFF}`,
    'deposits_deferred',
  ],
  [
    'a cent more tax is deducted',
    `update invoice_line set tax = tax - 1, total = total - 1 where ${OFF}`,
    'deposits_deducted',
  ],
  [
    'a document earns a cent more',
    `update invoice set tax_groups = jsonb_set(tax_groups, '{0,deferred}', '"-40001"')
     where org_id = $1 and kind = 'invoice' and stage = 'posted'`,
    'deposits_deferred',
  ],
  [
    'a credit note takes a cent more back unearned',
    `update invoice set tax_groups = jsonb_set(tax_groups, '{0,deferred}', '"10001"')
     where org_id = $1 and kind = 'credit_note'`,
    'deferred_revenue',
  ],
  ['what was deducted is forgotten', `delete from deduction where org_id = $1`, 'deposits_deducted'],
  [
    'it is deducted for another deposit',
    `update deduction set deposit_id = (select id from invoice where org_id = $1 and kind = 'deposit' order by id limit 1)
     where org_id = $1`,
    'deposits_deducted',
  ],
  [
    'a work is said to be billed by a deposit that is none',
    `update work_billing set state = 'final' where org_id = $1 and state = 'deposit'`,
    'billed_as_documents',
  ],
])('%s: found', async (_, harm, code) => {
  const broken = await proveAfter(database, books, harm)
  expect(broken.map((verdict) => verdict.code)).toContain(code)
  expect(broken.find((verdict) => verdict.code === code)!.offender).toMatch(/INV-2026|USD|o-1|order/i)
})
