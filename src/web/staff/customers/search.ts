import { listSearch } from '../../ui/list/column.ts'

const NAMES = ['q', 'standing', 'currency', 'source', 'portal', 'sort', 'view'] as const

/** What the address of the list of customers may say. */
export type CustomerSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const customerSearch = (search: Record<string, unknown>): CustomerSearch => listSearch(search, NAMES)
