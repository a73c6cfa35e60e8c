import { listSearch } from '../../ui/list/column.ts'

const NAMES = [
  'q',
  'customer',
  'method',
  'provider',
  'currency',
  'from',
  'to',
  'amountFrom',
  'amountTo',
  'credit',
  'alert',
  'sort',
  'view',
] as const

/** What the address of the list of payments may say. */
export type PaymentSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const paymentSearch = (search: Record<string, unknown>): PaymentSearch => listSearch(search, NAMES)
