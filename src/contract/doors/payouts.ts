import { Undoing } from '../manual-entry.ts'
import { Payout, PayoutNew, PayoutPage, PayoutQuery } from '../payout.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Payments'
const params = z.object({ id: Id })
const missing = NO_SUCH.payout

export const listPayouts = declareDoor({
  method: 'get',
  path: '/v1/payouts',
  tag,
  summary: 'List payouts of gateways',
  description: 'The newest recorded first; those that were undone too.',
  query: PayoutQuery,
  answer: PayoutPage,
})

export const recordPayout = declareDoor({
  method: 'post',
  path: '/v1/payouts',
  tag,
  summary: 'Record a payout of a gateway',
  description:
    'Takes `gross` out of Gateway clearing, `fee` to Gateway fees and `net` to Bank. Recorded once per `provider` and `providerId`: told again it answers 200, told differently 409.',
  body: PayoutNew,
  answer: Payout,
  makes: true,
  dryRun: true,
  problems: [409],
})

export const readPayout = declareDoor({
  method: 'get',
  path: '/v1/payouts/{id}',
  tag,
  summary: 'Read a payout',
  description: 'With the entry that posts it, and the one that undid it.',
  params,
  missing,
  answer: Payout,
})

export const undoPayout = declareDoor({
  method: 'post',
  path: '/v1/payouts/{id}/reversal',
  tag,
  summary: 'Undo a payout',
  description:
    'Once: by its mirror, on its own day if that is open, else on the first open day after it. Its id at the provider may then be recorded with other details.',
  params,
  missing,
  body: Undoing,
  answer: Payout,
  dryRun: true,
  problems: [409],
})
