import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { WorkEvent } from '../../src/domain/work/event.ts'
import { eventsOfCsv } from '../../src/cli/ingest/csv-events.ts'
import { readCsvMapping } from '../../src/cli/ingest/csv-document.ts'
import { ingestRows } from '../../src/cli/ingest/ingest.ts'
import { refusalLine } from '../../src/cli/failure.ts'
import { ingestWorkEvents } from '../../src/operations/ingest-work-event.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookWith, urlOf } from './billhook.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'billhook-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content: string | Uint8Array): string {
  const path = join(folder, `file-${++files}`)
  writeFileSync(path, content)
  return path
}

/** Orders of a German dispatch tool's export: a row for each position. */
const ORDERS = {
  source: 'tourenplaner',
  csv: { delimiter: ';', encoding: 'windows-1252', groupBy: 'Auftrag' },
  mapping: {
    defaults: { mark: ',', grouping: '.', zone: 'Europe/Berlin', currency: 'EUR' },
    when: { path: '$.Status', is: 'erledigt' },
    event: 'order.priced',
    id: { text: '{$.Auftrag}:erledigt' },
    occurredAt: { path: '$.Datum', convert: { to: 'instant', format: 'DD.MM.YYYY' } },
    data: {
      currency: { value: 'EUR' },
      customer: { id: { path: "$['Kd-Nr']" }, name: { path: '$.Kunde' } },
      order: { id: { path: '$.Auftrag' } },
      items: {
        each: '$.rows[*]',
        as: {
          name: { path: '@.Leistung' },
          unitPrice: { path: '@.Preis', convert: 'minor' },
          quantity: { path: '@.Menge', convert: 'decimal' },
        },
      },
    },
  },
}
const HEAD = 'Auftrag;Status;Datum;Kd-Nr;Kunde;Leistung;Menge;Preis'

/** The bytes of a text in windows-1252; nothing beyond Latin-1 is used here. */
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')

const mappingOf = (document: unknown) => readCsvMapping(file(JSON.stringify(document)))

/** What came of a file, line by line, in few words. */
async function read(content: string | Uint8Array, document: unknown = ORDERS): Promise<string[]> {
  const lines: string[] = []
  for await (const line of eventsOfCsv(file(content), mappingOf(document))) {
    const said =
      'nothing' in line
        ? `nothing: ${line.nothing}`
        : 'refusal' in line
          ? refusalLine(line.refusal)
          : (line.event as { id: string }).id
    lines.push(`${line.number}: ${said}`)
  }
  return lines
}

describe('a file of rows', () => {
  test('becomes invoices, a row or a group of rows each; taken again nothing more happens', async () => {
    const books = await Books.open(database, 'fleet', { currency: 'EUR', timeZone: 'Europe/Berlin' })
    const export1 = file(
      latin(
        [
          HEAD,
          'A-1;erledigt;01.03.2026;118;Möbel Größ GmbH;Transport;1;1.200,50',
          'A-1;erledigt;01.03.2026;118;Möbel Größ GmbH;"Wartezeit; halbe Stunden";2,5;30,00',
          'A-2;offen;02.03.2026;119;Bäckerei Süß;Transport;1;80,00',
          'A-3;erledigt;02.03.2026;119;Bäckerei Süß;Transport;1;80,00',
        ].join('\r\n'),
      ),
    )
    const actor = { name: 'Test', role: 'owner' } as const
    const reported: string[] = []
    const ingest = () =>
      ingestRows(
        eventsOfCsv(export1, mappingOf(ORDERS)),
        (events) => ingestWorkEvents(books.world, books.orgId, actor, events as WorkEvent[]),
        { refused: (_, refusal) => void reported.push(refusal.message), settled: () => {} },
      )
    expect(await ingest()).toEqual({ read: 3, done: 2, nothing: 1, repeated: 0, refused: 0 })
    expect(await ingest()).toEqual({ read: 3, done: 0, nothing: 1, repeated: 2, refused: 0 })
    expect(reported).toEqual([])
    expect((await books.standing()).map(({ net }) => net)).toEqual([127550n, 8000n])
    const lines = await books.rows<{ description: string }>(
      'select description from invoice_line where org_id = $1',
    )
    expect(lines.map(({ description }) => description)).toContain('Wartezeit; halbe Stunden')
    expect(await books.rows('select name from customer_version where org_id = $1')).toContainEqual({
      name: 'Möbel Größ GmbH',
    })
  })

  test('a cell that cannot be used is named by its column and its place in the mapping', async () => {
    const rows = [HEAD, 'A-1;erledigt;1.3.2026;118;K;T;1;12.50', 'A-2;erledigt;01.03.2026;118;;T;1;5,00']
    expect(await read(rows.join('\n'))).toEqual([
      '2: /Datum of what was sent, /occurredAt of the mapping: This is not written in the format that is named. (and 1 more) (not_an_instant, rule 1)',
      '3: /Kunde of what was sent, /data/customer/name of the mapping: Nothing is at /Kunde. (nothing_there, rule 1) Name another path, a fallback with "first", or say "optional": true.',
    ])
  })

  test('beside a row that cannot be read no group is billed, for it may belong to it', async () => {
    const row = (order: string): string => `${order};erledigt;01.03.2026;118;K;T;1;5,00`
    const rows = [HEAD, row('A-1'), row('A-2'), `${row('A-2')};more`, row('A-3'), row('A-3'), row('A-4')]
    expect(await read(rows.join('\n'))).toEqual([
      '2: A-1:erledigt',
      expect.stringMatching(/^4: This row has 9 fields, and there are 8 columns/),
      expect.stringMatching(/^3: Line 4, .* may belong to them\. \(group_incomplete\)/),
      expect.stringMatching(/^5: Line 4, .* may belong to them\. \(group_incomplete\)/),
      '7: A-4:erledigt',
    ])
  })

  const SIMPLE = {
    source: 's',
    mapping: {
      event: 'storefront.cash_collected',
      id: { path: '$.id' },
      occurredAt: { value: '2026-03-01T00:00:00Z' },
      data: { order: { id: { path: '$.order' } } },
    },
  }
  test.each<[string, string | Uint8Array, object, string[]]>([
    ['a byte order mark', '\uFEFFid,order\n1,a', {}, ['2: 1']],
    [
      'UTF-16',
      Buffer.from('\uFEFFid\torder\n1\ta', 'utf16le'),
      { encoding: 'utf-16le', delimiter: '\t' },
      ['2: 1'],
    ],
    ['a delimiter at each end', 'id,order,\n1,a,\n2,b,,\n', {}, ['2: 1', '3: 2']],
    ['no head', '1,a\n2,b', { columns: ['id', 'order'] }, ['1: 1', '2: 2']],
    [
      'an uneven row between others',
      'id,order\n1,a\n2\n3,c',
      {},
      [
        '2: 1',
        expect.stringMatching(/^3: This row has 1 field, and there are 2 columns\. \(row_uneven\)/) as string,
        '4: 3',
      ],
    ],
    [
      'a stray quote',
      'id,order\n"1"x,a\n2,b',
      {},
      [expect.stringMatching(/^2: .*\(text_after_quote\)/) as string, '3: 2'],
    ],
    [
      'another delimiter',
      'id;order\n1;a',
      {},
      [expect.stringContaining('say "csv": {"delimiter": ";"}') as string],
    ],
    [
      'two columns of one name',
      'id,id\n1,a',
      {},
      [expect.stringContaining('Two columns are called "id".') as string],
    ],
    [
      'a column without a name',
      'id,,order\n1,,a',
      {},
      [expect.stringContaining('A column has no name.') as string],
    ],
    [
      'a key that is no column',
      'id,order\n1,a',
      { groupBy: ['Id'] },
      [expect.stringContaining('There is no column "Id" to group by.') as string],
    ],
    [
      'bytes of another encoding',
      latin('id,order\n1,a\n2,\xe4'),
      {},
      ['2: 1', expect.stringMatching(/^3: .*These bytes are not utf-8\. \(not_in_encoding\)/) as string],
    ],
    ['an empty file', '', {}, []],
  ])('%s', async (_, content, csv, expected) => {
    expect(await read(content, { ...SIMPLE, csv })).toEqual(expected)
  })

  test('a field may be very long; one no event can hold is a problem', async () => {
    const [said] = await read(`id,order\n1,"${'x'.repeat(200_000)}"`, SIMPLE)
    expect(said).toMatch(/^2: \/order of what was sent.*10000 characters/)
  })
})

test('billhook ingest FILE --mapping MAPPING takes it', async () => {
  const books = await Books.open(database, 'fleet', { currency: 'EUR', timeZone: 'Europe/Berlin' })
  const [{ slug } = { slug: '' }] = await books.rows<{ slug: string }>(
    'select slug from organization where org_id = $1',
  )
  const orders = file(
    latin(`${HEAD}\r\nA-1;erledigt;01.03.2026;118;Möbel;Transport;1;1.200,50\r\nA-2;erledigt;x;118;M;T;1;1`),
  )
  const billhook = billhookWith({ DATABASE_URL: urlOf(database.place) }, folder)
  const { code, out, err } = await billhook([
    'ingest',
    orders,
    '--mapping',
    file(JSON.stringify(ORDERS)),
    '--organization',
    slug,
  ])
  expect(code).toBe(1)
  expect(err).toMatch(/line 3: \/Datum of what was sent/)
  expect(out).toMatch(/^2 events: 1 carried out, .* 1 refused\.\n$/)
  expect((await books.standing()).map(({ net }) => net)).toEqual([120050n])
})

describe('a mapping file', () => {
  test.each<[unknown, RegExp]>([
    [{ mapping: {} }, /\/source: This is required/],
    [
      { source: 's', mapping: {} },
      /\/mapping\/event: This type of event is not known.*\n.*\/mapping\/data: This is required/,
    ],
    [
      { source: 's', csv: { encoding: 'klingon' }, mapping: {} },
      /\/csv\/encoding: This encoding is not known/,
    ],
    [{ source: 's', csv: { delimiter: '::' }, mapping: {} }, /\/csv\/delimiter/],
  ])('%j is refused with its faults', (document, said) => {
    expect(() => mappingOf(document)).toThrow(said)
  })

  test('one that is not there or not JSON is refused', () => {
    expect(() => readCsvMapping(join(folder, 'none'))).toThrow(/cannot be read: ENOENT/)
    expect(() => readCsvMapping(file('{'))).toThrow(/cannot be read/)
  })
})
