import { beforeEach, describe, expect, test } from 'vitest'
import { positionOf } from '../../src/domain/status/position.ts'
import { wordFor } from '../../src/domain/status/vocabulary.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { readInvoice } from '../../src/store/reading/invoice.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, line, makes, pays } from '../support/domain/people.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { ACME, at, bookingCompleted } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
let books: Books
beforeEach(async () => {
  books = await Books.open(database, 'home-services')
})

async function word(id: string, today = '2026-03-10'): Promise<string> {
  const read = await inOrganization(books.world.db, books.orgId, (tx) => readInvoice(tx, books.orgId, id))
  return wordFor(positionOf(read!.invoice, today), read!.profile.words.staff).label
}

const made = async (event = bookingCompleted('B-1', at(1))): Promise<string> =>
  (await books.tell(event)).subject.invoiceIds![0]!

describe('The standard invoice flow:', () => {
  test('Line items are populated from the cart (products, extras, adjustments)', async () => {
    await made(
      bookingCompleted('B-1', at(1), {
        products: [{ description: 'Cleaning', unitPrice: '120', quantity: 2 }],
        extras: [{ description: 'Oven', unitPrice: '35' }],
        adjustments: [{ reason: 'goodwill', description: 'Goodwill: late start', unitPrice: '-20' }],
      }),
    )
    expect(
      await books.rows('select kind, description, net from invoice_line where org_id = $1 order by position'),
    ).toEqual([
      { kind: 'product', description: 'Cleaning', net: 24_000n },
      { kind: 'extra', description: 'Oven', net: 3_500n },
      { kind: 'adjustment', description: 'Goodwill: late start', net: -2_000n },
    ])
  })

  test('Discounts (coupons, subscription) are applied', async () => {
    await made(bookingCompleted('B-1', at(1), { discount: { percent: '25', cap: 2_000 } }))
    expect(await books.rows('select subtotal, discount, net from invoice where org_id = $1')).toEqual([
      { subtotal: 12_000n, discount: 2_000n, net: 10_000n },
    ])
  })

  test('Tax is calculated based on the service address', async () => {
    await made(bookingCompleted('B-1', at(1), { tax: { rate: '8.875' } }))
    expect((await books.standing())[0]).toMatchObject({ net: 12_000n, tax: 1_065n, total: 13_065n })
  })

  test('Invoice is created with status "Pending"', async () => {
    const id = await made()
    expect(await word(id)).toBe('Pending')
    expect(await books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  132.00
    Cr 4000 Revenue  120.00
    Cr 2100 Tax payable  12.00
`)
  })
})

describe('Manual Invoice Creation', () => {
  test('Save as draft or send immediately', async () => {
    const blank = {
      addressee: { source: 'manual', ref: ACME },
      lines: [line('Key copy', '18', { tax: { category: 'S', rate: decimal('10') } })],
    }
    const draft = await books.do(makes({ ...blank, saveAsDraft: true }))
    const final = await books.do(makes(blank))
    expect(await word(draft.subject.invoiceIds![0]!)).toBe('Draft')
    expect(await word(final.subject.invoiceIds![0]!)).toBe('Pending')
    expect((await books.standing()).map(({ total }) => total)).toEqual([1_980n, 1_980n])
  })
})

describe('Invoice Statuses', () => {
  test('Paid: Payment received in full · Partially Paid: Some payment received, balance remaining · Overdue: Past the due date with balance remaining', async () => {
    const id = await made()
    const pay = (amount: bigint) =>
      books.do(pays(null, amount, { allocations: [{ invoiceId: id, amount: null }] }))
    await pay(3_200n)
    expect(await word(id)).toBe('Partially Paid')
    expect(await word(id, '2026-03-16')).toBe('Overdue')
    await pay(10_000n)
    expect(await word(id, '2026-03-16')).toBe('Paid')
  })

  test('Void: Cancelled — no payment expected', async () => {
    const id = await made()
    await books.do(does('void', id, 'Nobody was home'))
    expect(await word(id)).toBe('Void')
    expect((await books.standing())[0]).toMatchObject({ receivable: 0n })
    expect(await wrongIn(books)).toEqual([])
  })
})

describe('Invoice Numbering', () => {
  test('Default format: INV-YYYY-NNNNN (e.g., INV-2026-00142)', async () => {
    for (let n = 1; n <= 3; n++) await made(bookingCompleted(`B-${n}`, at(n)))
    expect(await books.rows('select number from invoice where org_id = $1 order by number_seq')).toEqual([
      { number: 'INV-2026-00001' },
      { number: 'INV-2026-00002' },
      { number: 'INV-2026-00003' },
    ])
  })

  test('Numbers never reset and always increment', async () => {
    await made(bookingCompleted('B-1', '2025-12-31T10:00:00.000Z'))
    await made(bookingCompleted('B-2', '2026-01-02T10:00:00.000Z'))
    expect(await books.documents()).toEqual(['INV-2025-00001 posted 13200', 'INV-2026-00002 posted 13200'])
  })

  test('Voided invoices retain their number (gaps indicate voids)', async () => {
    await books.do(does('void', await made(), 'Nobody was home'))
    await made(bookingCompleted('B-2', at(2)))
    expect(
      await books.rows('select number, stage, end_reason from invoice where org_id = $1 order by number'),
    ).toEqual([
      { number: 'INV-2026-00001', stage: 'void', end_reason: 'Nobody was home' },
      { number: 'INV-2026-00002', stage: 'posted', end_reason: null },
    ])
  })
})

describe('Adjustments', () => {
  test('Adjustments are added as line items with clear descriptions so the customer understands the change.', async () => {
    await made(
      bookingCompleted('B-1', at(1), {
        adjustments: [
          { reason: 'additional_work', description: 'Additional work: second bathroom', unitPrice: '45' },
          { reason: 'reduced_scope', description: 'Reduced scope: balcony left out', unitPrice: '-15' },
        ],
      }),
    )
    expect((await books.standing())[0]).toMatchObject({ net: 15_000n })
  })
})
