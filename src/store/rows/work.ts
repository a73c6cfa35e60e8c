import type { Work, WorkBilling } from '../../domain/work/work.ts'
import { columns } from './columns.ts'

/** Everything of a piece of work, from `work w`: the row is a `Work` as it comes. */
export const WORK_COLUMNS = columns('w', [
  'id',
  'kind',
  'source',
  'externalId',
  'reference',
  'title',
  'customerId',
  'currency',
  'stage',
  'value',
  'occurredOn',
  'asOf',
  'priceReference',
  'eventId',
  'review',
] as const satisfies readonly (keyof Work)[])

/** Everything of a billing, from `work_billing b`: the row is a `WorkBilling` as it comes. */
export const BILLING_COLUMNS = columns('b', [
  'workId',
  'invoiceId',
  'amount',
  'state',
] as const satisfies readonly (keyof WorkBilling)[])
