import { Batch, BatchResults } from '../batch.ts'
import { declareDoor } from './door.ts'
import { BATCH_LIMIT } from './limits.ts'

export const sendBatch = declareDoor({
  method: 'post',
  path: '/v1/batch',
  tag: 'Service',
  summary: 'Send many requests together',
  description:
    'Up to 100 requests in one, carried out one after the other; each gets the result it would have had alone, and one that is refused does not stop the others. With an Idempotency-Key each of them acts once. Events have a batch of their own, which is faster.',
  body: Batch,
  bodyLimit: BATCH_LIMIT,
  answer: BatchResults,
  actsOnce: true,
})
