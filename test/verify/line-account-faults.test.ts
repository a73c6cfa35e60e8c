import { expect, test } from 'vitest'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { amount, corrects, credits } from '../support/domain/credits.ts'
import { asksDeposit, percent } from '../support/domain/deposits.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()

/** A final document credited in part, a corrected one, a void one, one that deducts a deposit, and a draft. */
async function booksOnAccounts(): Promise<Books> {
  const books = await Books.open(database, 'fleet', { mark })
  await books.tell(orderPriced('o-1', 100_000, at(1)))
  const [{ id: customerId }] = (await books.rows<{ id: string }>(
    `select id from customer where org_id = $1`,
  )) as [{ id: string }]
  const drafted = async (): Promise<string> => {
    const lines = [line('Ride', '100'), line('Handling', '40', { account: '4100' })]
    return (await books.do(makes({ addressee: { customerId }, lines }))).subject.invoiceIds![0]!
  }
  const credited = await drafted()
  await books.do(does('mark_sent', credited))
  await books.do(credits(credited, amount(7000n)))
  const corrected = await drafted()
  await books.do(does('mark_sent', corrected))
  await books.do(corrects(corrected))
  await books.do(does('void', await drafted(), 'Made twice.'))
  const whole = await drafted()
  const [deposit] = (await books.do(asksDeposit({ invoiceId: whole }, percent('30')))).subject.invoiceIds!
  await books.do(does('mark_sent', deposit!))
  await books.do(does('mark_sent', whole))
  return books
}
const books = await booksOnAccounts()

test('books that nobody touched hold', async () => {
  const { verdicts } = await verifyBooks({ ...books.world, mark }, books.orgId)
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
})

const ONE = `org_id = $1 and kind = 'invoice' and stage = 'posted'`

test.each([
  [
    'a posting on another account',
    `update posting set account = '4200' where org_id = $1 and account = '4100'
       and entry_id = (select min(entry_id::text)::uuid from posting where org_id = $1 and account = '4100')`,
    'line_accounts_posted',
  ],
  [
    'a posting on an account moved by a cent to Revenue',
    `update posting p set amount = amount + case account when '4100' then 1 else -1 end
     where org_id = $1 and account in ('4000', '4100')
       and entry_id = (select min(entry_id::text)::uuid from posting where org_id = $1 and account = '4100')`,
    'line_accounts_posted',
  ],
  [
    'a credit note that took back from Revenue',
    `update posting p set account = '4000' from journal_entry e
     where p.org_id = $1 and p.account = '4100' and e.org_id = $1 and e.id = p.entry_id and e.kind = 'credit_note'`,
    'line_accounts_posted',
  ],
  [
    'a document that says a cent more on an account',
    `update invoice set tax_groups = jsonb_set(tax_groups, '{0,accounts,0,base}', '"4001"') where ${ONE}`,
    'line_accounts_told',
  ],
  ['a line that forgot its account', `delete from line_account where org_id = $1`, 'line_accounts_told'],
  [
    'a line that names another account',
    `update line_account set account = '4200' where org_id = $1`,
    'chain',
  ],
  [
    'a line that names an account and did not',
    `insert into line_account (org_id, invoice_id, revision, position, account)
     select org_id, invoice_id, revision, position, '4100' from invoice_line where org_id = $1 and position = 1`,
    'chain',
  ],
])('%s: found', async (_, harm, code) => {
  const broken = await proveAfter(database, books, harm)
  expect(broken.map((verdict) => verdict.code)).toContain(code)
  expect(broken.find((verdict) => verdict.code === code)!.offender).toMatch(
    /INV-2026|CN-2026|document|revision/i,
  )
})
