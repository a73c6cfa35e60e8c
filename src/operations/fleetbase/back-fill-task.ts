import type { Tx } from '../../store/engine/transaction.ts'
import { addJob } from '../../store/jobs.ts'
import { MOST_HANDOUTS } from './settle-task.ts'

/** The job that carries a back-fill on. */
export const BACK_FILL_TASK = 'fleetbase.back_fill'

export interface BackFillPayload {
  readonly orgId: string
  readonly backFillId: string
}

/** Has a back-fill carried on, as soon as a worker is free. */
export function queueBackFill(tx: Tx, orgId: string, backFillId: string): Promise<void> {
  const payload: BackFillPayload = { orgId, backFillId }
  return addJob(tx, BACK_FILL_TASK, payload, {
    key: `${BACK_FILL_TASK} ${backFillId}`,
    maxAttempts: MOST_HANDOUTS,
  })
}
