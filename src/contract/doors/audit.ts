import { CsvText } from '../csv-text.ts'
import { AuditFilterQuery, AuditPage, AuditQuery } from '../history.ts'
import { auditTable } from '../tables/lists.ts'
import { declareDoor } from './door.ts'

const tag = 'Organizations'

export const listAudit = declareDoor({
  method: 'get',
  path: '/v1/audit',
  tag,
  summary: 'Read the audit trail',
  description:
    'Every act on documents, money, keys and connections in plain sentences, the newest first unless `sort` says otherwise: who, when, what and why, with what it was before and after. What a work event did by itself stands with the event.',
  query: AuditQuery,
  answer: AuditPage,
  table: auditTable,
})

export const exportAudit = declareDoor({
  method: 'get',
  path: '/v1/audit.csv',
  tag,
  summary: 'Export the audit trail',
  description: 'Every act that the filters mean, as CSV: what it was before and after as JSON.',
  query: AuditFilterQuery,
  answer: CsvText,
  csv: true,
})
