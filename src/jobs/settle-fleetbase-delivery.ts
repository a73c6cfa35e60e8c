import { z } from 'zod'
import { settleDelivery, type SettleDeps } from '../operations/fleetbase/settle-delivery.ts'

const Payload = z.object({ orgId: z.string(), deliveryId: z.string() })

/** Settles one webhook delivery of Fleetbase. */
export const settleFleetbaseDelivery =
  (deps: SettleDeps) =>
  (payload: unknown): Promise<void> =>
    settleDelivery(deps, Payload.parse(payload))
