import { listSearch } from '../../ui/list/column.ts'

const NAMES = [
  'word',
  'q',
  'overdue',
  'flagged',
  'kind',
  'workKind',
  'customer',
  'currency',
  'issuedFrom',
  'issuedTo',
  'dueFrom',
  'dueTo',
  'totalFrom',
  'totalTo',
  'sort',
  'view',
] as const

/** What the address of the list of documents may say. */
export type InvoiceSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const invoiceSearch = (search: Record<string, unknown>): InvoiceSearch => listSearch(search, NAMES)
