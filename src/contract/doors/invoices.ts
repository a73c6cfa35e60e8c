import { invoicesTable } from '../tables/lists.ts'
import { declareDoor } from './door.ts'
import { InvoiceExpanded } from '../invoice-expanded.ts'
import { Invoice, InvoicePage } from '../invoice.ts'
import { CsvText } from '../csv-text.ts'
import {
  InvoiceChanges,
  InvoiceFilterQuery,
  InvoiceNew,
  InvoiceQuery,
  InvoiceReadQuery,
} from '../invoice-request.ts'
import { Id } from '../scalars.ts'
import { WordCounts } from '../word.ts'
import { z } from '../z.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Invoices'
export const listInvoices = declareDoor({
  method: 'get',
  path: '/v1/invoices',
  tag,
  summary: 'List invoices',
  description:
    'Invoices, supplements and credit notes, newest first unless `sort` says otherwise. `word` filters by the word the business uses; /v1/invoices/counts lists them.',
  query: InvoiceQuery,
  answer: InvoicePage,
  table: invoicesTable,
})

export const exportInvoices = declareDoor({
  method: 'get',
  path: '/v1/invoices.csv',
  tag,
  summary: 'Export invoices',
  description:
    'Every document that the filters mean, as CSV: amounts as decimals of the currency beside them, the total of a credit note negative.',
  query: InvoiceFilterQuery,
  answer: CsvText,
  csv: true,
})

export const countInvoices = declareDoor({
  method: 'get',
  path: '/v1/invoices/counts',
  tag,
  summary: 'Count invoices by word',
  description: 'How many documents each word of the business stands for today, those without any too.',
  answer: WordCounts,
})

export const makeInvoice = declareDoor({
  dryRun: true,
  method: 'post',
  path: '/v1/invoices',
  tag,
  summary: 'Make an invoice',
  description:
    'From finished work (`works`; with no `lines` its charges become the lines) or blank. A piece of work that is on a document already is refused with 409 unless `billAgain` says so.',
  body: InvoiceNew,
  answer: Invoice,
  makes: true,
  problems: [404, 409],
})

export const readInvoice = declareDoor({
  method: 'get',
  path: '/v1/invoices/{id}',
  tag,
  summary: 'Read an invoice',
  description:
    'Everything that stands on it, what it bills, what was paid, and in `actions` what can be done to it now, or why not.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.invoice,
  query: InvoiceReadQuery,
  answer: InvoiceExpanded,
})

export const editInvoice = declareDoor({
  dryRun: true,
  ifMatch: 'must',
  method: 'patch',
  path: '/v1/invoices/{id}',
  tag,
  summary: 'Edit a draft',
  description:
    'What is not named stays as it is; `lines` replaces all lines. Posted revenue follows by difference. A final document is not edited: 409.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.invoice,
  body: InvoiceChanges,
  answer: Invoice,
  problems: [409],
})
