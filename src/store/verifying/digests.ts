import { BinaryArray } from '../engine/binary-arrays.ts'
import { plainQuery } from '../engine/query.ts'
import type { Tx } from '../engine/transaction.ts'

/**
 * Digests of chained items, taken by the database: of the texts that `chain/items.ts` writes, put together in SQL. A
 * book of millions is hashed where it lies so, and not carried into the program a row at a time, which takes three times
 * as long. Nothing rests on the two texts being the same: an item whose digest here is not the one that was kept is
 * read and hashed by the program, whose word is the last. They are left out here where they are rare (what was asked of
 * a credit note, an instant between two milliseconds); a test holds that all others come to the same.
 */

/** A value inside of a list, and what stands before and after it. */
type Field = readonly [before: string, value: string, after: string]

/** What can hold no quotation mark and is never missing: ids, days, amounts. */
const quoted = (value: string): Field => ['"', value, '"']
/** The same, where it may be missing. */
const perhaps = (value: string): Field => as(`coalesce('"' || ${value}::text || '"', 'null')`)
const text = (value: string): Field => as(`coalesce(to_json(${value}), 'null')`)
/** Numbers, truth values, and what is JSON already. */
const as = (value: string): Field => ['', value, '']
/** A decimal in units of its last place, as the program reckons with them. */
const units = (value: string): Field => quoted(`trunc(${value} * 100000000)`)

const instant = (value: string): Field => {
  const utc = `${value} at time zone 'UTC'`
  return quoted(
    `case when date_trunc('milliseconds', ${utc}) = ${utc} then to_char(${utc}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`,
  )
}

/** A JSON list as the program writes one; `last` is put before its end as it is. */
function list(fields: readonly Field[], last?: string): string {
  const parts: string[] = []
  let between = '['
  for (const [before, value, after] of fields) {
    parts.push(`'${between}${before}'`, value)
    between = `${after},`
  }
  const end = between.slice(0, -1)
  parts.push(...(last === undefined ? [`'${end}]'`] : [`'${end}'`, last, `']'`]))
  return `concat(${parts.join(', ')})`
}

/** Fields of JSON that may be missing: `,"name":value`. */
const keptIn = (json: string, name: string): string => `(',"${name}":' || (${json}->'${name}')::text)`

const ACCOUNTS_OF_GROUP = `case when g ? 'accounts' then concat(',"accounts":', case jsonb_typeof(g->'accounts') when 'array' then (
    select concat('[', string_agg(concat('{"account":', a->'account', ${keptIn('a', 'base')}, '}'), ','), ']')
    from jsonb_array_elements(g->'accounts') a)
  else 'null' end) end`

/** Tax groups as text; null where they are not a list. */
const taxGroups = (groups: string): string => `case jsonb_typeof(${groups}) when 'array' then (
  select concat('[', string_agg(concat('{"category":', g->'category', ${keptIn('g', 'rate')}, ${keptIn('g', 'base')},
    ${keptIn('g', 'tax')}, ${keptIn('g', 'jurisdiction')}, ${keptIn('g', 'deferred')}, ${ACCOUNTS_OF_GROUP}, '}'), ','), ']')
  from jsonb_array_elements(${groups}) g) end`

const DISCOUNT = `case when i.document_discount is not null then concat('{"kind":', i.document_discount->'kind',
  ${['amount', 'percent', 'cap'].map((name) => keptIn('i.document_discount', name)).join(', ')}, '}') end`

const POSTING = list([text('p.account'), quoted('p.amount'), perhaps('p.invoice_id')])

const ENTRY = list(
  [
    as(`'"entry"'`),
    quoted('e.id'),
    quoted('e.date'),
    instant('e.recorded_at'),
    text('e.kind'),
    text('e.document_type'),
    perhaps('e.document_id'),
    perhaps('e.customer_id'),
    text('e.currency'),
    text('e.description'),
    perhaps('e.reverses'),
    perhaps('e.event_id'),
    text('e.actor'),
    as('p.all'),
  ],
  `case when e.taxes <> '[]' then concat(',', coalesce(to_json(${taxGroups('e.taxes')}), 'null')) end`,
)

const LINE = list(
  [
    as('l.position'),
    text('l.kind'),
    text('l.description'),
    units('l.quantity'),
    text('l.unit'),
    units('l.unit_price'),
    text('l.discount_kind'),
    text('trim_scale(l.discount_value)::text'),
    text('l.tax_category'),
    units('l.tax_rate'),
    ...['gross', 'discount', 'document_discount', 'net', 'tax', 'total'].map((name) => quoted(`l.${name}`)),
    perhaps('l.work_id'),
  ],
  `case when a.account is not null or l.tax_jurisdiction is not null then
    concat(',', coalesce(to_json(a.account), 'null'), ',' || to_json(l.tax_jurisdiction)::text) end`,
)

const REVISION = list([as(`'"lines"'`), quoted('w.id'), as('w.revision'), as('l.all')])

const DOCUMENT = list(
  [
    as(`'"document"'`),
    quoted('i.id'),
    text('i.kind'),
    text('i.series'),
    perhaps('i.number_seq'),
    text('i.number'),
    perhaps('i.customer_id'),
    as('i.customer_version'),
    as('i.seller_version'),
    as('i.profile_version'),
    perhaps('i.event_id'),
    perhaps('i.original_id'),
    text('i.currency'),
    quoted('i.issued_on'),
    text(`coalesce(i.instalments->>'agreedDueOn', i.due_on::text)`),
    text('i.terms'),
    text('i.reference'),
    text('i.notes'),
    as('i.revision'),
    as('i.line_count'),
    text('i.tax_rounding'),
    text('i.prices_include_tax'),
    text(DISCOUNT),
    text(taxGroups('i.tax_groups')),
    ...['subtotal', 'discount', 'net', 'tax', 'total'].map((name) => quoted(`i.${name}`)),
    instant('i.posted_at'),
    instant('i.created_at'),
    text('i.created_by'),
  ],
  // A credit note that a person made: the program is asked, since no text of an item ends so.
  `case when i.crediting is not null then ', and what was asked' end`,
)

/** Rows of a kind put into one list, in the order of `by`. */
const together = (each: string, by: string): string =>
  `concat('[', string_agg(${each}, ',' order by ${by}), ']') as all`

/** Of the items named by $2: their neighbours in an index are read at once, which a look at each is not. */
const named = (column: string): string => `org_id = $1 and ${column} = any ($2::uuid[])`

/** One statement for the digests of many items, 32 bytes each, in the order in which they are named. */
const digestsOf = (told: string, rows: string): string => `
  select string_agg(sha256(convert_to(${told}, 'UTF8')), '' order by w.n) as digests from ${rows}`

const OF_ENTRIES = digestsOf(
  ENTRY,
  `unnest($2::uuid[]) with ordinality w (id, n)
  left join (select * from journal_entry where ${named('id')}) e on e.id = w.id
  left join (select p.entry_id, ${together(POSTING, 'p.line')} from posting p where ${named('entry_id')}
    group by p.entry_id) p on p.entry_id = w.id`,
)
const OF_REVISIONS = digestsOf(
  REVISION,
  `unnest($2::uuid[], $3::int[]) with ordinality w (id, revision, n)
  left join (select l.invoice_id, l.revision, ${together(LINE, 'l.position')}
    from (select * from invoice_line where ${named('invoice_id')}) l
    left join (select * from line_account where ${named('invoice_id')}) a
      on a.invoice_id = l.invoice_id and a.revision = l.revision and a.position = l.position
    group by l.invoice_id, l.revision) l on l.invoice_id = w.id and l.revision = w.revision`,
)
const OF_DOCUMENTS = digestsOf(
  DOCUMENT,
  `unnest($2::uuid[]) with ordinality w (id, n)
  left join (select * from invoice where ${named('id')}) i on i.id = w.id`,
)

/** Digests of entries, one after the other, 32 bytes each. */
export const digestsOfEntries = (tx: Tx, orgId: string, ids: readonly string[]): Promise<Buffer> =>
  digests(tx, OF_ENTRIES, [orgId, new BinaryArray('uuid', ids)])

/** The same of documents' lines, a revision each. */
export const digestsOfRevisions = (
  tx: Tx,
  orgId: string,
  revisions: readonly (readonly [id: string, revision: number])[],
): Promise<Buffer> =>
  digests(tx, OF_REVISIONS, [
    orgId,
    new BinaryArray(
      'uuid',
      revisions.map(([id]) => id),
    ),
    new BinaryArray(
      'int',
      revisions.map(([, revision]) => revision),
    ),
  ])

/** The same of final documents. */
export const digestsOfDocuments = (tx: Tx, orgId: string, ids: readonly string[]): Promise<Buffer> =>
  digests(tx, OF_DOCUMENTS, [orgId, new BinaryArray('uuid', ids)])

async function digests(tx: Tx, statement: string, named: readonly unknown[]): Promise<Buffer> {
  const told = await tx.first(plainQuery<{ digests: Buffer }>(statement, named))
  return told!.digests
}
