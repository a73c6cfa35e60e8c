import { expect, test } from 'vitest'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { assert } from '../../src/kernel/assert.ts'
import { attachFile, withdrawAttachment } from '../../src/operations/attachments.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { pdfOf } from '../support/attachments.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'
import { withAttachments } from './with-attachments.ts'

const database = await testDatabase()
const books = await Books.open(database, 'fleet', { mark })
const { manualId } = await withAttachments(books)
const BILL = `org_id = $1 and name = 'bill.pdf'`

test('books with attachments hold, and each act is a link of the chain', async () => {
  const before = await verifyBooks({ ...books.world, mark }, books.orgId)
  expect(before.holds).toBe(true)
  const place = { orgId: books.orgId, manualId }
  const actor = { name: 'Test', role: 'owner' } as const
  const made = await attachFile(books.world, place, actor, { name: 'more', bytes: pdfOf('more') })
  assert(!isRefusal(made), 'it was refused')
  await withdrawAttachment(books.world, { ...place, id: made.attachment.id }, actor, 'Not ours.')
  const after = await verifyBooks({ ...books.world, mark }, books.orgId)
  expect(after).toMatchObject({ holds: true, head: { seq: before.head.seq + 2n }, entries: before.entries })
})

test.each([
  [
    'other bytes',
    `update attachment_content set bytes = set_byte(bytes, 9, 65) where org_id = $1 and hash = (select hash from attachment where ${BILL})`,
    'attachments',
    /^attachment "bill.pdf" of the entry by hand \S+ is not what its hash [0-9a-f]{64} says$/,
  ],
  [
    'a byte less',
    `update attachment_content set bytes = substr(bytes, 2) where org_id = $1 and hash = (select hash from attachment where ${BILL})`,
    'attachments',
    /bytes, recorded are/,
  ],
  [
    'no bytes',
    `delete from attachment_content where org_id = $1 and hash = (select hash from attachment where ${BILL})`,
    'attachments',
    /^attachment "bill.pdf" .* is gone/,
  ],
  [
    'another entry that is none',
    `update attachment set manual_id = gen_random_uuid() where ${BILL}`,
    'attachments',
    /stands on no such entry/,
  ],
  // Whoever changes the bytes, their hash and their size together is found by the chain.
  [
    'another file in its place, whole',
    `with c as (insert into attachment_content (org_id, hash, bytes) values ($1, encode(sha256('forged'), 'hex'), 'forged') returning hash)
     update attachment set hash = c.hash, size = 6 from c where ${BILL}`,
    'chain',
    /^attachment "bill.pdf" of the entry by hand \S+ is not as it was written$/,
  ],
  ['it is gone', `delete from attachment where ${BILL}`, 'chain', /^attachment \S+ is gone$/],
  [
    'it stands on another entry',
    `update attachment set manual_id = (select id from manual_entry where org_id = $1 and id <> manual_id limit 1) where ${BILL}`,
    'chain',
    /is not as it was written/,
  ],
  [
    'one slipped in',
    `insert into attachment select org_id, gen_random_uuid(), manual_id, name, media_type, size, hash, attached_at, actor from attachment where ${BILL}`,
    'chain',
    /^attachment \S+ was not written by Billhook$/,
  ],
  [
    'a withdrawal slipped in',
    `insert into attachment_withdrawal select org_id, id, 'Lost.', attached_at, actor from attachment where ${BILL}`,
    'chain',
    /^attachment \S+ was not written by Billhook$/,
  ],
  [
    'a withdrawal taken back',
    `delete from attachment_withdrawal where org_id = $1`,
    'chain',
    /^the withdrawal of attachment "wrong.txt" of the entry by hand \S+ is gone$/,
  ],
])('%s: found, and named', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  expect(broken.find((verdict) => verdict.code === code)?.offender).toMatch(names)
})

test.each([
  ['attachment', BILL],
  ['attachment_withdrawal', 'org_id = $1'],
])('whichever column of %s is changed, it is found', async (table, row) => {
  const { rows } = await database.owner.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'billhook' and table_name = $1 and column_name <> 'org_id'`,
    [table],
  )
  expect(rows.length).toBeGreaterThan(3)
  const other: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: `% || 'x'`,
    integer: '% + 1',
    'timestamp with time zone': `% + interval '1 ms'`,
  }
  for (const { name, type } of rows) {
    const harm = `update ${table} set ${name} = ${other[type]!.replaceAll('%', name)} where ${row}`
    const broken = await proveAfter(database, books, harm)
    expect(
      broken.map(({ code }) => code),
      name,
    ).toContain('chain')
  }
})
