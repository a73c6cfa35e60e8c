import { ManualEntry, ManualEntryNew, ManualEntryPage, ManualEntryQuery, Undoing } from '../manual-entry.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Journal'
const params = z.object({ id: Id })
const missing = NO_SUCH.manualEntry

export const listManualEntries = declareDoor({
  method: 'get',
  path: '/v1/manual-entries',
  tag,
  summary: 'List entries by hand',
  description: 'The newest first, each with what undid it.',
  query: ManualEntryQuery,
  answer: ManualEntryPage,
})

export const postManualEntry = declareDoor({
  method: 'post',
  path: '/v1/manual-entries',
  tag,
  summary: 'Post an entry by hand',
  description:
    'Many lines in one currency that balance. Accounts receivable and Customer credit are kept document by document and take none. An entry of a closed day is booked on the next open one and says so.',
  body: ManualEntryNew,
  answer: ManualEntry,
  makes: true,
  dryRun: true,
})

export const readManualEntry = declareDoor({
  method: 'get',
  path: '/v1/manual-entries/{id}',
  tag,
  summary: 'Read an entry by hand',
  description: 'With what it posted, and what undid it.',
  params,
  missing,
  answer: ManualEntry,
})

export const reverseManualEntry = declareDoor({
  method: 'post',
  path: '/v1/manual-entries/{id}/reversal',
  tag,
  summary: 'Reverse an entry by hand',
  description: 'Once: by its mirror, on its own day if that is open, else on the first open day after it.',
  params,
  missing,
  body: Undoing,
  answer: ManualEntry,
  dryRun: true,
  problems: [409],
})
