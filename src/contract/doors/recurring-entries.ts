import {
  RecurringEntries,
  RecurringEntry,
  RecurringEntryChanges,
  RecurringEntryNew,
} from '../recurring-entry.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Journal'

export const listRecurringEntries = declareDoor({
  method: 'get',
  path: '/v1/recurring-entries',
  tag,
  summary: 'List recurring entries',
  description: 'With the days on which each is due next.',
  answer: RecurringEntries,
})

export const addRecurringEntry = declareDoor({
  method: 'post',
  path: '/v1/recurring-entries',
  tag,
  summary: 'Set up a recurring entry',
  description:
    'Made by itself on each day on which it is due, once, also for days on which the program stood still. What it posts stays as it is: end it and set up another one.',
  body: RecurringEntryNew,
  answer: RecurringEntry,
  makes: true,
  dryRun: true,
})

export const changeRecurringEntry = declareDoor({
  method: 'patch',
  path: '/v1/recurring-entries/{id}',
  tag,
  summary: 'Pause, resume or end a recurring entry',
  description: 'What is due while it pauses is left out.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.recurringEntry,
  body: RecurringEntryChanges,
  answer: RecurringEntry,
  dryRun: true,
})
