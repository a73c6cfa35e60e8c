import type { BillingProfile } from './profile.ts'
import { CREDIT_SERIES, INVOICE_SERIES } from './series.ts'

/** A delivery fleet: the price lock drafts an invoice and recognizes its revenue; sending makes it final (seeds 0, 1). */
export const fleet: BillingProfile = {
  code: 'fleet',
  name: 'Delivery fleet',
  reactions: { order: 'draft', service_order: 'offer', trip: 'offer', booking: 'offer', sale: 'offer' },
  worksPerInvoice: 'one',
  billableStages: ['priced', 'done', 'completed'],
  numberAt: 'draft',
  recognizeAt: 'draft',
  finalWhen: 'sent',
  visibleWhen: 'final',
  series: INVOICE_SERIES,
  creditSeries: CREDIT_SERIES,
  terms: 'net 30',
  taxRounding: 'document',
  pricesIncludeTax: false,
  defaultTax: { category: 'Z', rate: '0' },
  words: { staff: 'fleet', client: 'fleet' },
}
