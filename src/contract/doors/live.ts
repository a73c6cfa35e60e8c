import { LiveMessage } from '../live.ts'
import { declareDoor } from './door.ts'

export const followChanges = declareDoor({
  method: 'get',
  path: '/v1/live',
  tag: 'Journal',
  summary: 'Follow what changes',
  description:
    'Server-sent events: kinds and ids of what changed in the organization, never contents. After `ready`, read again what you show. The stream ends now and then, and when its reader is too slow: ask again.',
  answer: LiveMessage,
  streams: true,
})
