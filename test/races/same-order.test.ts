import { beforeEach, describe, expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

// Every actor has a lane of its own, as processes have: only the database stands between them.
const database = await testDatabase({ poolSize: 20 })
const ROUNDS = 10

let books: Books
beforeEach(async () => {
  books = await Books.open(database, 'fleet')
})

describe('one order, several at once', () => {
  test('two re-prices: one live draft, at the newest price, and every number explained', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const order = `o-${round}`
      await books.tell(orderPriced(order, 1000, at(1)))
      const [older, newer] = [orderPriced(order, 2000, at(2)), orderPriced(order, 3000, at(3))]
      await Promise.all([books.elsewhere().tell(newer), books.elsewhere().tell(older)])
      const live = await books.rows<{ total: bigint }>(
        `select i.total from invoice i join work_billing b on b.org_id = i.org_id and b.invoice_id = i.id
         join work w on w.org_id = b.org_id and w.id = b.work_id
         where i.org_id = $1 and w.external_id = $2 and i.stage = 'draft'`,
        [order],
      )
      expect(live).toEqual([{ total: 3000n }])
    }
    expect(await wrongIn(books)).toEqual([])
  })

  test('a re-price against sending: what went out stays, the difference is a supplement, or the new draft went out', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const order = `o-${round}`
      const told = await books.tell(orderPriced(order, 1000, at(1)))
      const [invoiceId] = told.subject.invoiceIds!
      const [priced, sent] = await Promise.all([
        books.elsewhere().tell(orderPriced(order, 1500, at(2))),
        books.elsewhere().do(does('mark_sent', invoiceId!)),
      ])
      expect(priced.outcome).toBe('done')
      const documents = await books.rows<{ kind: string; stage: string; total: bigint }>(
        `select i.kind, i.stage, i.total from invoice i join work_billing b on b.org_id = i.org_id and b.invoice_id = i.id
         join work w on w.org_id = b.org_id and w.id = b.work_id where i.org_id = $1 and w.external_id = $2 order by i.id`,
        [order],
      )
      // Whoever came second found what the first had left.
      expect(documents).toEqual(
        sent.outcome === 'done'
          ? [
              { kind: 'invoice', stage: 'posted', total: 1000n },
              { kind: 'supplement', stage: 'draft', total: 500n },
            ]
          : [
              { kind: 'invoice', stage: 'void', total: 1000n },
              { kind: 'invoice', stage: 'draft', total: 1500n },
            ],
      )
    }
    expect(await wrongIn(books)).toEqual([])
  })

  test('a re-price against a payment: money is never lost and never on a void document', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const order = `o-${round}`
      const told = await books.tell(orderPriced(order, 1000, at(1)))
      const [invoiceId] = told.subject.invoiceIds!
      const [customer] = await books.rows<{ id: string }>(
        'select customer_id as id from invoice where org_id = $1 and id = $2',
        [invoiceId],
      )
      const [priced, paid] = await Promise.all([
        books.elsewhere().tell(orderPriced(order, 1500, at(2))),
        books
          .elsewhere()
          .do(pays(customer!.id, 1000n, { allocations: [{ invoiceId: invoiceId!, amount: null }] })),
      ])
      expect([priced.outcome, paid.outcome]).toEqual(['done', 'done'])
    }
    const [sums] = await books.rows(
      `select (select sum(amount) from payment where org_id = $1) as came,
         (select sum(paid) from invoice where org_id = $1) + (select sum(unapplied) from payment where org_id = $1) as kept,
         (select sum(paid) from invoice where org_id = $1 and stage = 'void') as "onVoid"`,
    )
    expect(sums).toMatchObject({ came: '10000', kept: '10000' })
    expect(Number(sums!['onVoid'] ?? 0)).toBe(0)
    expect(await wrongIn(books)).toEqual([])
  })

  test('two payments of the whole amount: one settles, the other is customer credit', async () => {
    const told = await books.tell(orderPriced('o-1', 1000, at(1)))
    const [invoiceId] = told.subject.invoiceIds!
    const [customer] = await books.rows<{ id: string }>('select id from customer where org_id = $1')
    await Promise.all(
      [1, 2].map((which) =>
        books.elsewhere().do(
          pays(customer!.id, 1000n, {
            providerId: `p-${which}`,
            allocations: [{ invoiceId: invoiceId!, amount: null }],
          }),
        ),
      ),
    )
    const payments = await books.rows('select unapplied from payment where org_id = $1 order by unapplied')
    expect(payments).toEqual([{ unapplied: 0n }, { unapplied: 1000n }])
    expect((await books.standing())[0]).toMatchObject({ paid: 1000n, receivable: 0n })
    expect(await wrongIn(books)).toEqual([])
  })

  test('the same payment told 20 times at once is recorded once', async () => {
    const told = await books.tell(orderPriced('o-1', 1000, at(1)))
    const [invoiceId] = told.subject.invoiceIds!
    const [customer] = await books.rows<{ id: string }>('select id from customer where org_id = $1')
    const payment = pays(customer!.id, 400n, { allocations: [{ invoiceId: invoiceId!, amount: null }] })
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => books.elsewhere().do(payment)))
    expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
    expect(new Set(outcomes.map(({ subject }) => subject.paymentId)).size).toBe(1)
    expect(await wrongIn(books)).toEqual([])
  })
})
