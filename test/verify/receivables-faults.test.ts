import { expect, test } from 'vitest'
import { changeOrganization } from '../../src/operations/change-organization.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()

/** Books in which credit was used and taken off again, balances were given up and reinstated, and a cent was tolerated. */
async function fullReceivables(): Promise<Books> {
  const books = await Books.open(database, 'fleet', { mark })
  const owner = { name: 'Test', role: 'owner' } as const
  await changeOrganization(books.world, books.orgId, owner, { profile: { tolerance: { USD: '1' } } })
  const ids: string[] = []
  for (let n = 1; n <= 6; n++) {
    const [id] = (await books.tell(orderPriced(`o-${n}`, 1000 * n, at(n)))).subject.invoiceIds!
    await books.do(does('mark_sent', id!))
    ids.push(id!)
  }
  const on = (...places: number[]) => ({
    allocations: places.map((place) => ({ invoiceId: ids[place]!, amount: null })),
  })
  await books.do(pays(null, 3500n, on(0, 1)))
  await books.do(pays(null, 2999n, on(2)))
  const [customer] = await books.rows<{ id: string }>('select id from customer where org_id = $1')
  const apply = (invoiceId: string, amount: bigint) =>
    books.do({
      kind: 'apply_credit',
      customerId: customer!.id,
      currency: 'USD',
      invoiceId,
      amount,
      appliedOn: '2026-03-20',
    })
  await apply(ids[3]!, 200n)
  await apply(ids[4]!, 100n)
  const undo = async (place: number) => {
    const [row] = await books.rows<{ id: string }>(
      'select id from allocation where org_id = $1 and invoice_id = $2 order by id limit 1',
      [ids[place]],
    )
    return books.do({
      kind: 'undo_allocation',
      allocationId: row!.id,
      undoneOn: '2026-03-21',
      reason: 'x',
      moveTo: null,
    })
  }
  await undo(1)
  await undo(4)
  const giveUp = (place: number) =>
    books.do({
      kind: 'write_off',
      invoiceId: ids[place]!,
      amount: null,
      writtenOffOn: '2026-03-22',
      reason: 'Insolvent.',
    })
  await giveUp(4)
  await giveUp(5)
  await books.do({ kind: 'reinstate', invoiceId: ids[4]!, reinstatedOn: '2026-03-23', reason: 'x' })
  // A re-price past draft makes a credit note; its money is used on another document.
  const [note] = (await books.tell(orderPriced('o-1', 400, at(8)))).subject.invoiceIds!.slice(-1)
  await books.do(does('confirm', note!))
  return books
}
const books = await fullReceivables()

test('books that nobody touched hold', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).holds).toBe(true)
  expect(await wrongIn(books)).toEqual([])
})

const standing = 'id not in (select allocation_id from allocation_undo where org_id = $1)'

test.each([
  [
    'credit that was used is a cent more',
    `update allocation set amount = amount + 1 where org_id = $1 and of_credit and ${standing}`,
    'allocations_posted',
    /recorded 201, posted 200/,
  ],
  [
    'credit that was used, and what its payment applied, a cent more',
    `update allocation set amount = amount + 1, difference = difference + 1 where org_id = $1 and of_credit and ${standing}`,
    'payment_differences',
    /let differ 2, posted 1/,
  ],
  [
    'an undo is gone',
    `delete from allocation_undo where id = (select u.id from allocation_undo u join allocation a on a.id = u.allocation_id where u.org_id = $1 and not a.of_credit)`,
    'allocations_posted',
    /recorded 0, posted 2000/,
  ],
  [
    'an undo of credit is gone',
    `delete from allocation_undo where id = (select u.id from allocation_undo u join allocation a on a.id = u.allocation_id where u.org_id = $1 and a.of_credit)`,
    'allocations_posted',
    /recorded 100, posted 0/,
  ],
  [
    'what was undone is a cent more',
    `update allocation set amount = amount + 1 where org_id = $1 and not of_credit and id in (select allocation_id from allocation_undo)`,
    'allocations_posted',
    /recorded 2001, posted 2000/,
  ],
  [
    'what was undone is undone of another document',
    `insert into allocation_undo select org_id, gen_random_uuid(), id, allocated_on, 'x', recorded_at, 'x' from allocation where org_id = $1 and of_credit and ${standing}`,
    'settled',
    /^INV-.*paid 200, allocated 0/,
  ],
  [
    'a write-off is a cent more',
    `update write_off set amount = amount + 1 where org_id = $1 and id not in (select write_off_id from reinstatement)`,
    'settled',
    /written off 6000, given up 6001/,
  ],
  [
    'what posted a write-off is forgotten',
    `delete from write_off_entry where org_id = $1 and write_off_id not in (select write_off_id from reinstatement)`,
    'write_off_entries',
    /over 6000, entry none over 0/,
  ],
  [
    'a write-off names the entry of another that was taken back',
    `update write_off_entry l set entry_id = gen_random_uuid() where org_id = $1 and write_off_id not in (select write_off_id from reinstatement)`,
    'write_off_entries',
    /over 6000, entry none/,
  ],
  [
    'a document is given up by a cent more',
    `update invoice set written_off = written_off + 1 where org_id = $1 and written_off > 0`,
    'write_offs',
    /given up 6001, posted 6000/,
  ],
  [
    'a reinstatement is gone',
    `delete from reinstatement where org_id = $1`,
    'settled',
    /written off 0, given up 5000/,
  ],
  [
    'a difference is a cent more',
    `update allocation set difference = difference + 1 where org_id = $1 and difference > 0`,
    'payment_differences',
    /^USD: let differ 2, posted 1/,
  ],
  [
    'a difference is a cent more',
    `update allocation set difference = difference + 1 where org_id = $1 and difference > 0`,
    'payments',
    /^payment .*received/,
  ],
  [
    'a note has a cent less of credit',
    `update invoice set credited = credited + 1 where org_id = $1 and kind = 'credit_note'`,
    'credit_note_used',
    /set against documents 1, allocated 0/,
  ],
  [
    'a payment has a cent more of credit',
    `update payment set unapplied = unapplied + 1 where id = (select id from payment where org_id = $1 and unapplied > 0)`,
    'customer_credit',
    /^USD: payments and notes left/,
  ],
])('%s: found', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  const found = broken.find((verdict) => verdict.code === code)
  expect(found, broken.map((verdict) => `${verdict.code}: ${verdict.offender}`).join('\n')).toBeDefined()
  expect(found!.offender).toMatch(names)
})
