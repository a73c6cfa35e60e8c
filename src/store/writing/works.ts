import { jsonText } from './json.ts'
import type { Work } from '../../domain/work/work.ts'
import { column, Table, type Writes } from './set-based.ts'

const COLUMNS = [
  column('id', 'uuid', (work: Work) => work.id),
  column('kind', 'text', (work: Work) => work.kind),
  column('source', 'text', (work: Work) => work.source),
  column('external_id', 'text', (work: Work) => work.externalId),
  column('reference', 'text', (work: Work) => work.reference),
  column('title', 'text', (work: Work) => work.title),
  column('customer_id', 'uuid', (work: Work) => work.customerId),
  column('currency', 'text', (work: Work) => work.currency),
  column('stage', 'text', (work: Work) => work.stage),
  column('value', 'bigint', (work: Work) => work.value),
  column('occurred_on', 'date', (work: Work) => work.occurredOn),
  column('as_of', 'timestamptz', (work: Work) => work.asOf),
  column('price_reference', 'text', (work: Work) => work.priceReference),
  column('event_id', 'uuid', (work: Work) => work.eventId),
  column('review', 'jsonb', (work: Work) => jsonText(work.review)),
]

const KEY = new Set(['id', 'kind', 'source', 'external_id'])
const AS_TOLD_NOW = COLUMNS.filter(({ name }) => !KEY.has(name))
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

/** A piece of work, and for a new one whether it is on a live document from the beginning. */
export type RecordedWork = Work & { readonly billed: boolean }

/** Works as they are told now: new ones, and known ones anew. */
const WORK = new Table(
  'work',
  [...COLUMNS, column('billed', 'boolean', (work: RecordedWork) => work.billed)],
  `on conflict (org_id, id) do update set ${AS_TOLD_NOW}`,
)

export const recordWorks = (writes: Writes, works: readonly RecordedWork[]): void =>
  writes.insert(WORK, works)

/** Keeps whether works are on a live document in step with their billings, which are written by now. */
export function keepBilled(writes: Writes, workIds: readonly string[]): void {
  writes.run(
    `update work w set billed = not billed where w.org_id = $1::uuid and w.id = any ($2::uuid[])
       and billed <> exists (select from work_billing b where b.org_id = w.org_id and b.work_id = w.id and b.state in ('draft', 'final'))`,
    [{ name: 'id', type: 'uuid', value: (id: string) => id }],
    workIds,
  )
}
