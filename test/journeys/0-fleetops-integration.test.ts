import { beforeEach, describe, expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, edits, pays } from '../support/domain/people.ts'
import { ACME, at, orderPriced, saleCompleted } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
let books: Books
beforeEach(async () => {
  books = await Books.open(database, 'fleet')
})

const QUOTE = {
  id: 'quote-1',
  amount: 120_000,
  items: [
    { description: 'Base fee', amount: 100_000 },
    { description: 'Distance, 40 km', amount: '20000' },
  ],
}

describe('When Invoices Get Created', () => {
  test('The moment a Fleet-Ops order has its pricing locked in, Ledger automatically creates a draft invoice for that order and recognizes the revenue in your books.', async () => {
    await books.tell(orderPriced('1', 120_000, at(1), { quote: QUOTE }))
    expect(await books.documents()).toEqual(['INV-2026-00001 draft 120000'])
    expect(await books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,200.00
    Cr 4000 Revenue  1,200.00
`)
    expect(await wrongIn(books)).toEqual([])
  })
})

describe('What Lands in Your Billing List', () => {
  test('Customer pulled from the Fleet-Ops order', async () => {
    await books.tell(orderPriced('1', 120_000, at(1)))
    expect(
      await books.rows(
        `select v.name, v.email from invoice i join customer_version v
         on v.org_id = i.org_id and v.customer_id = i.customer_id and v.version = i.customer_version where i.org_id = $1`,
      ),
    ).toEqual([{ name: ACME.name, email: ACME.email }])
  })

  test('Line items pulled from the service quote (or, if the quote is a single price, one summary line item)', async () => {
    await books.tell(orderPriced('1', 120_000, at(1), { quote: QUOTE }))
    await books.tell(orderPriced('2', 35_000, at(1)))
    expect(
      await books.rows(
        `select i.number, l.description, l.net from invoice i join invoice_line l on l.org_id = i.org_id and l.invoice_id = i.id
         where i.org_id = $1 order by i.number, l.position`,
      ),
    ).toEqual([
      { number: 'INV-2026-00001', description: 'Base fee', net: 100_000n },
      { number: 'INV-2026-00001', description: 'Distance, 40 km', net: 20_000n },
      { number: 'INV-2026-00002', description: 'Delivery service — Order 2', net: 35_000n },
    ])
  })

  test('Currency, due date (using your Invoice Settings), and a fresh invoice number', async () => {
    await books.tell(orderPriced('1', 120_000, at(1), { currency: 'EUR' }))
    expect(await books.rows('select currency, due_on, number from invoice where org_id = $1')).toEqual([
      { currency: 'EUR', due_on: '2026-03-31', number: 'INV-2026-00001' },
    ])
  })

  test('You can edit anything before sending', async () => {
    const { subject } = await books.tell(orderPriced('1', 120_000, at(1)))
    const id = subject.invoiceIds![0]!
    expect((await books.do(edits(id, { notes: 'Thank you', dueOn: '2026-04-15' }))).outcome).toBe('done')
    expect(await books.rows('select notes, due_on, total from invoice where org_id = $1')).toEqual([
      { notes: 'Thank you', due_on: '2026-04-15', total: 120_000n },
    ])
    await books.do(does('mark_sent', id))
    expect(await books.do(edits(id, { notes: 'Too late' }))).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'not_allowed_now' },
    })
  })
})

describe('When Pricing Changes', () => {
  test('When that happens, the old draft invoice is automatically marked void and a fresh draft takes its place.', async () => {
    await books.tell(orderPriced('1', 120_000, at(1)))
    books.now = Date.parse(at(2))
    await books.tell(orderPriced('1', 90_000, at(2)))
    expect(await books.documents()).toEqual(['INV-2026-00001 void 120000', 'INV-2026-00002 draft 90000'])
    // The original left the first draft's revenue standing; here it goes with the draft.
    expect(await books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,200.00
    Cr 4000 Revenue  1,200.00
2026-03-02  revenue_recognition_reversal  Reversal of: Invoice INV-2026-00001
    Cr 1100 Accounts receivable  1,200.00
    Dr 4000 Revenue  1,200.00
2026-03-02  revenue_recognition  Invoice INV-2026-00002
    Dr 1100 Accounts receivable  900.00
    Cr 4000 Revenue  900.00
`)
  })

  test('If the old invoice was already past draft (sent, viewed, partial, or paid), it stays where it is — Ledger only replaces drafts.', async () => {
    const { subject } = await books.tell(orderPriced('1', 120_000, at(1)))
    await books.do(does('mark_sent', subject.invoiceIds![0]!))
    await books.tell(orderPriced('1', 150_000, at(2)))
    // Not a second invoice over the whole price, which would bill it twice: a draft over the difference.
    expect(await books.documents()).toEqual([
      'INV-2026-00001 posted 120000',
      'supplement INV-2026-00002 draft 30000',
    ])
    expect(await wrongIn(books)).toEqual([])
  })
})

describe('What You See in Your Books', () => {
  test('When the customer pays, a second entry is posted:', async () => {
    const { subject } = await books.tell(orderPriced('1', 120_000, at(1)))
    const id = subject.invoiceIds![0]!
    await books.do(does('mark_sent', id))
    await books.do(
      pays(null, 120_000n, { allocations: [{ invoiceId: id, amount: null }], receivedOn: '2026-03-15' }),
    )
    expect((await books.journal()).split('\n').slice(4)).toEqual([
      '2026-03-15  invoice_payment  Payment by bank transfer',
      '    Dr 1000 Cash  1,200.00',
      '    Cr 1100 Accounts receivable  1,200.00',
      '',
    ])
    expect((await books.standing())[0]).toMatchObject({ paid: 120_000n, receivable: 0n })
  })
})

describe('Storefront Orders', () => {
  test("Storefront checkouts are different — they are point-of-sale, so they don't generate invoices.", async () => {
    await books.tell(saleCompleted('1', at(1)))
    expect(await books.documents()).toEqual([])
    expect(await books.journal()).toBe(`
2026-03-01  storefront_sale  Storefront sale 1
    Dr 1000 Cash  56.00
    Cr 4000 Revenue  51.50
    Cr 2210 Tips payable  4.50
`)
  })
})
