import { expect, test } from 'vitest'
import { changeOrganization } from '../../src/operations/change-organization.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { at, bookingCompleted } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { fullBooks, mark, proveAfter } from './tampered.ts'

const database = await testDatabase()
const books = await fullBooks(database)

test('books that nobody touched hold, and say where their chain ends', async () => {
  const { holds, head, entries, documents } = await verifyBooks({ ...books.world, mark }, books.orgId)
  expect(holds).toBe(true)
  expect(head.seq).toBeGreaterThan(10n)
  expect(entries).toBeGreaterThan(10n)
  expect(documents).toBe(3n)
})

test('books hold whose prices have the tax in them', async () => {
  const inclusive = await Books.open(database, 'home-services')
  const owner = { name: 'Test', role: 'owner' } as const
  await changeOrganization(inclusive.world, inclusive.orgId, owner, { profile: { pricesIncludeTax: true } })
  await inclusive.tell(bookingCompleted('b', at(1), { discount: { amount: 333 } }))
  const [document] = await inclusive.standing()
  expect(document).toMatchObject({ total: 11_667n, net: 10_606n, tax: 1_061n })
  expect((await verifyBooks(inclusive.world, inclusive.orgId)).holds).toBe(true)
})

/** Faults of one minor unit, one place, one day: what is done by hand, and the statement that no longer holds. */
const FAULTS: readonly (readonly [what: string, harm: string, code: string, names: RegExp])[] = [
  [
    'a posting is a cent more',
    'update posting set amount = amount + 1 where (entry_id, line) = (select entry_id, line from posting where org_id = $1 order by 1, 2 limit 1)',
    'entry_balances',
    /^entry .* sum 1,/,
  ],
  [
    'an entry says a cent more',
    'update journal_entry set amount = amount + 1 where id = (select id from journal_entry where org_id = $1 order by id desc limit 1)',
    'entry_balances',
    /^entry /,
  ],
  [
    'a posting is gone',
    'delete from posting where line = 2 and entry_id = (select id from journal_entry where org_id = $1 order by id desc limit 1)',
    'entry_balances',
    /1 postings of 2/,
  ],
  [
    'a posting of no entry',
    `insert into posting select org_id, gen_random_uuid(), line, account, currency, date, amount, invoice_id from posting where org_id = $1 limit 1`,
    'posting_has_entry',
    /^posting 1 of entry/,
  ],
  [
    'a posting to no account',
    `update posting set account = '9999' where line = 2 and entry_id = (select id from journal_entry where org_id = $1 order by id desc limit 1)`,
    'posting_has_entry',
    /account 9999/,
  ],
  [
    'a reversal that is none',
    `update posting set amount = amount * 2 where org_id = $1 and entry_id = (select id from journal_entry where org_id = $1 and reverses is not null limit 1)`,
    'reversal_mirrors',
    /reverses/,
  ],
  [
    'a kept day is a cent more',
    'update balance_day set debit = debit + 1 where ctid = (select ctid from balance_day where org_id = $1 and debit > 0 limit 1)',
    'balance_day',
    /kept/,
  ],
  [
    'a kept day is gone',
    'delete from balance_day where ctid = (select ctid from balance_day where org_id = $1 limit 1)',
    'balance_day',
    /kept 0 debit and 0 credit/,
  ],
  [
    'a kept month is a cent less',
    'update balance_month set credit = credit - 1 where ctid = (select ctid from balance_month where org_id = $1 and credit > 0 limit 1)',
    'balance_month',
    /kept/,
  ],
  [
    'a document holds a cent more',
    `update invoice set receivable = receivable + 1 where id = (select id from invoice where org_id = $1 and receivable > 0 limit 1)`,
    'receivable',
    /^INV-.* holds/,
  ],
  [
    'a document holds a cent more',
    `update invoice set receivable = receivable + 1 where id = (select id from invoice where org_id = $1 and receivable > 0 limit 1)`,
    'aging_total',
    /^USD: the documents hold/,
  ],
  [
    'a document moved a day earlier',
    `update invoice set moved_first = moved_first - 1 where id = (select id from invoice where org_id = $1 and receivable > 0 limit 1)`,
    'receivable_moved',
    /^INV-.* moved first/,
  ],
  [
    'a document held a cent more before it was settled',
    `update invoice set held_before = held_before + 1 where id = (select id from invoice where org_id = $1 and moved_before is not null limit 1)`,
    'receivable_moved',
    /^INV-.* posted: /,
  ],
  [
    'a document that moved is said never to have',
    `update invoice set moved_first = null, moved_before = null, moved_last = null, held_before = null where id = (select id from invoice where org_id = $1 and receivable > 0 limit 1)`,
    'receivable_moved',
    /^INV-.* moved first never/,
  ],
  [
    'what falls due is a cent more',
    'update receivable_day set amount = amount + 1 where ctid = (select ctid from receivable_day where org_id = $1 and amount > 0 limit 1)',
    'receivable_day',
    /^USD due/,
  ],
  [
    'a count of documents is one more',
    'update invoice_count set documents = documents + 1 where ctid = (select ctid from invoice_count where org_id = $1 limit 1)',
    'invoice_count',
    /^standing \d+ due/,
  ],
  [
    'what is open on the documents of a standing is a cent more',
    'update invoice_count set open = open + 1 where ctid = (select ctid from invoice_count where org_id = $1 limit 1)',
    'invoice_count',
    /^standing \d+ due .*, open/,
  ],
  [
    'what the documents of a standing come to is a cent less',
    'update invoice_count set total = total - 1 where ctid = (select ctid from invoice_count where org_id = $1 limit 1)',
    'invoice_count',
    /^standing \d+ due .*kept 1 of/,
  ],
  [
    'work on a document counts as not billed',
    'update work set billed = false where id = (select id from work where org_id = $1 and billed limit 1)',
    'work_billed',
    /is kept as not billed$/,
  ],
  [
    'a due date is another',
    `update invoice set due_on = due_on + 1 where id = (select id from invoice where org_id = $1 and stage = 'draft' limit 1)`,
    'receivable_day',
    /^USD due/,
  ],
  [
    'a line is a cent more',
    `update invoice_line set net = net + 1 where (invoice_id, revision, position) = (select invoice_id, revision, position from invoice_line where org_id = $1 limit 1)`,
    'totals',
    /^INV-.*its lines come to/,
  ],
  [
    'a document says a cent more',
    `update invoice set net = net + 1, total = total + 1 where id = (select id from invoice where org_id = $1 and stage = 'draft' limit 1)`,
    'totals',
    /^INV-/,
  ],
  [
    'a document is paid a cent more',
    `update invoice set paid = paid + 1 where id = (select id from invoice where org_id = $1 and paid > 0 limit 1)`,
    'settled',
    /^INV-.*paid/,
  ],
  [
    'an allocation is a cent less',
    'update allocation set amount = amount - 1 where id = (select id from allocation where org_id = $1 limit 1)',
    'settled',
    /allocated/,
  ],
  [
    'a refund is a cent more',
    'update refund set amount = amount + 1 where org_id = $1',
    'settled',
    /given back 501/,
  ],
  [
    'a payment left a cent more',
    'update payment set unapplied = unapplied + 1 where org_id = $1 and unapplied > 0',
    'payments',
    /^payment .*left 6001/,
  ],
  [
    'a payment left a cent more',
    'update payment set unapplied = unapplied + 1, amount = amount + 1 where org_id = $1 and unapplied > 0',
    'customer_credit',
    /^USD: payments and notes left/,
  ],
  [
    'a number is given twice',
    `update invoice set number_seq = 1 where id = (select id from invoice where org_id = $1 and number_seq = 3)`,
    'numbers',
    /stands on two documents/,
  ],
  [
    'a number is missing',
    `delete from invoice where org_id = $1 and number_seq = 2`,
    'numbers',
    /number 2 was drawn and stands on no document/,
  ],
  [
    'the counter ran on',
    `update number_series set next = next + 1 where org_id = $1 and code = (select series from invoice where org_id = $1 limit 1)`,
    'numbers',
    /was drawn and stands on no document/,
  ],
  [
    'the counter was put back',
    `update number_series set next = next - 1 where org_id = $1 and code = (select series from invoice where org_id = $1 limit 1)`,
    'numbers',
    /the next number would be/,
  ],
  [
    'a void has no reason',
    `update invoice set end_reason = null where org_id = $1 and stage = 'void'`,
    'gaps_explained',
    /without a reason/,
  ],
  [
    'two live drafts',
    `insert into work_billing select b.org_id, b.work_id, (select id from invoice where org_id = $1 and stage = 'draft' and id <> b.invoice_id limit 1), b.amount, 'draft' from work_billing b where b.org_id = $1 and b.state = 'draft' limit 1`,
    'one_live_draft',
    /2 live drafts/,
  ],
  [
    'billed on a void document',
    `update work_billing set state = 'final' where org_id = $1 and state = 'released' and invoice_id = (select id from invoice where org_id = $1 and stage = 'void' limit 1)`,
    'billed_as_documents',
    /which is void/,
  ],
  [
    'billed twice',
    `insert into work_billing select b.org_id, b.work_id, (select id from invoice where org_id = $1 and stage = 'posted' and id <> b.invoice_id limit 1), b.amount, b.state from work_billing b where b.org_id = $1 and b.state not in ('draft', 'released') limit 1`,
    'billed_once',
    /stands on INV-.* and INV-/,
  ],
  [
    'an event without an outcome',
    `update work_event set outcome = 'nothing', reason = null where id = (select id from work_event where org_id = $1 limit 1)`,
    'one_outcome',
    /^event /,
  ],
  [
    'an event is gone',
    `delete from work_event where id = (select event_id from invoice where org_id = $1 and event_id is not null limit 1)`,
    'made_by_events',
    /names event/,
  ],
  [
    'a picture is another one',
    `update picture set bytes = bytes || '\\x00' where org_id = $1`,
    'pictures',
    /^picture [0-9a-f]{64} is not what its hash says$/,
  ],
  ['a picture is gone', `delete from picture where org_id = $1`, 'pictures', /^version 2 .* is not there$/],
]

test.each(FAULTS)('%s: found', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  const found = broken.find((verdict) => verdict.code === code)
  expect(found, broken.map((verdict) => `${verdict.code}: ${verdict.offender}`).join('\n')).toBeDefined()
  expect(found!.offender).toMatch(names)
})

/** How a value of a type is made another one. */
const OTHER: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `coalesce(%, '') || 'x'`,
  integer: '% + 1',
  smallint: '(% + 1)::smallint',
  bigint: '% + 1',
  numeric: 'coalesce(%, 0) + 0.00000001',
  boolean: 'not %',
  date: '% + 1',
  'timestamp with time zone': `coalesce(%, now()) + interval '1 ms'`,
  jsonb: `case jsonb_typeof(coalesce(%, '{}')) when 'array' then % || '[1]' else coalesce(%, '{}') || '{"x": "1"}' end`,
}

/** What may change on a final document: what was settled on it, how it went on, and how it ended. */
const MOVES = new Set(
  'stage paid credited refunded receivable review sent_at viewed_at published_at archived_at ended_at ended_on end_reason superseded_by version'.split(
    ' ',
  ),
)
/** A row of each table that is chained, and the columns in it that are not. */
const CHAINED: readonly (readonly [table: string, row: string, free: (column: string) => boolean])[] = [
  [
    'journal_entry',
    'id = (select id from journal_entry where org_id = $1 and reverses is not null order by id desc limit 1)',
    () => false,
  ],
  [
    'posting',
    'entry_id = (select id from journal_entry where org_id = $1 order by id desc limit 1) and line = 1',
    () => false,
  ],
  [
    'invoice',
    `id = (select id from invoice where org_id = $1 and stage = 'posted' limit 1)`,
    (column) => MOVES.has(column),
  ],
  [
    'invoice_line',
    '(invoice_id, position) = (select invoice_id, position from invoice_line where org_id = $1 order by 1 limit 1)',
    () => false,
  ],
  [
    'customer_version',
    'customer_id = (select customer_id from invoice where org_id = $1 limit 1)',
    (column) => column === 'created_at',
  ],
  ['organization_version', 'true', (column) => column.startsWith('created')],
  ['book_link', 'seq = 3', () => false],
]

test.each(CHAINED)(
  'whichever column of %s is changed, it is found',
  async (table, row, free) => {
    const { rows: columns } = await database.owner.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'billhook' and table_name = $1 and column_name <> 'org_id' and is_generated = 'NEVER'`,
      [table],
    )
    const unseen = []
    for (const { name, type } of columns.filter((column) => !free(column.name))) {
      const other =
        type === 'bytea'
          ? `set_byte(% || '\\x00', 0, 255 - get_byte(% || '\\x00', 0))`
          : type === 'ARRAY'
            ? '% || 7'
            : OTHER[type]
      expect(other, `${name} is of type ${type}`).toBeDefined()
      const harm = `update ${table} set ${name} = ${other!.replaceAll('%', name)} where org_id = $1 and ${row}`
      if ((await proveAfter(database, books, harm)).length === 0) unseen.push(name)
    }
    expect(unseen).toEqual([])
  },
  60_000,
)

test.each([
  [
    'an entry slipped in, whole and balanced',
    `with e as (insert into journal_entry select org_id, gen_random_uuid(), date, recorded_at, kind, document_type, document_id, customer_id, currency, description, null, amount, posting_count, event_id, actor from journal_entry where org_id = $1 limit 1 returning *), a as (insert into posting select e.org_id, e.id, 1, '1000', e.currency, e.date, e.amount, null from e) insert into posting select e.org_id, e.id, 2, '4000', e.currency, e.date, -e.amount, null from e`,
    /was not written by Billhook/,
  ],
  [
    'a link slipped in at the end',
    `insert into book_link select org_id, seq + 1, at, entries, revisions, documents, customers, versions, digests, hash, mark, attachments, instalments from book_link where org_id = $1 order by seq desc limit 1`,
    /does not follow from the one before/,
  ],
  ['a link taken out', `delete from book_link where org_id = $1 and seq = 4`, /link 4 is missing/],
  [
    'two links swapped',
    `update book_link set seq = 11 - seq where org_id = $1 and seq in (5, 6)`,
    /link 5|written/,
  ],
  [
    'the amounts of two entries swapped',
    `update posting p set amount = q.amount from posting q where p.org_id = $1 and q.org_id = $1 and p.line = q.line and (p.entry_id, q.entry_id) in (select a.id, b.id from (select id from journal_entry where org_id = $1 order by id limit 2) a, (select id from journal_entry where org_id = $1 order by id limit 2) b where a.id <> b.id)`,
    /is not as it was written/,
  ],
  [
    'a final document made a draft that never was',
    `update invoice set posted_at = null where id = (select id from invoice where org_id = $1 and stage = 'posted' limit 1)`,
    /is not as it was written/,
  ],
])('%s: found', async (_, harm, names) => {
  const broken = await proveAfter(database, books, harm)
  expect(broken.find(({ code }) => code === 'chain')?.offender).toMatch(names)
})

test('a forged chain, hashed anew throughout, lacks the mark; one that was cut off lacks what was exported', async () => {
  const { head } = await verifyBooks({ ...books.world, mark }, books.orgId)
  const unmarked = await proveAfter(
    database,
    books,
    `update book_link set mark = null where org_id = $1 and seq = (select max(seq) from book_link where org_id = $1)`,
  )
  expect(unmarked.find(({ code }) => code === 'chain')?.offender).toMatch(/does not bear the mark/)
  const cut = `delete from book_link where org_id = $1 and seq = (select max(seq) from book_link where org_id = $1)`
  const broken = await proveAfter(database, books, cut, head)
  expect(broken.find(({ code }) => code === 'chain')?.offender).toMatch(/was exported before/)
})
