import { expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { only } from '../support/road/one-by-one.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 20 })
const WRITERS = 16

test('16 processes price one order at once: one live draft, at the newest price, and all numbers borne', async () => {
  for (let round = 0; round < 5; round++) {
    const books = await Books.open(database, 'fleet')
    const prices = Array.from({ length: WRITERS }, (_, n) => orderPriced('o', 1000 + n, at(1 + n)))
    const answers = await Promise.all(prices.map((event) => books.elsewhere().tell(event)))
    for (const { outcome } of answers) expect(['done', 'nothing']).toContain(outcome)
    const standing = await books.standing()
    const live = standing.filter(({ stage }) => stage !== 'void')
    expect(live.map(({ stage, total, receivable }) => [stage, total, receivable])).toEqual([
      ['draft', BigInt(999 + WRITERS), BigInt(999 + WRITERS)],
    ])
    expect(standing).toHaveLength(answers.filter(({ outcome }) => outcome === 'done').length)
    expect(await wrongIn(books)).toEqual([])
  }
})

test('an order is priced, sent and paid by 16 processes at once: never billed twice, no money lost', async () => {
  for (let round = 0; round < 5; round++) {
    const books = await Books.open(database, 'fleet')
    await books.tell(orderPriced('o', 1000, at(1)))
    const invoiceId = await only(books, 'select id from invoice where org_id = $1')
    await Promise.all(
      Array.from({ length: WRITERS }, (_, n) => {
        const own = books.elsewhere()
        if (n % 3 === 0) return own.tell(orderPriced('o', 1000 + 100 * n, at(2 + n)))
        if (n % 3 === 1) return own.do(does('mark_sent', invoiceId))
        return own.do(pays(null, 300n, { allocations: [{ invoiceId, amount: null }] }))
      }),
    )
    // The newest price is 2500; what is billed of it live, drafts and all, is that and no more.
    expect(
      await only(
        books,
        `select sum(b.amount) from work_billing b where b.org_id = $1 and b.state <> 'released'`,
      ),
    ).toBe('2500')
    expect(
      await only(
        books,
        `select (select sum(amount) from payment where org_id = $1) - (select sum(paid) from invoice where org_id = $1)
           - (select sum(unapplied) from payment where org_id = $1)`,
      ),
    ).toBe('0')
    expect(await only(books, 'select sum(amount) from payment where org_id = $1')).toBe('1500')
    expect(await wrongIn(books)).toEqual([])
  }
})

test('20 refunds of 100 at once, of a payment of 1000: ten go out, ten are refused', async () => {
  const books = await Books.open(database, 'fleet')
  await books.tell(orderPriced('o', 1000, at(1)))
  const invoiceId = await only(books, 'select id from invoice where org_id = $1')
  await books.do(pays(null, 1000n, { allocations: [{ invoiceId, amount: null }] }))
  const paymentId = await only(books, 'select id from payment where org_id = $1')
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      books.elsewhere().do({
        kind: 'refund_payment',
        paymentId,
        invoiceId,
        amount: 100n,
        refundedOn: '2026-03-20',
        reason: 'a reason',
      }),
    ),
  )
  const words = outcomes.map((one) => (one.outcome === 'refused' ? one.refusal.code : one.outcome))
  expect(words.filter((word) => word === 'done')).toHaveLength(10)
  expect(words.filter((word) => word === 'refund_too_much')).toHaveLength(10)
  expect((await books.standing())[0]).toMatchObject({ paid: 1000n, refunded: 1000n, receivable: 1000n })
  expect(await wrongIn(books)).toEqual([])
})
