import { beforeEach, describe, expect, test } from 'vitest'
import { positionOf } from '../../src/domain/status/position.ts'
import { wordFor } from '../../src/domain/status/vocabulary.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { readInvoice } from '../../src/store/reading/invoice.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, edits, line, makes, pays } from '../support/domain/people.ts'
import { at, tripCompleted } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
let books: Books
beforeEach(async () => {
  books = await Books.open(database, 'charter')
})

async function invoiced(): Promise<string> {
  await books.tell(tripCompleted('T-1', at(1)))
  const made = await books.do(makes({ works: [await books.workId('T-1')] }))
  return made.subject.invoiceIds![0]!
}

/** What staff and what the client read on a day; null where the client sees nothing. */
async function words(id: string, today = '2026-03-20'): Promise<[string, string | null]> {
  const read = await inOrganization(books.world.db, books.orgId, (tx) => readInvoice(tx, books.orgId, id))
  const { invoice, profile } = read!
  const position = positionOf(invoice, today)
  const visible = position.stage === 'posted' && position.visibility === 'published'
  return [
    wordFor(position, profile.words.staff).word,
    visible ? wordFor(position, profile.words.client).word : null,
  ]
}

describe('Invoice lifecycle', () => {
  test('Trip completed: Trip status changes to Completed. No invoice visible yet.', async () => {
    await books.tell(tripCompleted('T-1', at(1)))
    expect(await books.documents()).toEqual([])
    expect(await books.rows('select stage, value from work where org_id = $1')).toEqual([
      { stage: 'completed', value: 625_000n },
    ])
  })

  test('Invoice created: Staff creates invoice from trip data.', async () => {
    const id = await invoiced()
    expect(await books.documents()).toEqual(['INV-2026-00001 draft 625000'])
    expect(await words(id)).toEqual(['draft', null])
  })

  test('Payment received: Staff records payment. Status changes to Paid.', async () => {
    const id = await invoiced()
    await books.do(does('publish', id))
    expect(await words(id)).toEqual(['sent', 'pending'])
    await books.do(pays(null, 625_000n, { allocations: [{ invoiceId: id, amount: null }] }))
    expect(await words(id)).toEqual(['paid', 'paid'])
    expect(await wrongIn(books)).toEqual([])
  })

  test('Overdue: Auto-flagged after due date. Status shows Overdue in red.', async () => {
    const id = await invoiced()
    await books.do(does('publish', id))
    const [{ due_on: dueOn }] = (await books.rows<{ due_on: string }>(
      'select due_on from invoice where org_id = $1',
    )) as [{ due_on: string }]
    expect(await words(id, dueOn)).toEqual(['sent', 'pending'])
    expect(await words(id, '2026-12-31')).toEqual(['overdue', 'overdue'])
  })
})

describe('Create an invoice for a portal client', () => {
  test('Cost estimate line items (fuel, landing fees, handling, crew, catering)', async () => {
    await invoiced()
    const lines = await books.rows<{ kind: string; net: bigint }>(
      'select kind, net from invoice_line where org_id = $1 order by position',
    )
    expect(lines).toEqual([
      { kind: 'fuel', net: 500_000n },
      { kind: 'crew', net: 125_000n },
    ])
  })

  test('Verify each line item. Add or remove charges as needed.', async () => {
    const id = await invoiced()
    await books.do(
      edits(id, { lines: [line('Fuel, as uplifted', '5210.40'), line('Overnight crew expenses', '640')] }),
    )
    expect(await books.documents()).toEqual(['INV-2026-00001 draft 585040'])
    // Nothing of a draft is in the books of a charter operator.
    expect(await books.rows('select 1 from journal_entry where org_id = $1')).toEqual([])
  })

  test('To make it visible in the client’s portal, click Publish to Portal.', async () => {
    const id = await invoiced()
    expect((await words(id))[1]).toBeNull()
    await books.do(does('publish', id))
    expect((await words(id))[1]).toBe('pending')
    expect(await books.journal()).toContain('Dr 1100 Accounts receivable  6,250.00')
  })
})

describe('Manage invoice visibility', () => {
  test('Draft invoices are only visible to your internal team.', async () => {
    const id = await invoiced()
    expect(await words(id)).toEqual(['draft', null])
    expect(await books.do(does('mark_sent', id))).toMatchObject({ refusal: { code: 'not_allowed_now' } })
  })

  test('Archived invoices are hidden from the client’s active view but remain accessible if they search past invoices.', async () => {
    const id = await invoiced()
    await books.do(does('publish', id))
    await books.do(does('archive', id))
    expect(await words(id)).toEqual(['sent', null])
    await books.do(does('unarchive', id))
    expect(await words(id)).toEqual(['sent', 'pending'])
  })
})
