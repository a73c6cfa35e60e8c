import type { InvoicePage } from '../contract/invoice.ts'
import type { InvoiceFilterQuery } from '../contract/invoice-request.ts'
import type { z } from '../contract/z.ts'
import { VOCABULARIES } from '../domain/status/vocabulary.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentInvoiceRow } from '../present/invoice-row.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import type { InvoiceSort } from '../store/reading/invoice-sort.ts'
import { listInvoices, totalOfInvoices } from '../store/reading/invoices.ts'
import type { Caller } from './env.ts'
import { amountOf, type ListAsked, sortOf, truthOf } from './list-asked.ts'
import { placeOf } from './place.ts'

type Asked = z.output<typeof InvoiceFilterQuery> & ListAsked

/** A page of the documents that a query means, for the list and for its export. */
export function readInvoicePage(world: World, caller: Caller, asked: Asked): Promise<InvoicePage | Refusal> {
  return readOrganization(world.db, caller.orgId, async (tx) => {
    const place = await placeOf(tx, caller.orgId, world.now())
    const { limit, cursor, count, sort, customer, work, overdue, flagged, totalFrom, totalTo, ...plain } =
      asked
    const words: string[] = VOCABULARIES[place.vocabulary].map(({ word }) => word)
    if (plain.word !== undefined && !words.includes(plain.word)) return unknownWord(plain.word, words)
    const filters = {
      ...plain,
      vocabulary: place.vocabulary,
      today: place.today,
      customerId: customer,
      workId: work,
      overdue: truthOf(overdue),
      flagged: truthOf(flagged),
      totalFrom: amountOf(totalFrom),
      totalTo: amountOf(totalTo),
    }
    const page = await listInvoices(tx, caller.orgId, {
      ...filters,
      limit,
      cursor,
      sort: sortOf<InvoiceSort>(sort),
    })
    return {
      items: page.rows.map((row) => presentInvoiceRow(row, place)),
      nextCursor: page.nextCursor,
      ...(count === 'true' ? { total: await totalOfInvoices(tx, caller.orgId, filters) } : {}),
    }
  })
}

const unknownWord = (given: string, words: readonly string[]): Refusal =>
  refuse('word_unknown', 15, 'This business has no such word for a document.', {
    pointer: '/word',
    remedy: `Its words are ${words.join(', ')}.`,
    values: { given },
  })
