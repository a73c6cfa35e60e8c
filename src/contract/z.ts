import { z } from '@hono/zod-openapi'
import { sentenceFor } from './sentences.ts'

// In a browser page the security policy forbids compiling code from text; on the server it makes checking fast.
z.config({ customError: sentenceFor, jitless: 'document' in globalThis })

export { z }
