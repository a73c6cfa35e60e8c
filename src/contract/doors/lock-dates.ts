import { LockDates, LockDatesChange } from '../lock-dates.ts'
import { declareDoor } from './door.ts'

const tag = 'Journal'

export const readLockDates = declareDoor({
  method: 'get',
  path: '/v1/lock-dates',
  tag,
  summary: 'Read the lock dates',
  description: 'Through which days the books are closed.',
  answer: LockDates,
})

export const changeLockDates = declareDoor({
  method: 'patch',
  path: '/v1/lock-dates',
  tag,
  summary: 'Close or reopen days',
  description:
    'Nothing is dated in closed days any more: what belongs there goes to the next open day and says so. Opening days again takes a reason; a hard lock stays for ever.',
  body: LockDatesChange,
  answer: LockDates,
  dryRun: true,
  problems: [409, 422],
})
