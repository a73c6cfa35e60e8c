import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../kernel/date.ts'
import { decimal } from '../../kernel/decimal.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, edits, line, makes, pays } from '../../../test/support/domain/people.ts'
import {
  ACME,
  at,
  BOLT,
  bookingCompleted,
  cashHandedIn,
  orderCancelled,
  orderPriced,
  saleCompleted,
  serviceOrder,
  tripCompleted,
} from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import { PROFILES } from '../profile/profiles.ts'
import type { BillingProfile } from '../profile/profile.ts'

/** One thing done to the books on the day of its step; what it refers to is a place in what stands by then. */
interface Act {
  readonly name: string
  readonly run: (books: PaperBooks, today: string) => void
}
const act = (name: string, run: Act['run']): Act => ({ name, run })
const standing = <T>(list: Iterable<T>, place: number): T | undefined => {
  const all = [...list]
  return all[place % Math.max(all.length, 1)]
}
const morningOf = (date: string): string => `${date}T09:00:00.000Z`

const place = fc.nat({ max: 30 })
const minor = fc.constantFrom(0, 1, 5, 333, 1000, 1005, 9999)
const rate = fc.constantFrom('0', '5.5', '10', '20')
const order = fc.constantFrom('o-1', 'o-2')
const cents = (amount: number): string => (amount / 100).toFixed(2)

/** Days a fact happened before it is told: mostly none, so that newer facts win and older ones come late. */
const late = fc.constantFrom(0, 0, 0, 1, 4)
const daysAgo = (today: string, days: number): string => addDays(today, -days)

const told = fc.oneof(
  fc.tuple(order, minor, rate, fc.constantFrom(ACME, ACME, ACME, BOLT)).map(
    ([id, amount, tax, customer]) =>
      (when: string) =>
        orderPriced(id, amount, when, { tax: { rate: tax }, customer }),
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
  fc.tuple(fc.constantFrom('s-1', 's-2'), minor, fc.constantFrom('in_progress', 'done', 'done')).map(
    ([id, amount, stage]) =>
      (when: string) =>
        serviceOrder(id, when, {
          parts: [{ description: 'Part', quantity: '1', price: cents(amount) }],
          stage: stage as 'done',
        }),
  ),
  minor.map(
    (amount) => (when: string) =>
      tripCompleted('t-1', when, { estimate: [{ kind: 'fuel', price: cents(amount) }] }),
  ),
  fc.tuple(fc.constantFrom('b-1', 'b-2'), minor, rate).map(
    ([id, amount, tax]) =>
      (when: string) =>
        bookingCompleted(id, when, {
          products: [{ description: 'Cleaning', unitPrice: cents(amount), quantity: '1.5' }],
          tax: { rate: tax },
          discount: { percent: '10' },
        }),
  ),
)

const tells = fc
  .tuple(told, late)
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

const editing = fc
  .tuple(place, minor, rate, fc.constantFrom('lines', 'discount', 'date', 'customer', 'words'))
  .map(([which, amount, tax, what]) =>
    act(`edit ${what} of document ${which}`, (books, today) => {
      const invoice = standing(books.invoices.values(), which)
      if (!invoice) return
      const changes = {
        lines: {
          lines: [
            line('By hand', cents(amount), { tax: { category: null, rate: decimal(tax) } }),
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

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: tells },
  { weight: 5, arbitrary: moves },
  { weight: 2, arbitrary: pay },
  { weight: 2, arbitrary: editing },
  { weight: 2, arbitrary: making },
  { weight: 1, arbitrary: blank },
  { weight: 1, arbitrary: closing },
)

/** What rule 16 freezes on a final document. */
const frozen = (invoice: Invoice, lines: readonly InvoiceLine[] | undefined): unknown => ({
  lines,
  of: [
    invoice.kind,
    invoice.number,
    invoice.customerId,
    invoice.customerVersion,
    invoice.sellerVersion,
    invoice.profileVersion,
    invoice.currency,
    invoice.issuedOn,
    invoice.dueOn,
    invoice.terms,
    invoice.notes,
    invoice.reference,
    invoice.revision,
    invoice.net,
    invoice.tax,
    invoice.total,
    invoice.discount,
    invoice.taxRounding,
    invoice.pricesIncludeTax,
  ],
})

function run(profile: BillingProfile, list: readonly Act[]): PaperBooks {
  const books = new PaperBooks(profile)
  const finals = new Map<string, unknown>()
  const ended = new Set<string>()
  for (const [step, { name, run: doIt }] of list.entries()) {
    const today = addDays('2026-02-01', step)
    const entriesBefore = books.entries.length
    books.now = morningOf(today)
    doIt(books, today)
    expect(brokenIn(books), `after: ${name}`).toEqual([])
    for (const entry of books.entries.slice(entriesBefore)) {
      expect(
        books.closedThrough === null || entry.date > books.closedThrough,
        `${name}: an entry in a closed period`,
      ).toBe(true)
    }
    for (const invoice of books.invoices.values()) {
      const now = frozen(invoice, books.lines.get(invoice.id))
      if (finals.has(invoice.id))
        expect(now, `${name} changed a final document`).toEqual(finals.get(invoice.id))
      if (invoice.stage === 'posted') finals.set(invoice.id, now)
      if (ended.has(invoice.id))
        expect(['void', 'cancelled'], `${name} brought a document back`).toContain(invoice.stage)
      if (invoice.stage === 'void' || invoice.stage === 'cancelled') ended.add(invoice.id)
    }
  }
  return books
}

describe('whatever is done in whatever order, what must hold holds', () => {
  const several = {
    'fleet, several orders on one': { ...PROFILES.get('fleet')!, worksPerInvoice: 'many' } as BillingProfile,
  }
  test.each([...PROFILES, ...Object.entries(several)])('%s', (_, profile) => {
    fc.assert(
      fc.property(
        fc.array(acts, { minLength: 15, maxLength: 60, size: 'max' }),
        (list) => void run(profile, list),
      ),
      { numRuns: 250 },
    )
  })

  test('and while the organization changes its profile in between', () => {
    const change = fc
      .constantFrom(...PROFILES.values())
      .map((profile) => act(`become ${profile.code}`, (books) => books.changeProfile(profile)))
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: acts }, { weight: 1, arbitrary: change }), {
          minLength: 15,
          maxLength: 60,
          size: 'max',
        }),
        (list) => void run(PROFILES.get('fleet')!, list),
      ),
      { numRuns: 250 },
    )
  })
})

describe('rule 9: what an order is billed at is what it was last priced at', () => {
  const day = fc.integer({ min: 1, max: 27 })
  const priced = fc.tuple(order, minor, day, rate).map(([id, amount, on, tax]) => ({
    id,
    net: BigInt(amount),
    event: orderPriced(id, amount, at(on), { tax: { rate: tax } }),
  }))
  const cancelled = fc
    .tuple(order, day)
    .map(([id, on]) => ({ id, net: null, event: orderCancelled(id, at(on)) }))
  const step = fc.oneof(
    { weight: 4, arbitrary: priced },
    { weight: 1, arbitrary: cancelled },
    { weight: 4, arbitrary: place.map((which) => ({ which })) },
  )

  test('whoever sends what in between, in any order of arrival', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (list) => {
        const books = new PaperBooks(PROFILES.get('fleet')!)
        // The independent memory: of all that was told of an order, the newest counts; of one moment, the last told.
        const newest = new Map<string, { at: string; net: bigint | null }>()
        for (const one of list) {
          if ('which' in one) {
            const invoice = standing(books.invoices.values(), one.which)
            if (invoice) books.carryOut(does('mark_sent', invoice.id))
            continue
          }
          const { id, net, event } = one
          expect(['plan', 'nothing']).toContain(cameTo(books.tell(event)))
          if (event.occurredAt >= (newest.get(id)?.at ?? '')) newest.set(id, { at: event.occurredAt, net })
        }
        for (const [id, last] of newest) {
          if (last.net === null) continue
          const billed = books.billingsOf(books.workOf(id).id).reduce((sum, one) => sum + one.amount, 0n)
          expect(billed).toBe(last.net)
        }
        expect(brokenIn(books)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})
