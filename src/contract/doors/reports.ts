import { agingDocumentsTable, agingTable } from '../tables/aging.ts'
import { generalLedgerTable } from '../tables/general-ledger.ts'
import { trialBalanceTable } from '../tables/trial-balance.ts'
import { declareDoor } from './door.ts'
import {
  Aging,
  AgingDocuments,
  AgingDocumentsQuery,
  AgingQuery,
  GeneralLedgerPage,
  GeneralLedgerQuery,
  TrialBalance,
  TrialBalanceQuery,
} from '../reports.ts'

const tag = 'Reports'
export const trialBalance = declareDoor({
  method: 'get',
  path: '/v1/reports/trial-balance',
  tag,
  summary: 'Trial balance',
  description:
    "Every account's balance at the end of a day, for each currency. A balance on the unusual side is marked `abnormal`.",
  query: TrialBalanceQuery,
  answer: TrialBalance,
  table: trialBalanceTable,
})

export const generalLedger = declareDoor({
  method: 'get',
  path: '/v1/reports/general-ledger',
  tag,
  summary: 'General ledger',
  description:
    "An account's postings between two days, with opening, running and closing balance on its normal side.",
  query: GeneralLedgerQuery,
  answer: GeneralLedgerPage,
  table: generalLedgerTable,
  problems: [404],
})

export const agingReport = declareDoor({
  method: 'get',
  path: '/v1/reports/ar-aging',
  tag,
  summary: 'Aged receivables',
  description:
    'What customers owe by days past due, as of any day. Drafts and credits stand in columns of their own, so that the total is always the Accounts receivable account. `edges` and `by` choose the `buckets`. Those of every `service`, the kind of work that documents bill, come to the whole.',
  query: AgingQuery,
  answer: Aging,
  table: agingTable,
  problems: [404],
})

export const agingDocuments = declareDoor({
  method: 'get',
  path: '/v1/reports/ar-aging/documents',
  tag,
  summary: 'Documents behind aged receivables',
  description:
    'The documents one figure of the aged receivables is made of, the longest due first: a column, of one customer or of all, as of the same day.',
  query: AgingDocumentsQuery,
  answer: AgingDocuments,
  table: agingDocumentsTable,
  problems: [404],
})
