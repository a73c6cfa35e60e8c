import { expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const { db, owner } = await testDatabase()
const books = await Books.open({ db, owner }, 'fleet')

const ENTRY = `insert into journal_entry (org_id, id, date, recorded_at, kind, document_type, document_id, currency, description, amount, posting_count, actor)
  values ($1, '00000000-0000-7000-8000-000000000001', '2026-03-01', now(), 'manual', 'manual', $1, 'USD', 'x', 5, 2, 'x')`
const POSTINGS = `insert into posting (org_id, entry_id, line, account, currency, date, amount) values
  ($1, '00000000-0000-7000-8000-000000000001', 1, '1000', 'USD', '2026-03-01', 5),
  ($1, '00000000-0000-7000-8000-000000000001', 2, '4000', 'USD', '2026-03-01', -5)`

test('postings never see an entry that another transaction has not committed, and rolls back (architecture, §4)', async () => {
  const [parent, child] = [await owner.connect(), await owner.connect()]
  try {
    await parent.query('set search_path = billhook')
    await child.query('set search_path = billhook')
    await parent.query('begin')
    await parent.query(ENTRY, [books.orgId])
    // The parent is written but not committed: its row is not there for anybody else, whatever becomes of it.
    await expect(child.query(POSTINGS, [books.orgId])).rejects.toThrow('does not balance or does not match')
    await parent.query('rollback')
    await expect(child.query(POSTINGS, [books.orgId])).rejects.toThrow('does not balance or does not match')
  } finally {
    parent.release()
    child.release()
  }
  expect(await books.rows('select 1 from posting where org_id = $1')).toEqual([])
})

test('a posting that comes later never fits an entry that is whole', async () => {
  await books.tell(orderPriced('o-1', 1000, at(1)))
  const [entry] = await books.rows<{ id: string }>('select id from journal_entry where org_id = $1')
  await expect(
    books.rows(
      `insert into posting (org_id, entry_id, line, account, currency, date, amount)
       values ($1, $2, 3, '1000', 'USD', '2026-03-01', 5), ($1, $2, 4, '4000', 'USD', '2026-03-01', -5) returning 1`,
      [entry!.id],
    ),
  ).rejects.toThrow('does not balance or does not match')
})

test.each([
  [
    'lines of another revision',
    `insert into invoice_line (org_id, invoice_id, revision, position, kind, description, quantity, unit_price, tax_category, tax_rate,
       gross, discount, document_discount, net, tax, total)
     select org_id, id, revision + 1, 1, 'other', 'x', 1, 1, 'Z', 0, 1, 0, 0, 1, 0, 1 from invoice where org_id = $1 returning 1`,
    'do not match the document',
  ],
  [
    'money on a document beyond what its payment brought',
    `insert into allocation (org_id, id, source_type, source_id, invoice_id, amount, allocated_on, recorded_at)
     select org_id, id, 'payment', id, id, 5, '2026-03-01', now() from invoice where org_id = $1 returning 1`,
    'do not add up',
  ],
  [
    'a document addressed to nobody',
    `insert into invoice (org_id, id, kind, stage, series, customer_id, customer_version, seller_version, profile_version, currency,
       issued_on, due_on, terms, line_count, tax_rounding, prices_include_tax, tax_groups, subtotal, discount, net, tax, total, created_at, created_by)
     values ($1, $1, 'invoice', 'draft', 'invoice', $1, 1, 1, 1, 'USD', '2026-03-01', '2026-03-01', 'net 30', 0, 'document', false, '[]',
       0, 0, 0, 0, 0, now(), 'x') returning 1`,
    'a customer that does not exist',
  ],
])('the last wall refuses %s', async (_, sql, why) => {
  await expect(books.rows(sql)).rejects.toThrow(why)
})
