import { ChainHead, Verification, VerificationQuery } from '../verification.ts'
import { declareDoor } from './door.ts'

export const verifyBooks = declareDoor({
  method: 'get',
  path: '/v1/verification',
  tag: 'Journal',
  summary: 'Prove the books',
  description:
    'Takes everything anew from the journal: that entries balance, kept balances and open amounts are theirs, the aging total is the account, numbers have no gap, nothing is billed twice, and that no entry or final document was changed since it was written. Names the first offender of each. It reads everything: seconds for a small book, up to a minute for a million documents.',
  query: VerificationQuery,
  unhurried: true,
  answer: Verification,
})

export const readChainHead = declareDoor({
  method: 'get',
  path: '/v1/chain-head',
  tag: 'Journal',
  summary: 'Export the head of the chain',
  description:
    'The number and hash of the newest link. Kept elsewhere (printed, mailed, in another system), it proves later that nothing before it was changed or cut off.',
  answer: ChainHead,
})
