import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/plan/command.ts'
import type { WorkEvent } from '../../src/domain/work/event.ts'
import { Books } from '../support/road/books.ts'
import { atOnce, type Doing, oneByOne, only } from '../support/road/one-by-one.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, edits, line, makes, pays } from '../support/domain/people.ts'
import {
  at,
  bookingCompleted,
  cashHandedIn,
  orderCancelled,
  orderPriced,
  saleCompleted,
  serviceOrder,
  tripCompleted,
} from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

// Whatever two processes do at once must end as if one had come after the other, in either order: the same answers, the
// same documents, the same journal. Each round begins in new books.
const database = await testDatabase({ poolSize: 8 })
const ROUNDS = 8

const told =
  (event: WorkEvent): Doing =>
  async (books) => {
    const answer = await books.tell(event)
    return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
  }
/** A command about the only document there is. */
const done =
  (command: (invoiceId: string, books: Books) => Promise<DoCommand> | DoCommand): Doing =>
  async (books) => {
    const invoiceId = await only(books, 'select id from invoice where org_id = $1 order by id limit 1')
    const answer = await books.do(await command(invoiceId, books))
    return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
  }
type DoCommand = Exclude<Command, { kind: 'tell_event' }>

let named = 0
const paying = (amount: bigint): Doing => {
  named += 1
  const providerId = `race-${named}`
  return done((invoiceId) => pays(null, amount, { providerId, allocations: [{ invoiceId, amount: null }] }))
}
const sending = done((id) => does('mark_sent', id))
const confirming = done((id) => does('confirm', id))
const publishing = done((id) => does('publish', id))
const voiding = done((id) => does('void', id, 'a reason'))
const refunding = (amount: bigint) =>
  done(async (invoiceId, books) => ({
    kind: 'refund_payment',
    paymentId: await only(books, 'select id from payment where org_id = $1 order by id limit 1'),
    invoiceId,
    amount,
    refundedOn: '2026-03-20',
    reason: 'a reason',
  }))
const editing = done((id) => edits(id, { lines: [line('By hand', '7.77')] }))
const billing: Doing = async (books) => {
  const works = [await only(books, 'select id from work where org_id = $1')]
  const answer = await books.do(makes({ works }))
  return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
}

const order = told(orderPriced('o', 1000, at(1)))
const again = told(orderPriced('o', 1500, at(2)))
const lower = told(orderPriced('o', 400, at(3)))
const cancelled = told(orderCancelled('o', at(4)))
const sale = told(saleCompleted('o', at(2), { payment: 'cash_on_delivery' }))
const handedIn = told(cashHandedIn('o', at(3)))
const service = told(serviceOrder('s', at(1)))
const serviceAgain = told(serviceOrder('s', at(2), { parts: [] }))
const trip = told(tripCompleted('t', at(1)))
const tripAgain = told(tripCompleted('t', at(2), { estimate: [{ kind: 'fuel', price: '4000' }] }))
const booking = told(bookingCompleted('b', at(1)))
const bookingAgain = told(
  bookingCompleted('b', at(2), { products: [{ description: 'Cleaning', unitPrice: '150' }] }),
)

const races: [profile: string, what: string, before: Doing[], one: Doing, other: Doing][] = [
  ['fleet', 'two re-prices', [order], again, lower],
  ['fleet', 'the first price and the second', [], order, again],
  ['fleet', 'a re-price and sending', [order], again, sending],
  ['fleet', 'a re-price and a payment of all', [order], again, paying(1000n)],
  ['fleet', 'a lower price and a payment of part, after sending', [order, sending], lower, paying(700n)],
  ['fleet', 'a re-price and an edit', [order], again, editing],
  ['fleet', 'a re-price and voiding', [order], again, voiding],
  ['fleet', 'a re-price and the cancelling of the order', [order], again, cancelled],
  ['fleet', 'the cancelling of an order and a payment', [order, sending], cancelled, paying(1000n)],
  ['fleet', 'the cancelling of an order and sending', [order], cancelled, sending],
  ['fleet', 'sending and voiding', [order], sending, voiding],
  ['fleet', 'sending and an edit', [order], sending, editing],
  ['fleet', 'two payments of more than half', [order, sending], paying(600n), paying(700n)],
  ['fleet', 'two refunds of all', [order, paying(1000n)], refunding(1000n), refunding(1000n)],
  ['fleet', 'a refund and another payment', [order, paying(1000n)], refunding(1000n), paying(300n)],
  ['fleet', 'a price and a storefront sale of one order', [], order, sale],
  ['fleet', 'cash handed in and its sale', [], sale, handedIn],
  ['field-service', 'two people invoice one service order', [service], billing, billing],
  ['field-service', 'invoicing and the order told otherwise', [service], billing, serviceAgain],
  ['field-service', 'confirming twice', [service, billing], confirming, confirming],
  ['field-service', 'confirming and an edit', [service, billing], confirming, editing],
  ['field-service', 'confirming and the order told otherwise', [service, billing], confirming, serviceAgain],
  ['field-service', 'sending and a payment', [service, billing, confirming], sending, paying(24_000n)],
  ['charter', 'publishing and the trip told otherwise', [trip, billing], publishing, tripAgain],
  ['charter', 'publishing and voiding', [trip, billing], publishing, voiding],
  ['charter', 'publishing and a payment', [trip, billing], publishing, paying(625_000n)],
  ['home-services', 'a booking told otherwise and its payment', [booking], bookingAgain, paying(13_200n)],
  ['home-services', 'voiding and a payment', [booking], voiding, paying(5_000n)],
  [
    'home-services',
    'two bookings told otherwise',
    [booking],
    bookingAgain,
    told(bookingCompleted('b', at(3))),
  ],
]

test.each(races)('%s: %s', async (profile, _, before, one, other) => {
  const begun = async (): Promise<Books> => {
    const books = await Books.open(database, profile)
    for (const doing of before) expect(await doing(books)).toBe('done')
    return books
  }
  const oneFirst = await oneByOne(await begun(), one, other)
  const otherFirst = await oneByOne(await begun(), other, one)
  const either = [oneFirst, { ...otherFirst, answers: [otherFirst.answers[1], otherFirst.answers[0]] }]
  for (let round = 0; round < ROUNDS; round++) {
    const books = await begun()
    expect(either).toContainEqual(await atOnce(books, one, other))
    expect(await wrongIn(books)).toEqual([])
  }
})
