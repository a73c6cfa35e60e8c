import { orderCancelled, orderPriced, cashHandedIn, saleCompleted } from '../support/domain/told-events.ts'
import { pays } from '../support/domain/people.ts'
import type { Books } from '../support/road/books.ts'
import type { WorkEvent } from '../../src/domain/work/event.ts'

const ORDERS = 70_000
const REPRICED = 8_000
const CANCELLED = 4_000
const SALES = 6_000
const COLLECTED = 4_000
const PAYMENTS = 200

/** How many entries that comes to: a price that changes is a reversal and a fresh one. */
export const GENERATED_ENTRIES = ORDERS + 2 * REPRICED + CANCELLED + SALES + COLLECTED + PAYMENTS

const BATCH = 1_000
const FIRST_DAY = Date.UTC(2025, 0, 1, 12)
const DAYS = 700
const LAST_INSTANT = '2026-12-10T12:00:00.000Z'
/** With two, no and three decimals; most in the first. */
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'JPY', 'KWD']
const NAMES = [
  '(Brackets) & Sons',
  'Semi; Colon',
  'Bar | Bell',
  '"Quoted" \\ Ltd',
  '* Star',
  'Ünal, 東京運送',
  '! Now',
]

/** The instant `n` of the book: noon of a day in its order of making, so that days come in no order. */
const instant = (n: number): string => new Date(FIRST_DAY + ((n * 389) % DAYS) * 86_400_000).toISOString()

const currencyOf = (n: number): string => CURRENCIES[n % CURRENCIES.length]!

function priced(n: number, amount: number): WorkEvent {
  const customer = n % 1_000
  return orderPriced(`order-${n}`, amount, instant(n), {
    currency: currencyOf(n),
    customer: { id: `customer-${customer}`, name: `${NAMES[customer % NAMES.length]} ${customer}` },
    tax: { rate: '8.25' },
  })
}

/** Fills books with so many entries: orders, new prices, cancelled ones, sales, cash, and payments before any invoice. */
export async function generateBook(books: Books): Promise<void> {
  books.now = Date.UTC(2026, 11, 31, 12)
  const amountOf = (n: number): number => 1 + ((n * 7_919) % 999_983)
  await tell(books, ORDERS, (n) => priced(n, amountOf(n)))
  await tell(books, REPRICED, (n) => priced(n, amountOf(n) + 17))
  await tell(books, CANCELLED, (n) => orderCancelled(`order-${REPRICED + n}`, LAST_INSTANT))
  const sale = (n: number): string => `sale-${n}`
  await tell(books, SALES, (n) =>
    saleCompleted(sale(n), instant(n), { currency: currencyOf(n), payment: 'cash_on_delivery' }),
  )
  await tell(books, COLLECTED, (n) => cashHandedIn(sale(n), instant(n + 3)))
  await payEarly(books)
}

/** Money before the work: until then the receivables of a currency stand on the other side. */
async function payEarly(books: Books): Promise<void> {
  const [last] = await books.rows<{ id: string; customerId: string; currency: string }>(
    `select id, customer_id as "customerId", currency from invoice
     where org_id = $1 and stage = 'draft' order by issued_on desc limit 1`,
  )
  const { id, customerId, currency } = last!
  const early = { currency, receivedOn: '2024-12-15' }
  const payments = Array.from({ length: PAYMENTS }, (_, n) =>
    books.do(
      pays(customerId, BigInt(n + 1), {
        ...early,
        allocations: n === 0 ? [{ invoiceId: id, amount: 1n }] : [],
        keepAsCredit: n > 0,
      }),
    ),
  )
  await Promise.all(payments)
}

/** Tells so many events in batches; two wait in the lane while another is written. */
async function tell(books: Books, count: number, eventOf: (n: number) => WorkEvent): Promise<void> {
  const underway: Promise<unknown>[] = []
  for (let first = 0; first < count; first += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, count - first) }, (_, at) => eventOf(first + at))
    underway.push(books.tellAll(events))
    if (underway.length > 2) await underway.shift()
  }
  await Promise.all(underway)
}
