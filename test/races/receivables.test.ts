import { expect, test } from 'vitest'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { only } from '../support/road/one-by-one.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 20 })
const AT_ONCE = 60

/** An order of 100,000, sent; 50,000 paid on another one, and 30,000 kept as credit. */
async function open(): Promise<{ books: Books; paymentId: string; paidId: string; openId: string }> {
  const books = await Books.open(database, 'fleet')
  const [paidId] = (await books.tell(orderPriced('paid', 50_000, at(1)))).subject.invoiceIds!
  const [openId] = (await books.tell(orderPriced('open', 100_000, at(2)))).subject.invoiceIds!
  for (const id of [paidId!, openId!]) await books.do(does('mark_sent', id))
  const paid = await books.do(pays(null, 80_000n, { allocations: [{ invoiceId: paidId!, amount: null }] }))
  return { books, paymentId: paid.subject.paymentId!, paidId: paidId!, openId: openId! }
}
const count = (outcomes: readonly { outcome: string }[]): number =>
  outcomes.filter(({ outcome }) => outcome === 'done').length

test(`${AT_ONCE} refunds and ${AT_ONCE} uses of one credit at once: never more than there was`, async () => {
  const { books, paymentId, openId } = await open()
  const customerId = await only(books, 'select id from customer where org_id = $1')
  const outcomes = await Promise.all(
    Array.from({ length: 2 * AT_ONCE }, (_, n) => {
      const own = books.elsewhere()
      return n % 2 === 0
        ? own.do({
            kind: 'refund_payment',
            paymentId,
            invoiceId: null,
            amount: 1000n,
            refundedOn: '2026-03-20',
            reason: 'a reason',
          })
        : own.do({
            kind: 'apply_credit',
            customerId,
            currency: 'USD',
            invoiceId: openId,
            amount: 1000n,
            appliedOn: '2026-03-20',
          })
    }),
  )
  // 30 of the 120 find credit: 30,000 in thousands.
  expect(count(outcomes)).toBe(30)
  const codes = outcomes.flatMap((one) => (one.outcome === 'refused' ? one.refusal.code : []))
  expect(new Set(codes)).toEqual(new Set(['refund_too_much', 'credit_too_much']))
  expect(
    await only(
      books,
      `select (select unapplied from payment where org_id = $1) - coalesce((select sum(amount) from refund where org_id = $1), 0)`,
    ),
  ).toBe('0')
  expect(await wrongIn(books)).toEqual([])
})

test(`${AT_ONCE} refunds of one settlement at once, of 1,000 each: what came in goes out, and no more`, async () => {
  const { books, paymentId, paidId } = await open()
  const outcomes = await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      books.elsewhere().do({
        kind: 'refund_payment',
        paymentId,
        invoiceId: paidId,
        amount: 1000n,
        refundedOn: '2026-03-20',
        reason: 'a reason',
      }),
    ),
  )
  expect(count(outcomes)).toBe(50)
  expect(await only(books, 'select refunded from invoice where org_id = $1 and refunded > 0')).toBe('50000')
  expect(await wrongIn(books)).toEqual([])
})

test('one allocation undone by 20 at once comes off once, whether it moves or not', async () => {
  const { books, openId } = await open()
  const allocationId = await only(books, 'select id from allocation where org_id = $1')
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      books.elsewhere().do({
        kind: 'undo_allocation',
        allocationId,
        undoneOn: '2026-03-21',
        reason: 'a reason',
        moveTo: n % 2 === 0 ? openId : null,
      }),
    ),
  )
  expect(count(outcomes)).toBe(1)
  expect(await wrongIn(books)).toEqual([])
})

test('one balance paid and given up by 20 at once: each cent once', async () => {
  const { books, openId } = await open()
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const own = books.elsewhere()
      return n % 2 === 0
        ? own.do({
            kind: 'write_off',
            invoiceId: openId,
            amount: 30_000n,
            writtenOffOn: '2026-03-21',
            reason: 'a reason',
          })
        : own.do(pays(null, 30_000n, { allocations: [{ invoiceId: openId, amount: null }] }))
    }),
  )
  expect(await wrongIn(books)).toEqual([])
})
