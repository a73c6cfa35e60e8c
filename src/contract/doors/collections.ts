import { Collections, CollectionsEntriesQuery, CollectionsQuery } from '../collections.ts'
import { FigureEntries } from '../figure-entries.ts'
import { collectionsTable } from '../tables/collections.ts'
import { figureEntriesTable } from '../tables/entries.ts'
import { declareDoor } from './door.ts'

const tag = 'Reports'

export const collections = declareDoor({
  method: 'get',
  path: '/v1/reports/collections',
  tag,
  summary: 'Payments and collections',
  description:
    'What payments came in between two days by method, what was given back, set against documents and kept as credit, from the entries by their date; and how fast customers pay. Days sales outstanding = Accounts receivable at the end / credit sales × days of the span. Best possible: the same of what is not past due. Average days to pay = Σ (amount set against a document × days since it was issued) / Σ amount. Collection effectiveness = (receivables at the beginning + credit sales − receivables at the end) / (receivables at the beginning + credit sales − what of the end is not past due), in percent. Credit sales are what documents billed, tax included, less credit notes.',
  query: CollectionsQuery,
  answer: Collections,
  table: collectionsTable,
  problems: [404],
})

export const collectionsEntries = declareDoor({
  method: 'get',
  path: '/v1/reports/collections/entries',
  tag,
  summary: 'The entries behind a figure of payments',
  description:
    'Each with its part in the figure; together they come to it. Without `method`: behind the total.',
  query: CollectionsEntriesQuery,
  answer: FigureEntries,
  table: figureEntriesTable,
  problems: [404],
})
