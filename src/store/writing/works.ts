import type { Work } from '../../domain/work/work.ts'
import { column, Table } from './set-based.ts'

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
  column('review', 'text', (work: Work) => work.review),
]

const KEY = new Set(['id', 'kind', 'source', 'external_id'])
const AS_TOLD_NOW = COLUMNS.filter(({ name }) => !KEY.has(name))
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

/** Works as they are told now: new ones, and known ones anew. */
export const WORK: Table<Work> = new Table(
  'work',
  COLUMNS,
  `on conflict (org_id, id) do update set ${AS_TOLD_NOW}`,
)
