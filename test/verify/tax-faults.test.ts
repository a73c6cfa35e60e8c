import { expect, test } from 'vitest'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { testDatabase } from '../support/test-database.ts'
import { fullBooks, mark, proveAfter } from './tampered.ts'

const database = await testDatabase()
const books = await fullBooks(database)

const LAST = 'select id from journal_entry where org_id = $1 and taxes is not null order by id desc limit 1'
const REVERSAL =
  'select id from journal_entry where org_id = $1 and taxes is not null and reverses is not null limit 1'
const more = (entry: string, field: string): string =>
  `update journal_entry set taxes = jsonb_set(taxes, '{0,${field}}', to_jsonb(((taxes->0->>'${field}')::bigint + 1)::text)) where id = (${entry})`

/** Faults of one minor unit in what is said of tax. */
const FAULTS: readonly (readonly [what: string, harm: string, code: string, names: RegExp])[] = [
  ['an entry tells of a cent more tax', more(LAST, 'tax'), 'entry_taxes', /^entry .* tells of/],
  ['an entry tells of a cent more tax', more(LAST, 'tax'), 'chain', /is not as it was written/],
  ['an entry tells of a cent more to tax', more(LAST, 'base'), 'tax_day', /^USD, .*: kept/],
  [
    'a reversal takes back a cent less',
    more(REVERSAL, 'base'),
    'reversed_taxes',
    /1 base and 0 tax are left/,
  ],
  [
    'an entry tells of tax that is not whose it was',
    `update journal_entry set taxes = jsonb_set(taxes, '{0,jurisdiction}', '"DE"') where id = (${LAST})`,
    'tax_day',
    /^USD, .*: kept/,
  ],
  [
    'an entry tells of tax that is not whose it was',
    `update journal_entry set taxes = jsonb_set(taxes, '{0,jurisdiction}', '"DE"') where id = (${LAST})`,
    'chain',
    /is not as it was written/,
  ],
  [
    'a reversal takes back what is not whose it was',
    `update journal_entry set taxes = jsonb_set(taxes, '{0,jurisdiction}', '"DE"') where id = (${REVERSAL})`,
    'reversed_taxes',
    /are left/,
  ],
  [
    'a kept day is of another jurisdiction',
    `update tax_day set jurisdiction = 'DE' where ctid = (select ctid from tax_day where org_id = $1 and base <> 0 limit 1)`,
    'tax_day',
    /kept {2}base and {2}tax/,
  ],
  [
    'a line is of a jurisdiction that it never named',
    `update invoice_line set tax_jurisdiction = 'DE' where invoice_id = (select id from invoice where org_id = $1 and stage = 'posted' limit 1)`,
    'chain',
    /is not as it was written/,
  ],
  [
    'an entry tells of no tax any more',
    `update journal_entry set taxes = null where id = (${LAST})`,
    'chain',
    /is not as it was written/,
  ],
  [
    'a kept day has a cent more tax',
    'update tax_day set tax = tax + 1 where ctid = (select ctid from tax_day where org_id = $1 limit 1)',
    'tax_day',
    /^USD, .*: kept/,
  ],
  [
    'a kept day has a cent less to tax',
    'update tax_day set base = base - 1 where ctid = (select ctid from tax_day where org_id = $1 limit 1)',
    'tax_day',
    /^USD, .*: kept/,
  ],
  [
    'a kept day is gone',
    'delete from tax_day where ctid = (select ctid from tax_day where org_id = $1 and base <> 0 limit 1)',
    'tax_day',
    /kept {2}base and {2}tax/,
  ],
]

test.each(FAULTS)('%s: found', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  const found = broken.find((verdict) => verdict.code === code)
  expect(found, broken.map((verdict) => `${verdict.code}: ${verdict.offender}`).join('\n')).toBeDefined()
  expect(found!.offender).toMatch(names)
})

test('books that nobody touched hold', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).holds).toBe(true)
})
