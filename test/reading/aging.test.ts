import { expect, test } from 'vitest'
import { ageReceivables } from '../../src/domain/receivables/aging.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { agingItems } from '../../src/store/reading/reports.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { ACME } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
const NEW_YORK = { timeZone: 'America/New_York' }

/** A draft of 100.00 that was made, and posted, on 2026-03-10, due the same day. */
async function draftOfTheTenth(): Promise<{ books: Books; id: string }> {
  const books = await Books.open(database, 'fleet', NEW_YORK)
  books.now = Date.parse('2026-03-10T16:00:00Z')
  const made = await books.do(
    makes({
      addressee: { source: 'manual', ref: ACME },
      lines: [line('Delivery', '100')],
      issuedOn: '2026-03-10',
      dueOn: '2026-03-10',
    }),
  )
  return { books, id: made.subject.invoiceIds![0]! }
}

/** What stands in the columns of a day, in minor units: bucket by bucket, then drafts; nothing when nothing is held. */
async function columnsOf(books: Books, asOf: string): Promise<Record<string, bigint>> {
  const items = await inOrganization(books.world.db, books.orgId, (tx) =>
    agingItems(tx, books.orgId, { asOf }),
  )
  const [row] = ageReceivables(items, asOf)
  if (!row) return {}
  const { buckets, drafts, credits } = row
  return Object.fromEntries(
    Object.entries({ ...buckets, drafts, credits }).filter(([, amount]) => amount !== 0n),
  )
}

test.each(['void', 'mark_sent'] as const)(
  'a draft stands in the drafts column on every day it was one, then %s (rule 19)',
  async (verb) => {
    const { books, id } = await draftOfTheTenth()
    books.now = Date.parse('2026-03-20T16:00:00Z')
    await books.do(does(verb, id, 'a reason'))
    expect(await columnsOf(books, '2026-03-09')).toEqual({})
    expect(await columnsOf(books, '2026-03-12')).toEqual({ drafts: 10000n })
    expect(await columnsOf(books, '2026-03-20')).toEqual(verb === 'mark_sent' ? { days_1_30: 10000n } : {})
  },
)
