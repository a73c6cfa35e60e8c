import fc from 'fast-check'
import type { AskedInstalment } from '../../../src/domain/invoice/split-instalments.ts'
import { addDays } from '../../../src/kernel/date.ts'
import { decimal } from '../../../src/kernel/decimal.ts'
import type { PaperBooks } from './paper-books.ts'
import { does, edits, line, makes, pays } from './people.ts'
import {
  ACME,
  BOLT,
  bookingCompleted,
  cashHandedIn,
  orderCancelled,
  orderPriced,
  saleCompleted,
  serviceOrder,
  tripCompleted,
} from './told-events.ts'

/** One thing done to the books on the day of its step; what it refers to is a place in what stands by then. */
export interface Act {
  readonly name: string
  readonly run: (books: PaperBooks, today: string) => void
}
export const act = (name: string, run: Act['run']): Act => ({ name, run })
export const standing = <T>(list: Iterable<T>, place: number): T | undefined => {
  const all = [...list]
  return all[place % Math.max(all.length, 1)]
}
export const morningOf = (date: string): string => `${date}T09:00:00.000Z`

export const place = fc.nat({ max: 30 })
export const minor = fc.constantFrom(0, 1, 5, 333, 1000, 1005, 9999)
export const rate = fc.constantFrom('0', '5.5', '10', '20')
export const order = fc.constantFrom('o-1', 'o-2')
/** Whose tax it is; undefined where that is not said. */
const jurisdiction = fc.constantFrom(undefined, undefined, 'US-IL', 'US-CA-ALAMEDA')
type Jurisdiction = fc.Arbitrary<string | undefined>
const cents = (amount: number): string => (amount / 100).toFixed(2)

/** Days a fact happened before it is told: mostly none, so that newer facts win and older ones come late. */
const late = fc.constantFrom(0, 0, 0, 1, 4)
const daysAgo = (today: string, days: number): string => addDays(today, -days)

const told = (taxedBy: Jurisdiction) =>
  fc.oneof(
    fc.tuple(order, minor, rate, fc.constantFrom(ACME, ACME, ACME, BOLT), taxedBy).map(
      ([id, amount, tax, customer, whose]) =>
        (when: string) =>
          orderPriced(id, amount, when, { tax: { rate: tax, jurisdiction: whose }, customer }),
    ),
    fc.tuple(order, minor, minor).map(
      ([id, amount, item]) =>
        (when: string) =>
          orderPriced(id, amount, when, { quote: { amount, items: [{ amount: String(item) }] } }),
    ),
    order.map((id) => (when: string) => orderCancelled(id, when)),
    fc.tuple(fc.constantFrom('o-2', 'o-3'), fc.constantFrom('paid', 'cash_on_delivery')).map(
      ([id, payment]) =>
        (when: string) =>
          saleCompleted(id, when, { payment } as { payment: 'paid' }),
    ),
    fc.constantFrom('o-2', 'o-3').map((id) => (when: string) => cashHandedIn(id, when)),
    fc
      .tuple(fc.constantFrom('s-1', 's-2'), minor, fc.constantFrom('in_progress', 'done', 'done'), taxedBy)
      .map(
        ([id, amount, stage, whose]) =>
          (when: string) =>
            serviceOrder(id, when, {
              parts: [
                { description: 'Part', quantity: '1', price: cents(amount) },
                ...(whose === undefined
                  ? []
                  : [
                      {
                        description: 'Bolt',
                        quantity: '3',
                        price: '0.35',
                        taxRate: '10',
                        taxJurisdiction: whose,
                      },
                    ]),
              ],
              stage: stage as 'done',
            }),
      ),
    minor.map(
      (amount) => (when: string) =>
        tripCompleted('t-1', when, { estimate: [{ kind: 'fuel', price: cents(amount) }] }),
    ),
    fc.tuple(fc.constantFrom('b-1', 'b-2'), minor, rate, taxedBy).map(
      ([id, amount, tax, whose]) =>
        (when: string) =>
          bookingCompleted(id, when, {
            products: [{ description: 'Cleaning', unitPrice: cents(amount), quantity: '1.5' }],
            tax: { rate: tax, jurisdiction: whose },
            discount: { percent: '10' },
          }),
    ),
  )

const tells = (taxedBy: Jurisdiction) =>
  fc
    .tuple(told(taxedBy), late)
    .map(([event, days]) =>
      act(
        `tell ${event('').type} ${JSON.stringify(event('').data)} ${days} days late`,
        (books, today) => void books.tell(event(morningOf(daysAgo(today, days)))),
      ),
    )

const verb = fc.constantFrom(
  'confirm',
  'confirm',
  'confirm',
  'mark_sent',
  'mark_sent',
  'mark_sent',
  'publish',
  'archive',
  'unarchive',
  'void',
  'cancel',
)
const moves = fc.tuple(verb, place).map(([what, which]) =>
  act(`${what} document ${which}`, (books) => {
    const invoice = standing(books.invoices.values(), which)
    if (invoice) books.carryOut(does(what, invoice.id, 'a reason'))
  }),
)

const pay = fc
  .tuple(
    fc.integer({ min: 1, max: 3000 }),
    place,
    fc.constantFrom('named', 'part', 'reference', 'oldest', 'two'),
    fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
    late,
  )
  .map(([amount, which, how, currency, days]) =>
    act(`pay ${amount} ${currency} ${how} ${which}`, (books, today) => {
      const invoice = standing(books.invoices.values(), which)
      const other = standing(books.invoices.values(), which + 1)
      if (!invoice || !other) return
      const allocations = {
        named: [{ invoiceId: invoice.id, amount: null }],
        part: [{ invoiceId: invoice.id, amount: 7n }],
        two: [
          { invoiceId: invoice.id, amount: null },
          { invoiceId: other.id, amount: null },
        ],
        reference: [],
        oldest: [],
      }[how]
      const reference = how === 'reference' ? invoice.number : null
      books.carryOut(
        pays(invoice.customerId, BigInt(amount), {
          currency,
          receivedOn: daysAgo(today, days),
          reference,
          allocations,
        }),
      )
    }),
  )

const givingBack = fc
  .tuple(fc.integer({ min: 1, max: 2000 }), place, fc.constantFrom('document', 'document', 'credit'))
  .map(([amount, which, of]) =>
    act(`give back ${amount} of payment ${which}, ${of}`, (books, today) => {
      const known = standing(books.payments, which)
      if (!known) return
      const allocation = standing(
        books.allocations.filter((one) => one.sourceId === known.payment.id),
        which,
      )
      books.carryOut({
        kind: 'refund_payment',
        paymentId: known.payment.id,
        invoiceId: of === 'credit' ? null : (allocation?.invoiceId ?? null),
        amount: BigInt(amount),
        refundedOn: today,
        reason: 'a reason',
      })
    }),
  )

const usingCredit = fc
  .tuple(place, place, fc.integer({ min: 1, max: 2000 }), fc.constantFrom('all', 'some', 'named'), late)
  .map(([which, document, amount, how, days]) =>
    act(`use credit of customer ${which}, ${how} ${amount} on ${document}`, (books, today) => {
      const customer = standing(books.customers.values(), which)
      const invoice = standing(books.invoices.values(), document)
      if (!customer || !invoice) return
      books.carryOut({
        kind: 'apply_credit',
        customerId: how === 'named' ? invoice.customerId : customer.id,
        currency: 'USD',
        invoiceId: how === 'named' ? invoice.id : null,
        amount: how === 'some' ? BigInt(amount) : null,
        appliedOn: daysAgo(today, days),
      })
    }),
  )

const undoing = fc.tuple(place, place, fc.boolean()).map(([which, document, moving]) =>
  act(`undo allocation ${which}${moving ? `, moved to document ${document}` : ''}`, (books, today) => {
    const allocation = standing(books.allocations, which)
    const other = standing(books.invoices.values(), document)
    if (!allocation) return
    books.carryOut({
      kind: 'undo_allocation',
      allocationId: allocation.id,
      undoneOn: today,
      reason: 'a reason',
      moveTo: moving && other ? other.id : null,
    })
  }),
)

const givingUp = fc.tuple(place, fc.constantFrom(null, 7n, 1000n)).map(([which, amount]) =>
  act(`write off ${amount ?? 'all'} of document ${which}`, (books, today) => {
    const invoice = standing(books.invoices.values(), which)
    if (!invoice) return
    books.carryOut({
      kind: 'write_off',
      invoiceId: invoice.id,
      amount,
      writtenOffOn: today,
      reason: 'a reason',
    })
  }),
)

const reinstating = place.map((which) =>
  act(`reinstate document ${which}`, (books, today) => {
    const invoice = standing(books.invoices.values(), which)
    if (!invoice) return
    books.carryOut({ kind: 'reinstate', invoiceId: invoice.id, reinstatedOn: today, reason: 'a reason' })
  }),
)

const splitting = fc
  .tuple(
    place,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('percent', 'amount', 'rest')), {
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([which, parts, whole]) =>
    act(`split document ${which} into ${JSON.stringify(parts)}`, (books, today) => {
      const invoice = standing(books.invoices.values(), which)
      if (!invoice) return
      let dueOn = addDays(today, -3)
      const asked = parts.map(([days, by], at): AskedInstalment => {
        dueOn = addDays(dueOn, days + 1)
        if (by === 'rest' || (whole && at === parts.length - 1)) return { dueOn, share: { by: 'rest' } }
        return {
          dueOn,
          share:
            by === 'percent' ? { by: 'percent', percent: decimal('33.3') } : { by: 'amount', amount: 7n },
        }
      })
      books.carryOut({ kind: 'plan_instalments', invoiceId: invoice.id, parts: asked, reason: null })
    }),
  )

const lookingAt = place.map((which) =>
  act(`settle the alert of payment ${which}`, (books) => {
    const known = standing(books.payments, which)
    if (known) books.carryOut({ kind: 'settle_alert', paymentId: known.payment.id, remark: null })
  }),
)

const seeing = place.map((which) =>
  act(`the customer sees document ${which}`, (books) => {
    const invoice = standing(books.invoices.values(), which)
    if (invoice) books.carryOut({ kind: 'record_view', invoiceId: invoice.id })
  }),
)

const editing = (taxedBy: Jurisdiction) =>
  fc
    .tuple(place, minor, rate, fc.constantFrom('lines', 'discount', 'date', 'customer', 'words'), taxedBy)
    .map(([which, amount, tax, what, whose]) =>
      act(`edit ${what} of document ${which}`, (books, today) => {
        const invoice = standing(books.invoices.values(), which)
        if (!invoice) return
        const changes = {
          lines: {
            lines: [
              line('By hand', cents(amount), {
                tax: { category: null, rate: decimal(tax), jurisdiction: whose },
              }),
              line('More', '1'),
            ],
          },
          discount: { documentDiscount: { kind: 'amount', amount: BigInt(amount) } },
          date: { issuedOn: daysAgo(today, amount % 7) },
          customer: { customerId: standing(books.customers.values(), which)?.id },
          words: { notes: `note ${amount}` },
        } as const
        books.carryOut(edits(invoice.id, changes[what]))
      }),
    )

const making = fc
  .tuple(place, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([which, two, billAgain, saveAsDraft]) =>
    act(`make over work ${which}`, (books) => {
      const works = [
        standing(books.works.values(), which),
        two ? standing(books.works.values(), which + 1) : undefined,
      ]
      books.carryOut(makes({ works: works.flatMap((work) => work?.id ?? []), billAgain, saveAsDraft }))
    }),
  )

const blank = minor.map((amount) =>
  act(`make blank ${amount}`, (books) => {
    books.carryOut(makes({ addressee: { source: 'ops', ref: BOLT }, lines: [line('Blank', cents(amount))] }))
  }),
)

const closing = fc.constant(
  act('close the books through yesterday', (books, today) => {
    books.closedThrough = daysAgo(today, 1)
  }),
)

const actsTaxed = (taxedBy: Jurisdiction): fc.Arbitrary<Act> =>
  fc.oneof(
    { weight: 6, arbitrary: tells(taxedBy) },
    { weight: 5, arbitrary: moves },
    { weight: 2, arbitrary: pay },
    { weight: 1, arbitrary: givingBack },
    { weight: 1, arbitrary: usingCredit },
    { weight: 1, arbitrary: undoing },
    { weight: 1, arbitrary: givingUp },
    { weight: 1, arbitrary: reinstating },
    { weight: 2, arbitrary: splitting },
    { weight: 1, arbitrary: lookingAt },
    { weight: 1, arbitrary: seeing },
    { weight: 2, arbitrary: editing(taxedBy) },
    { weight: 2, arbitrary: making },
    { weight: 1, arbitrary: blank },
    { weight: 1, arbitrary: closing },
  )

export const acts = actsTaxed(jurisdiction)
/** The same where nobody says whose tax it is. */
export const actsWithoutJurisdictions = actsTaxed(fc.constant(undefined))
