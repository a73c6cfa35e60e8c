import { decimal } from '../../../src/kernel/decimal.ts'
import type { Invoice } from '../../../src/domain/invoice/invoice.ts'

/**
 * A hand-made document for the pure rules: INV-2026-00001 of 2026-03-01 over 1,200.00 USD (1,000.00 and 20 % tax), due on
 * 2026-03-31, posted and untouched since. A test names what differs.
 */
export function sampleInvoice(differences: Partial<Invoice> = {}): Invoice {
  return {
    id: 'invoice-1',
    kind: 'invoice',
    stage: 'posted',
    series: 'invoice',
    numberSeq: 1n,
    number: 'INV-2026-00001',
    customerId: 'customer-1',
    customerVersion: 1,
    sellerVersion: 1,
    profileVersion: 1,
    eventId: null,
    originalId: null,
    currency: 'USD',
    issuedOn: '2026-03-01',
    dueOn: '2026-03-31',
    terms: 'net 30',
    reference: null,
    notes: null,
    revision: 1,
    lineCount: 1,
    taxRounding: 'document',
    pricesIncludeTax: false,
    documentDiscount: null,
    taxGroups: [{ category: 'S', rate: decimal('20'), base: 100_000n, tax: 20_000n }],
    subtotal: 100_000n,
    discount: 0n,
    net: 100_000n,
    tax: 20_000n,
    total: 120_000n,
    paid: 0n,
    credited: 0n,
    refunded: 0n,
    writtenOff: 0n,
    receivable: 120_000n,
    review: null,
    sentAt: null,
    viewedAt: null,
    postedAt: '2026-03-01T09:00:00.000Z',
    publishedAt: null,
    archivedAt: null,
    endedAt: null,
    endedOn: null,
    endReason: null,
    supersededBy: null,
    version: 1,
    createdAt: '2026-03-01T09:00:00.000Z',
    createdBy: 'user-1',
    ...differences,
  }
}
