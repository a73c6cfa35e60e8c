import { listSearch } from '../../ui/list/column.ts'

const NAMES = ['q', 'type', 'outcome', 'source', 'toldFrom', 'toldTo', 'view'] as const

/** What the address of the list of events may say. */
export type EventSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const eventSearch = (search: Record<string, unknown>): EventSearch => listSearch(search, NAMES)
