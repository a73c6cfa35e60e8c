import * as doors from '../contract/doors/health.ts'
import { readAcross } from '../store/engine/transaction.ts'
import { organizationBySlug } from '../store/reading/organizations.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

const OK = { status: 'ok' } as const

/** Whether the program runs, and whether it can work. */
export function healthDoors(app: App): void {
  door(app, doors.readHealth, () => Promise.resolve(OK))
  door(app, doors.readReadiness, async ({ world }) => {
    // Any question will do; nothing has this name.
    await readAcross(world.db, (tx) => organizationBySlug(tx, '-'))
    return OK
  })
}
