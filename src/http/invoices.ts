import { Invoice, InvoicePage } from '../contract/invoice.ts'
import { InvoiceChanges, InvoiceNew, InvoiceQuery } from '../contract/invoice-request.ts'
import { Id } from '../contract/scalars.ts'
import { WordCounts } from '../contract/word.ts'
import { z } from '../contract/z.ts'
import { draftInvoice } from '../operations/draft-invoice.ts'
import { editDraftInvoice } from '../operations/edit-draft.ts'
import type { World } from '../operations/world.ts'
import { changesOf, draftOf } from '../present/invoice-request.ts'
import { presentInvoiceRow } from '../present/invoice-row.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { VOCABULARIES } from '../domain/status/vocabulary.ts'
import { presentCounts } from '../present/word.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { countInvoicesByWord, listInvoices } from '../store/reading/invoices.ts'
import { door, Made } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from './missing.ts'
import { invoiceAfter, readInvoiceView } from './invoice-view.ts'
import { placeOf } from './place.ts'

const tag = 'Invoices'

/** Finding, making and editing documents. */
export function invoiceDoors(app: App, world: World): void {
  door(
    app,
    {
      method: 'get',
      path: '/v1/invoices',
      tag,
      summary: 'List invoices',
      description:
        'Invoices, supplements and credit notes, newest first. `word` filters by the word the business uses; /v1/invoices/counts lists them.',
      query: InvoiceQuery,
      answer: InvoicePage,
    },
    async ({ query, caller }) =>
      readOrganization(world.db, caller.orgId, async (tx) => {
        const place = await placeOf(tx, caller.orgId, world.now())
        const { customer, work, ...filters } = query
        const words = VOCABULARIES[place.vocabulary].map(({ word }) => word)
        if (query.word !== undefined && !words.includes(query.word)) return unknownWord(query.word, words)
        const page = await listInvoices(tx, caller.orgId, {
          ...filters,
          customerId: customer,
          workId: work,
          ...place,
        })
        return { items: page.rows.map((row) => presentInvoiceRow(row, place)), nextCursor: page.nextCursor }
      }),
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/invoices/counts',
      tag,
      summary: 'Count invoices by word',
      description: 'How many documents each word of the business stands for today, those without any too.',
      answer: WordCounts,
    },
    async ({ caller }) =>
      readOrganization(world.db, caller.orgId, async (tx) => {
        const place = await placeOf(tx, caller.orgId, world.now())
        return presentCounts(await countInvoicesByWord(tx, caller.orgId, place), place.vocabulary)
      }),
  )

  door(
    app,
    {
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
    },
    async ({ body, caller }) => {
      const outcome = await draftInvoice(world, caller.orgId, caller.actor, draftOf(body))
      if (outcome.outcome === 'refused') return outcome.refusal
      const id = outcome.subject.invoiceIds![0]!
      return new Made(await invoiceAfter(world, caller, id), `/v1/invoices/${id}`)
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/invoices/{id}',
      tag,
      summary: 'Read an invoice',
      description:
        'Everything that stands on it, what it bills, what was paid, and in `actions` what can be done to it now, or why not.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.invoice,
      answer: Invoice,
    },
    ({ params, caller }) => readInvoiceView(world, caller, params.id),
  )

  door(
    app,
    {
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
    },
    async ({ params, body, caller }) => {
      const edit = { invoiceId: params.id, changes: changesOf(body) }
      const outcome = await editDraftInvoice(world, caller.orgId, caller.actor, edit)
      return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, params.id)
    },
  )
}

const unknownWord = (given: string, words: readonly string[]): Refusal =>
  refuse('word_unknown', 15, 'This business has no such word for a document.', {
    pointer: '/word',
    remedy: `Its words are ${words.join(', ')}.`,
    values: { given },
  })
