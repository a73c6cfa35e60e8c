import type { Task } from 'graphile-worker'
import { makeRecurringEntries } from '../operations/recurring-entries.ts'
import type { World } from '../operations/world.ts'

export const RECURRING_TASK = 'recurring_entries_make'
/** Four times an hour, whichever process comes to it: days begin at another moment in each organization. */
export const RECURRING_CRONTAB = `*/15 * * * * ${RECURRING_TASK}`

export const recurringEntries =
  (world: World): Task =>
  () =>
    makeRecurringEntries(world)
