/** The job that settles a delivery. */
export const SETTLE_TASK = 'fleetbase.settle'

/** About four days: the waits grow to six hours. */
export const MOST_ATTEMPTS = 25

/** How often records are read again that do not show yet what was told: about ten minutes. */
export const MOST_EARLY_ATTEMPTS = 6

export interface SettlePayload {
  readonly orgId: string
  readonly deliveryId: string
}
