import type { Tx } from '../../store/engine/transaction.ts'
import { addJob } from '../../store/jobs.ts'
import { MOST_HANDOUTS, SETTLE_TASK, type SettlePayload } from './settle-task.ts'

/** Adds the job that settles a delivery, with the transaction that keeps it. */
export function queueSettling(tx: Tx, orgId: string, deliveryId: string): Promise<void> {
  const payload: SettlePayload = { orgId, deliveryId }
  return addJob(tx, SETTLE_TASK, payload, {
    key: `${SETTLE_TASK} ${deliveryId}`,
    maxAttempts: MOST_HANDOUTS,
  })
}
