import * as doors from '../contract/doors/clearing.ts'
import { CLEARING } from '../store/reading/cash-flow.ts'
import { readFlow, readFlowEntries } from './account-flow.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What gateways hold: what came, what was paid out, what is still there. */
export function clearingDoors(app: App): void {
  door(app, doors.clearing, ({ query, caller: { orgId }, world }) => readFlow(world, orgId, CLEARING, query))

  door(app, doors.clearingEntries, ({ query, caller: { orgId }, world }) =>
    readFlowEntries(world, orgId, CLEARING, query),
  )
}
