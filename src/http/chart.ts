import * as doors from '../contract/doors/chart.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { addAccount, changeAccount } from '../operations/change-chart.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Changes of the chart of accounts. */
export function chartDoors(app: App): void {
  door(app, doors.addAccount, async ({ body, caller: { orgId, actor }, world }) => {
    const added = await addAccount(world, orgId, actor, body)
    return isRefusal(added) ? added : new Made(added, null)
  })

  door(app, doors.changeAccount, ({ params, body, caller: { orgId, actor }, world }) =>
    changeAccount(world, orgId, actor, params.account, body),
  )
}
