import type { Task } from 'graphile-worker'
import type { World } from '../operations/world.ts'
import { acrossOrganizations, inOrganization } from '../store/engine/transaction.ts'
import { forgetAnswers, INSTALLATION } from '../store/kept-answers.ts'
import { listOrganizations } from '../store/reading/organizations.ts'

export const FORGET_TASK = 'answers_forget'
/** Once a night, whichever process comes to it. */
export const FORGET_CRONTAB = `17 3 * * * ${FORGET_TASK}`
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

/** Forgets answers that were kept for an Idempotency-Key for a week. */
export function forgetOldAnswers(world: World): Task {
  return async () => {
    const before = new Date(world.now() - KEPT_MS).toISOString()
    const organizations = await acrossOrganizations(world.db, (tx) => listOrganizations(tx))
    for (const orgId of [INSTALLATION, ...organizations.map((one) => one.orgId)])
      await inOrganization(world.db, orgId, (tx) => forgetAnswers(tx, orgId, before))
  }
}
