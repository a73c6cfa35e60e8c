import * as doors from '../contract/doors/gap-register.ts'
import { presentGapRegister } from '../present/gap-register.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { accountOfNumbers, gaps } from '../store/reading/gap-register.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What became of every number (rule 14). */
export function gapRegisterDoors(app: App): void {
  door(app, doors.gapRegister, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const [series, page] = await Promise.all([accountOfNumbers(tx, orgId, query), gaps(tx, orgId, query)])
      return presentGapRegister(query.knownAt ?? null, series, page)
    }),
  )
}
