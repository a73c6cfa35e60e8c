import { Opening, OpeningNew } from '../opening.ts'
import { declareDoor } from './door.ts'

export const openBooks = declareDoor({
  method: 'post',
  path: '/v1/opening-balances',
  tag: 'Journal',
  summary: 'Take balances over from another system',
  description:
    'In one act, for each currency once: balances of accounts as of the end of a day against Opening balance equity, and open documents that age and are paid like any other and post no tax anew. What does not balance is refused with the difference, unless it is to stay in that equity.',
  body: OpeningNew,
  answer: Opening,
  makes: true,
  dryRun: true,
  problems: [404, 409],
})
