import type { BillingProfile } from './profile.ts'
import { CREDIT_SERIES, INVOICE_SERIES } from './series.ts'

/** Home services: a completed booking becomes a pending invoice by itself (seed 4). */
export const homeServices: BillingProfile = {
  code: 'home-services',
  name: 'Home services',
  reactions: { order: 'offer', service_order: 'offer', trip: 'offer', booking: 'create', sale: 'offer' },
  worksPerInvoice: 'one',
  billableStages: ['completed', 'done'],
  numberAt: 'draft',
  recognizeAt: 'final',
  finalWhen: 'created',
  visibleWhen: 'final',
  series: INVOICE_SERIES,
  creditSeries: CREDIT_SERIES,
  terms: 'net 14',
  taxRounding: 'document',
  pricesIncludeTax: false,
  defaultTax: { category: 'S', rate: '8.25' },
  words: { staff: 'home_services', client: 'home_services' },
}
