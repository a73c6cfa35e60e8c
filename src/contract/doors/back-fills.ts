import { BackFill, BackFillNew, BackFills } from '../back-fill.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Sources'
const ofConnection = { params: z.object({ id: Id }), missing: NO_SUCH.connection }
const ofBackFill = { params: z.object({ id: Id, backFillId: Id }), missing: NO_SUCH.backFill }

export const startBackFill = declareDoor({
  method: 'post',
  path: '/v1/source-connections/{id}/back-fills',
  tag,
  summary: 'Tell of existing orders',
  description:
    'Reads the orders made since a day and tells of them like webhooks would have; what is told already is not told twice. One at a time for each connection.',
  ...ofConnection,
  body: BackFillNew,
  answer: BackFill,
  makes: true,
  problems: [409],
})

export const listBackFills = declareDoor({
  method: 'get',
  path: '/v1/source-connections/{id}/back-fills',
  tag,
  summary: 'List back-fills',
  description: 'The last 50 of a connection, the newest first.',
  ...ofConnection,
  answer: BackFills,
})

export const readBackFill = declareDoor({
  method: 'get',
  path: '/v1/source-connections/{id}/back-fills/{backFillId}',
  tag,
  summary: 'Read a back-fill',
  description: 'How far it is, and what came of it.',
  ...ofBackFill,
  answer: BackFill,
})

export const cancelBackFill = declareDoor({
  method: 'delete',
  path: '/v1/source-connections/{id}/back-fills/{backFillId}',
  tag,
  summary: 'Cancel a back-fill',
  description: 'What it told stays told. One that has ended stays as it is.',
  ...ofBackFill,
  answer: BackFill,
})
