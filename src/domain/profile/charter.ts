import type { BillingProfile } from './profile.ts'
import { CREDIT_SERIES, INVOICE_SERIES } from './series.ts'

/** A charter operator: staff bill a completed trip and publish the invoice to the client's portal (seed 3). */
export const charter: BillingProfile = {
  code: 'charter',
  name: 'Charter operator',
  reactions: { order: 'offer', service_order: 'offer', trip: 'offer', booking: 'offer', sale: 'offer' },
  worksPerInvoice: 'one',
  billableStages: ['completed', 'done'],
  numberAt: 'draft',
  recognizeAt: 'final',
  finalWhen: 'published',
  visibleWhen: 'published',
  series: INVOICE_SERIES,
  creditSeries: CREDIT_SERIES,
  terms: 'net 14',
  taxRounding: 'document',
  pricesIncludeTax: false,
  defaultTax: { category: 'Z', rate: '0' },
  words: { staff: 'charter', client: 'charter_client' },
}
