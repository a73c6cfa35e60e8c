import type { Invoice } from '../../../contract/invoice.ts'
import { kindName } from '../invoices/kind-name.ts'

/** A document as people name it: Invoice INV-2026-00012, or a draft not numbered yet. */
export const documentTitle = ({ kind, number }: Pick<Invoice, 'kind' | 'number'>): string =>
  `${kindName(kind) ?? 'Invoice'} ${number ?? '(not numbered yet)'}`
