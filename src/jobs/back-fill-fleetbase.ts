import { z } from 'zod'
import { workBackFill, type BackFillDeps } from '../operations/fleetbase/work-back-fill.ts'

const Payload = z.object({ orgId: z.string(), backFillId: z.string() })

/** Carries one back-fill on. */
export const backFillFleetbase =
  (deps: BackFillDeps) =>
  (payload: unknown): Promise<void> =>
    workBackFill(deps, Payload.parse(payload))
