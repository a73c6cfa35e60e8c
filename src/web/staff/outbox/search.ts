import { listSearch } from '../../ui/list/column.ts'

const NAMES = ['q', 'state', 'kind', 'customer', 'from', 'to', 'sort', 'view'] as const

/** What the address of the outbox may say. */
export type OutboxSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const outboxSearch = (search: Record<string, unknown>): OutboxSearch => listSearch(search, NAMES)
