import { declareDoor } from './door.ts'
import { Accounts } from '../journal.ts'

export const listAccounts = declareDoor({
  method: 'get',
  path: '/v1/accounts',
  tag: 'Journal',
  summary: 'List accounts',
  description: 'The chart of accounts by code. Accounts with a `role` are those Billhook posts to by itself.',
  answer: Accounts,
})
