import { AccountChanges, AccountNew } from '../chart.ts'
import { Account, AccountCode } from '../journal.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Journal'

export const addAccount = declareDoor({
  method: 'post',
  path: '/v1/accounts',
  tag,
  summary: 'Add an account',
  description: 'To the chart, under a code of its own.',
  body: AccountNew,
  answer: Account,
  makes: true,
  dryRun: true,
  problems: [409],
})

export const changeAccount = declareDoor({
  method: 'patch',
  path: '/v1/accounts/{account}',
  tag,
  summary: 'Change an account',
  description:
    'Rename it, take it out of use or into use again. What Billhook posts to by itself stays in use and keeps its type; so does the type of an account with postings.',
  params: z.object({ account: AccountCode }),
  missing: NO_SUCH.account,
  body: AccountChanges,
  answer: Account,
  dryRun: true,
  problems: [409],
})
