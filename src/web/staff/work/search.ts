import { listSearch } from '../../ui/list/column.ts'

const NAMES = ['q', 'kind', 'stage', 'customer', 'source', 'from', 'to', 'billed', 'view'] as const

/** What the address of the list of work may say. What can be billed is shown first; `billed=all` shows everything. */
export type WorkSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const workSearch = (search: Record<string, unknown>): WorkSearch => listSearch(search, NAMES)
