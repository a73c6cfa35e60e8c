import { ApiKey, ApiKeyMade, ApiKeyNew, ApiKeyPage, ApiKeyQuery, ApiKeyRotation } from '../api-key.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Organizations'
const params = z.object({ id: Id })

export const createApiKey = declareDoor({
  method: 'post',
  path: '/v1/api-keys',
  tag,
  summary: 'Make an API key',
  description:
    'For a system that calls this organization, with the role it needs: a dispatch system tells work as `dispatcher`. The key is answered this once.',
  body: ApiKeyNew,
  answer: ApiKeyMade,
  makes: true,
})

export const listApiKeys = declareDoor({
  method: 'get',
  path: '/v1/api-keys',
  tag,
  summary: 'List API keys',
  description:
    'The newest first, revoked and expired ones too, with when each was last used. Never their text.',
  query: ApiKeyQuery,
  answer: ApiKeyPage,
  problems: [403],
})

export const rotateApiKey = declareDoor({
  method: 'post',
  path: '/v1/api-keys/{id}/rotation',
  tag,
  summary: 'Rotate an API key',
  description:
    'Gives it a new text, answered this once. The old one goes on for `graceMinutes`, so that the systems that use it can be told.',
  params,
  missing: NO_SUCH.apiKey,
  body: ApiKeyRotation,
  answer: ApiKeyMade,
})

export const revokeApiKey = declareDoor({
  method: 'delete',
  path: '/v1/api-keys/{id}',
  tag,
  summary: 'Revoke an API key',
  description:
    'It opens nothing any more: at once where this is asked, within five seconds in other processes of the same installation. Revoking it twice changes nothing.',
  params,
  missing: NO_SUCH.apiKey,
  answer: ApiKey,
})
