import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eventsOfCsv } from '../../src/cli/ingest/csv-events.ts'
import { readCsvMapping } from '../../src/cli/ingest/csv-document.ts'
import { checkMapping } from '../../src/domain/mapping/check-mapping.ts'
import { mapEvent } from '../../src/domain/mapping/map-event.ts'
import { checkWorkEvent } from '../../src/http/check-work-event.ts'
import { assert } from '../../src/kernel/assert.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'billhook-guide-'))
afterAll(() => rmSync(folder, { recursive: true }))

const guide = readFileSync(new URL('../../docs/generic-sources.md', import.meta.url), 'utf8')

/** A fenced block of a section of the guide. */
function block(section: string, label: string): string {
  const text = guide.split(/^## /m).find((part) => part.startsWith(`${section}\n`))
  const found = text?.split(`\`\`\`${label}\n`)[1]?.split('\n```')[0]
  assert(found !== undefined, `the guide has no ${label} under ${section}`)
  return found
}

test.each([
  ['Deliveries', 'fleet', 'USD', 120000n, ['INV-2026-00001 draft 120000']],
  ['Field service', 'field-service', 'USD', 33730n, []],
  ['Charter', 'charter', 'EUR', 523812n, []],
  ['Home services', 'home-services', 'USD', 20500n, ['INV-2026-00001 posted 22191']],
])(
  '%s: what it sends becomes what the guide says, and work to bill or billed',
  async (section, profile, currency, value, documents) => {
    const checked = checkMapping(JSON.parse(block(section, 'json mapping')))
    assert('mapping' in checked, JSON.stringify(checked))
    const payload: unknown = JSON.parse(block(section, 'json payload'))
    const mapped = mapEvent(
      checked.mapping,
      payload,
      { source: 'guide', id: 'msg_1', occurredAt: null },
      checkWorkEvent,
    )
    assert('event' in mapped, JSON.stringify(mapped))
    expect(mapped.event).toEqual(JSON.parse(block(section, 'json event')))
    const books = await Books.open(database, profile, { currency })
    expect(await books.tell(mapped.event)).toMatchObject({ outcome: 'done' })
    expect(await books.rows('select value from work where org_id = $1')).toEqual([{ value }])
    expect(await books.documents()).toEqual(documents)
  },
)

test('CSV files: the file of the guide is read as it says', async () => {
  const [file, mapping] = ['orders.csv', 'orders.json'].map((name) => join(folder, name)) as [string, string]
  writeFileSync(file, block('CSV files', 'csv'))
  writeFileSync(mapping, block('CSV files', 'json csv-mapping'))
  const read: string[] = []
  for await (const line of eventsOfCsv(file, readCsvMapping(mapping))) {
    const said =
      'nothing' in line
        ? 'nothing'
        : 'refusal' in line
          ? line.refusal.message
          : (line.event as { id: string }).id
    read.push(`${line.number} ${said}`)
  }
  expect(read).toEqual(['2 A-1 erledigt', '4 nothing'])
})
