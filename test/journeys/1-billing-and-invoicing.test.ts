import { beforeEach, describe, expect, test } from 'vitest'
import { positionOf } from '../../src/domain/status/position.ts'
import { wordFor } from '../../src/domain/status/vocabulary.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { readInvoice } from '../../src/store/reading/invoice.ts'
import { agingItems } from '../../src/store/reading/reports.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, makes, line, pays } from '../support/domain/people.ts'
import { ACME, at, orderPriced, saleCompleted } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
let books: Books
beforeEach(async () => {
  books = await Books.open(database, 'fleet')
})

async function drafted(id = '1', amount = 100_000): Promise<string> {
  return (await books.tell(orderPriced(id, amount, at(1)))).subject.invoiceIds![0]!
}

/** The word staff read for a document on a day. */
async function word(id: string, today = '2026-03-20'): Promise<string> {
  const read = await inOrganization(books.world.db, books.orgId, (tx) => readInvoice(tx, books.orgId, id))
  return wordFor(positionOf(read!.invoice, today), read!.profile.words.staff).word
}

const pay = (id: string, amount: bigint) =>
  books.do(pays(null, amount, { allocations: [{ invoiceId: id, amount: null }] }))

describe('The Invoicing Lifecycle', () => {
  test('draft → sent → viewed → partial → paid', async () => {
    const id = await drafted()
    const words = [await word(id)]
    await books.do(does('mark_sent', id))
    words.push(await word(id))
    await books.do({ kind: 'record_view', invoiceId: id })
    words.push(await word(id))
    await pay(id, 40_000n)
    words.push(await word(id))
    await pay(id, 60_000n)
    words.push(await word(id))
    expect(words).toEqual(['draft', 'sent', 'viewed', 'partial', 'paid'])
  })

  test('overdue: Past due date, not yet paid.', async () => {
    const id = await drafted()
    expect(await word(id, '2026-05-01')).toBe('draft')
    await books.do(does('mark_sent', id))
    expect(await word(id, '2026-03-31')).toBe('sent')
    expect(await word(id, '2026-04-01')).toBe('overdue')
    await pay(id, 1n)
    expect(await word(id, '2026-04-01')).toBe('partial')
  })

  test('cancelled: Cancelled; should not be paid', async () => {
    const id = await drafted()
    await books.do(does('mark_sent', id))
    await books.do(does('cancel', id, 'Not delivered'))
    expect(await word(id)).toBe('cancelled')
    // Money that comes all the same is never lost: it becomes the customer's credit, with an alert.
    await pay(id, 100_000n)
    expect(
      await books.rows('select unapplied, alert is not null as alert from payment where org_id = $1'),
    ).toEqual([{ unapplied: 100_000n, alert: true }])
    expect(await wrongIn(books)).toEqual([])
  })

  test('refunded: Set by HandleProcessedRefund when a gateway refund completes', async () => {
    const id = await drafted()
    await books.do(does('mark_sent', id))
    const { subject } = await pay(id, 100_000n)
    const refund = (amount: bigint) =>
      books.do({
        kind: 'refund_payment',
        paymentId: subject.paymentId!,
        invoiceId: id,
        amount,
        refundedOn: '2026-03-20',
        reason: 'Late',
      })
    await refund(40_000n)
    expect(await word(id)).toBe('partial')
    expect(await refund(60_001n)).toMatchObject({ outcome: 'refused', refusal: { code: 'refund_too_much' } })
    await refund(60_000n)
    expect(await word(id)).toBe('refunded')
    expect(await wrongIn(books)).toEqual([])
  })

  test('void: Set programmatically when a draft invoice is superseded', async () => {
    const id = await drafted()
    await books.tell(orderPriced('1', 90_000, at(2)))
    expect(await word(id)).toBe('void')
    expect(
      await books.rows(
        'select superseded_by is not null as superseded from invoice where org_id = $1 and id = $2',
        [id],
      ),
    ).toEqual([{ superseded: true }])
  })

  test('The cancelled, paid, and void statuses are excluded from AR Aging.', async () => {
    const [paid, cancelled, voided, open] = [
      await drafted('1'),
      await drafted('2'),
      await drafted('3'),
      await drafted('4'),
    ]
    for (const id of [paid, cancelled, open]) await books.do(does('mark_sent', id))
    await pay(paid, 100_000n)
    await books.do(does('cancel', cancelled, 'x'))
    await books.do(does('void', voided, 'x'))
    const items = await inOrganization(books.world.db, books.orgId, (tx) =>
      agingItems(tx, books.orgId, { asOf: '2026-03-20' }),
    )
    expect(items.map(({ amount, draft }) => [amount, draft])).toEqual([[100_000n, false]])
  })
})

describe('Invoices', () => {
  test('Invoices can be created manually, from a Fleet-Ops order, or automatically when a PurchaseRate is added to an order.', async () => {
    await drafted('1', 5_000)
    await books.do(
      makes({ addressee: { source: 'manual', ref: ACME }, lines: [line('Storage, one week', '75.00')] }),
    )
    expect(await books.documents()).toEqual(['INV-2026-00001 draft 5000', 'INV-2026-00002 draft 7500'])
  })
})

describe('From Storefront Checkouts (no invoice)', () => {
  test("When a Storefront order completes, Ledger's StorefrontOrderObserver posts a direct journal entry (storefront_sale type)", async () => {
    const sale = saleCompleted('1', at(1))
    await books.tell(sale)
    await books.tell(sale)
    expect(await books.documents()).toEqual([])
    expect(await books.rows('select kind, amount from journal_entry where org_id = $1')).toEqual([
      { kind: 'storefront_sale', amount: 5600n },
    ])
  })
})
