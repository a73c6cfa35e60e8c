import { declareDoor } from './door.ts'
import {
  ConnectionCheck,
  SourceConnection,
  SourceConnectionChanges,
  SourceConnectionMade,
  SourceConnectionNew,
  SourceConnections,
} from '../source-connection.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { NO_SUCH } from './missing.ts'

export const listSourceConnections = declareDoor({
  method: 'get',
  path: '/v1/source-connections',
  tag: 'Sources',
  summary: 'List connections',
  description: 'The operations systems that call this organization. Keys and secrets are never shown.',
  answer: SourceConnections,
  problems: [403],
})

export const createSourceConnection = declareDoor({
  method: 'post',
  path: '/v1/source-connections',
  tag: 'Sources',
  summary: 'Connect a Fleetbase',
  description: 'Answers the address to enter in Fleetbase as a webhook, once: it holds a secret.',
  body: SourceConnectionNew,
  answer: SourceConnectionMade,
  makes: true,
})

export const endSourceConnection = declareDoor({
  method: 'delete',
  path: '/v1/source-connections/{id}',
  tag: 'Sources',
  summary: 'End a connection',
  description:
    'Its address answers like any that is not there, and what still waits is not read any more. Ending it twice changes nothing.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.connection,
  answer: SourceConnection,
})

export const readSourceConnection = declareDoor({
  method: 'get',
  path: '/v1/source-connections/{id}',
  tag: 'Sources',
  summary: 'Read a connection',
  description: 'With what its last poll and its last check found.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.connection,
  answer: SourceConnection,
})

export const checkSourceConnection = declareDoor({
  actsOnce: true,
  method: 'post',
  path: '/v1/source-connections/{id}/check',
  tag: 'Sources',
  summary: 'Check a connection',
  description:
    'Tries it: whether Fleetbase answers, takes the key and lists orders and purchase rates, and whether webhooks arrive and are signed. What fails is told with its remedy.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.connection,
  answer: ConnectionCheck,
  problems: [409],
})

export const changeSourceConnection = declareDoor({
  method: 'patch',
  path: '/v1/source-connections/{id}',
  tag: 'Sources',
  summary: 'Set how often a connection is polled',
  description:
    'Orders that are priced anew send no event, and webhooks can be lost: so Fleetbase is asked for changes as well.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.connection,
  body: SourceConnectionChanges,
  answer: SourceConnection,
  problems: [409],
})

export const pollSourceConnection = declareDoor({
  method: 'post',
  path: '/v1/source-connections/{id}/polls',
  tag: 'Sources',
  summary: 'Poll a connection now',
  description: 'In the place of its next poll. How it ended stands on the connection as `lastPoll`.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.connection,
  answer: SourceConnection,
  problems: [409],
})
