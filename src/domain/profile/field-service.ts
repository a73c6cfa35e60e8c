import type { BillingProfile } from './profile.ts'
import { CREDIT_SERIES, INVOICE_SERIES } from './series.ts'

/** Field service: a service order in Done is offered for invoicing; confirming numbers, posts and finalizes (seed 2). */
export const fieldService: BillingProfile = {
  code: 'field-service',
  name: 'Field service',
  reactions: { order: 'offer', service_order: 'offer', trip: 'offer', booking: 'offer', sale: 'offer' },
  worksPerInvoice: 'many',
  billableStages: ['done'],
  numberAt: 'final',
  recognizeAt: 'final',
  finalWhen: 'confirmed',
  visibleWhen: 'final',
  series: INVOICE_SERIES,
  creditSeries: CREDIT_SERIES,
  terms: 'net 30',
  taxRounding: 'document',
  pricesIncludeTax: false,
  defaultTax: { category: 'S', rate: '20' },
  words: { staff: 'field_service', client: 'field_service' },
}
