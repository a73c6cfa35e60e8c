import { AuditPage, AuditQuery } from '../history.ts'
import { declareDoor } from './door.ts'

export const listAudit = declareDoor({
  method: 'get',
  path: '/v1/audit',
  tag: 'Organizations',
  summary: 'Read the audit trail',
  description:
    'Every act on documents, money, keys and connections in plain sentences, the newest first: who, when, what and why, with what it was before and after. What a work event did by itself stands with the event.',
  query: AuditQuery,
  answer: AuditPage,
})
