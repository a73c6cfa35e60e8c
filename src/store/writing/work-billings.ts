import type { WorkBilling } from '../../domain/work/work.ts'
import { column, Table, type Writes } from './set-based.ts'

const KEY = [
  column('work_id', 'uuid', (billing: WorkBilling) => billing.workId),
  column('invoice_id', 'uuid', (billing: WorkBilling) => billing.invoiceId),
]
const STATE = [
  column('amount', 'bigint', (billing: WorkBilling) => billing.amount),
  column('state', 'text', (billing: WorkBilling) => billing.state),
]
const BILLING = new Table('work_billing', [...KEY, ...STATE])

/**
 * Writes how much of which work is on which document. What was there before goes first: a work is released from one
 * document before it is put on another, or the key that keeps one live draft for each work would refuse it (rule 4).
 */
export function writeBillings(
  writes: Writes,
  before: readonly WorkBilling[],
  fresh: readonly WorkBilling[],
): void {
  writes.update('work_billing', KEY, STATE, before)
  writes.insert(BILLING, fresh)
}
