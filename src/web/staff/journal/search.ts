import { listSearch } from '../../ui/list/column.ts'

const NAMES = [
  'q',
  'account',
  'kind',
  'document',
  'customer',
  'currency',
  'source',
  'service',
  'from',
  'to',
  'knownAt',
  'sort',
  'view',
] as const

/** What the address of the journal may say. */
export type JournalSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const journalSearch = (search: Record<string, unknown>): JournalSearch => listSearch(search, NAMES)
