import type { Tx } from '../../store/engine/transaction.ts'
import { addJob } from '../../store/jobs.ts'

/** The job that hands a mail over. */
export const HAND_OVER_TASK = 'mail.hand_over'

/** About sixteen hours: the waits grow to six hours. */
export const MOST_ATTEMPTS = 12

/** The queue's own safety net: what counts are the mail's own attempts, which end with a reason on it. */
const MOST_HANDOUTS = 10 * MOST_ATTEMPTS

export interface HandOverPayload {
  readonly orgId: string
  readonly mailId: string
}

/** Adds the job that hands a mail over, with the transaction that writes it. */
export const addHandingOver = (tx: Tx, payload: HandOverPayload): Promise<void> =>
  addJob(tx, HAND_OVER_TASK, payload, {
    key: `${HAND_OVER_TASK} ${payload.mailId}`,
    maxAttempts: MOST_HANDOUTS,
  })
