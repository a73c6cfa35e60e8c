import { listSearch } from '../../ui/list/column.ts'

const NAMES = ['q', 'actor', 'verb', 'subjectType', 'subject', 'fromDay', 'toDay', 'sort', 'view'] as const

/** What the address of the audit trail may say. */
export type AuditSearch = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }
export const auditSearch = (search: Record<string, unknown>): AuditSearch => listSearch(search, NAMES)
