import { declareDoor } from './door.ts'
import { ApiKeyMade, ApiKeyNew } from '../api-key.ts'

export const createApiKey = declareDoor({
  method: 'post',
  path: '/v1/api-keys',
  tag: 'Organizations',
  summary: 'Make an API key',
  description:
    'For a system that calls this organization, with the role it needs: a dispatch system tells work as `dispatcher`. The key is answered this once.',
  body: ApiKeyNew,
  answer: ApiKeyMade,
  makes: true,
})
