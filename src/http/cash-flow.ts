import * as doors from '../contract/doors/cash-flow.ts'
import { CASH } from '../store/reading/cash-flow.ts'
import { readFlow, readFlowEntries } from './account-flow.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Where the money came from and went. */
export function cashFlowDoors(app: App): void {
  door(app, doors.cashFlow, ({ query, caller: { orgId }, world }) => readFlow(world, orgId, CASH, query))

  door(app, doors.cashFlowEntries, ({ query, caller: { orgId }, world }) =>
    readFlowEntries(world, orgId, CASH, query),
  )
}
