import { beforeEach, expect, test } from 'vitest'
import { recordView } from '../../src/operations/record-view.ts'
import { refundPayment } from '../../src/operations/refund-payment.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 12 })
const PERSON = { name: 'user-1', role: 'owner' } as const

let books: Books
let invoiceId: string
let paymentId: string

/** An order of 1,000.00, sent, and 1,200.00 that came in for it: 200.00 of that is customer credit. */
beforeEach(async () => {
  books = await Books.open(database, 'fleet')
  invoiceId = (await books.tell(orderPriced('1', 100_000, at(1)))).subject.invoiceIds![0]!
  await books.do(does('mark_sent', invoiceId))
  const paid = await books.do(pays(null, 120_000n, { allocations: [{ invoiceId, amount: null }] }))
  paymentId = paid.subject.paymentId!
})

const refund = (amount: bigint, of: string | null, by: Books = books) =>
  refundPayment(by.world, by.orgId, PERSON, {
    paymentId,
    invoiceId: of,
    amount,
    refundedOn: '2026-03-22',
    reason: 'Late.',
  })

test('money goes back from the document and from the credit, each out of cash on its own day', async () => {
  expect((await refund(40_000n, invoiceId)).outcome).toBe('done')
  expect((await refund(60_000n, invoiceId)).outcome).toBe('done')
  expect((await refund(20_000n, null)).outcome).toBe('done')
  expect(await books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,000.00
    Cr 4000 Revenue  1,000.00
2026-03-20  invoice_payment  Payment by bank transfer
    Dr 1000 Cash  1,200.00
    Cr 1100 Accounts receivable  1,000.00
    Cr 2200 Customer credit  200.00
2026-03-22  refund  Refund of payment by bank transfer
    Dr 1100 Accounts receivable  400.00
    Cr 1000 Cash  400.00
2026-03-22  refund  Refund of payment by bank transfer
    Dr 1100 Accounts receivable  600.00
    Cr 1000 Cash  600.00
2026-03-22  refund  Refund of payment by bank transfer
    Dr 2200 Customer credit  200.00
    Cr 1000 Cash  200.00
`)
  expect(await books.standing()).toMatchObject([{ paid: 100_000n, refunded: 100_000n, receivable: 100_000n }])
  for (const of of [invoiceId, null])
    expect(await refund(1n, of)).toMatchObject({ outcome: 'refused', refusal: { code: 'refund_too_much' } })
  expect(
    await books.rows('select invoice_id, amount, reason, actor from refund where org_id = $1 order by id'),
  ).toEqual([
    { invoice_id: invoiceId, amount: 40_000n, reason: 'Late.', actor: 'user-1' },
    { invoice_id: invoiceId, amount: 60_000n, reason: 'Late.', actor: 'user-1' },
    { invoice_id: null, amount: 20_000n, reason: 'Late.', actor: 'user-1' },
  ])
  expect(await wrongIn(books)).toEqual([])
})

test('ten processes give the same credit back at once: it goes back once', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => refund(20_000n, null, books.elsewhere())),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
  expect(await books.rows('select amount from refund where org_id = $1')).toEqual([{ amount: 20_000n }])
  expect(await wrongIn(books)).toEqual([])
})

test('another organization finds no such payment', async () => {
  const other = await Books.open(database, 'fleet')
  expect(await refund(1n, null, other)).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'payment_not_found' },
  })
})

test('ten processes see a document at once: the first counts, and the history tells it once', async () => {
  const seen = await Promise.all(
    Array.from({ length: 10 }, () => {
      const by = books.elsewhere()
      return recordView(by.world, by.orgId, { name: 'page', role: 'viewer' }, { invoiceId })
    }),
  )
  expect(seen.map(({ outcome }) => outcome).toSorted()).toEqual(['done', ...Array(9).fill('nothing')])
  expect(await books.rows(`select actor, sentence from history where org_id = $1 and verb = 'view'`)).toEqual(
    [{ actor: 'page', sentence: 'Seen by the customer.' }],
  )
  expect(await wrongIn(books)).toEqual([])
})
