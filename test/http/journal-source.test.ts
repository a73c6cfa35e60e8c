import { expect, test } from 'vitest'
import type { JournalPage } from '../../src/contract/journal.ts'
import { does } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { openBooks } from '../support/road/lived-books.ts'
import { openServer } from './api.ts'

const server = await openServer()

test('the journal of one system is what its events posted, page by page; what people did is of none', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  await books.tell(orderPriced('o-1', 12_000, at(1)))
  await books.tell({ ...orderPriced('p-1', 4_000, at(2)), source: 'dispatch' })
  await books.tell({ ...orderPriced('p-2', 5_000, at(3)), source: 'dispatch' })
  // What another system tells of the same order later is its own.
  await books.tell(orderPriced('o-1', 13_000, at(4)))
  await books.do(does('void', await books.invoiceId('INV-2026-00002'), 'Twice.'))
  const ids = async (query: string): Promise<string[]> =>
    (await read<JournalPage>(`../journal-entries?${query}`)).items.map(({ id }) => id)
  const bySource = await books.rows<{ source: string | null; ids: string[] }>(
    `select w.source, array_agg(e.id::text order by e.date desc, e.id desc) as ids
     from journal_entry e left join work_event w on w.org_id = e.org_id and w.id = e.event_id
     where e.org_id = $1 group by 1 order by 1 nulls last`,
  )
  expect(bySource.map(({ source, ids: own }) => [source, own.length])).toEqual([
    ['dispatch', 2],
    ['ops', 3],
    [null, 1],
  ])
  for (const { source, ids: own } of bySource)
    if (source !== null) expect(await ids(`source=${source}`)).toEqual(own)
  const first = await read<JournalPage>('../journal-entries?source=ops&limit=2')
  const rest = await ids(`source=ops&limit=2&cursor=${encodeURIComponent(first.nextCursor!)}`)
  expect([...first.items.map(({ id }) => id), ...rest]).toEqual(await ids('source=ops'))
  expect(await ids('source=nobody')).toEqual([])
  expect(await ids(`source=dispatch&to=${at(2).slice(0, 10)}`)).toHaveLength(1)
})
