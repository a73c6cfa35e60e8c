import type { InvoiceRow } from '../../../contract/invoice.ts'

/** What a document is besides an invoice; an invoice needs no saying. */
export const kindName = (kind: InvoiceRow['kind']): string | null =>
  ({ invoice: null, supplement: 'Supplement', credit_note: 'Credit note' })[kind]
