/** The job that settles a delivery. */
export const SETTLE_TASK = 'fleetbase.settle'

/** About four days: the waits grow to six hours. */
export const MOST_ATTEMPTS = 25

/**
 * How often the queue hands a delivery out, its own safety net: what is counted above is the delivery's own attempts,
 * which end with a reason on it. A program that dies at a job, or loses its database there, costs the queue one of these.
 */
export const MOST_HANDOUTS = 10 * MOST_ATTEMPTS

/** How often records are read again that do not show yet what was told: about ten minutes. */
export const MOST_EARLY_ATTEMPTS = 7

export interface SettlePayload {
  readonly orgId: string
  readonly deliveryId: string
}
