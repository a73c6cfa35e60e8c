import { expect, test } from 'vitest'
import { balanceOf, type Invoice, isLive } from '../../src/domain/invoice/invoice.ts'
import { everyPosition, positionOf } from '../../src/domain/status/position.ts'
import { positionAt, standingOf, standingsWhere } from '../../src/domain/status/standing.ts'
import { sampleInvoice } from '../support/domain/sample-invoice.ts'
import { testDatabase } from '../support/test-database.ts'

const { owner } = await testDatabase()
const AT = '2026-03-02T09:00:00.000Z'

/** Documents with every combination of the facts that a position is made of. */
const documents: Invoice[] = (['invoice', 'supplement', 'credit_note'] as const).flatMap((kind) =>
  (['draft', 'posted', 'void', 'cancelled'] as const).flatMap((stage) =>
    [null, AT].flatMap((sentAt) =>
      [null, AT].flatMap((viewedAt) =>
        [null, AT].flatMap((publishedAt) =>
          [null, AT].flatMap((archivedAt) =>
            amounts().map((moved) =>
              sampleInvoice({ kind, stage, sentAt, viewedAt, publishedAt, archivedAt, ...moved }),
            ),
          ),
        ),
      ),
    ),
  ),
)

function amounts(): Partial<Invoice>[] {
  const total = 120_000n
  return [
    { total },
    { total, paid: total },
    { total, paid: 50_000n },
    { total, credited: 50_000n },
    { total, credited: total },
    { total, paid: total, refunded: 20_000n },
    { total, paid: total, refunded: total },
    { total, paid: 20_000n, refunded: 20_000n, credited: 100_000n },
    { total, paid: 20_000n, refunded: 20_000n, credited: total },
    { total, writtenOff: total },
    { total, paid: 50_000n, writtenOff: 70_000n },
    { total, paid: 50_000n, refunded: 50_000n, writtenOff: total },
    { total, writtenOff: 20_000n },
    { total: 0n },
  ]
}

/** What PostgreSQL works out for a generated column, of documents that are in no table. */
async function generated<T>(column: string): Promise<T[]> {
  const { rows } = await owner.query<{ text: string }>(
    `select pg_get_expr(d.adbin, d.adrelid) as text from pg_attrdef d
     join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     where d.adrelid = 'billhook.invoice'::regclass and a.attname = $1`,
    [column],
  )
  const facts = documents.map((it, place) => ({
    place,
    kind: it.kind,
    stage: it.stage,
    sent_at: it.sentAt,
    viewed_at: it.viewedAt,
    published_at: it.publishedAt,
    archived_at: it.archivedAt,
    total: String(it.total),
    paid: String(it.paid),
    credited: String(it.credited),
    refunded: String(it.refunded),
    written_off: String(it.writtenOff),
  }))
  const { rows: found } = await owner.query<{ value: T }>(
    `select ${rows[0]!.text} as value from jsonb_to_recordset($1) as i (kind text, stage text, sent_at timestamptz,
       viewed_at timestamptz, published_at timestamptz, archived_at timestamptz, total bigint, paid bigint, credited bigint,
       refunded bigint, written_off bigint, place bigint) order by place`,
    [JSON.stringify(facts)],
  )
  return found.map(({ value }) => value)
}

test('the standing that the database keeps is the standing of the rules', async () => {
  const should = documents.map(standingOf)
  expect(await generated<number>('standing')).toEqual(should)
  expect(new Set(should).size).toBeGreaterThan(100)
})

test('the open amount that the database keeps is the one of the rules', async () => {
  expect(await generated<bigint>('open')).toEqual(documents.map((it) => (isLive(it) ? balanceOf(it) : 0n)))
})

test('a standing and the day give the position', () => {
  for (const document of documents)
    for (const today of ['2026-03-01', document.dueOn, '2027-01-01'])
      expect(positionAt(standingOf(document), document.dueOn < today)).toEqual(positionOf(document, today))
})

test('the parts asked for are those whose positions pass', () => {
  expect(standingsWhere(() => true)).toHaveLength(everyPosition().length)
  expect(standingsWhere(() => false)).toEqual([])
  const overdue = standingsWhere(({ due }) => due === 'overdue')
  expect(overdue.length).toBe(everyPosition().length / 2)
  expect(overdue.every(({ part }) => part === 'past')).toBe(true)
  const open = standingsWhere(({ due }) => due === 'not_due')
  expect(new Set(open.map(({ part }) => part))).toEqual(new Set(['all', 'ahead']))
})
