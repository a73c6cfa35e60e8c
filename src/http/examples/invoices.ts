import type { InvoiceChanges, InvoiceNew } from '../../contract/invoice-request.ts'
import type { PaymentNew } from '../../contract/payment.ts'

const id = '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'

const overWork: InvoiceNew = { works: [id] }

const blank: InvoiceNew = {
  customerId: id,
  currency: 'USD',
  terms: 'net 30',
  lines: [
    {
      kind: 'labor',
      description: 'Site survey',
      quantity: '3',
      unit: 'hour',
      unitPrice: '95.00',
      taxRate: '8.875',
      taxJurisdiction: 'US-NY',
    },
    {
      description: 'Travel',
      quantity: 1,
      unitPrice: '40.00',
      discount: { kind: 'percent', percent: 10 },
      taxRate: '8.875',
    },
  ],
}

const newLines: InvoiceChanges = {
  lines: [
    { kind: 'fuel', description: 'Fuel, as invoiced', quantity: '1', unitPrice: '4388.12', taxRate: '0' },
  ],
  notes: 'Fuel set to the actual cost.',
}

const byReference: PaymentNew = {
  provider: 'bank',
  providerId: 'stmt-2026-03-14/7',
  customerId: id,
  currency: 'USD',
  amount: 120000,
  receivedOn: '2026-03-14',
  method: 'bank_transfer',
  reference: 'INV-2026-00001',
}

const forOne: PaymentNew = {
  currency: 'USD',
  amount: 50000,
  receivedOn: '2026-03-14',
  method: 'check',
  allocations: [{ invoiceId: id, amount: 50000 }],
}

/** Requests about documents and money, ready to be sent once the ids are yours. */
export const INVOICE_EXAMPLES = {
  postInvoices: { 'Over finished work': overWork, 'A blank one': blank },
  patchInvoicesId: { 'New lines': newLines, Reviewed: { reviewed: true } },
  postPayments: { 'The reference decides': byReference, 'For one invoice': forOne },
}
