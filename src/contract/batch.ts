import { z } from './z.ts'

/** One of many requests sent together. */
export const BatchedRequest = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).openapi({ example: 'POST' }),
    path: z
      .string()
      .regex(/^\/v1\/(?!batch(?:[/?]|$))[^\s#]*$/, { error: 'A path under /v1, other than /v1/batch.' })
      .max(2000)
      .openapi({ example: '/v1/invoices/0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f/sending' }),
    body: z.unknown().optional().openapi({ type: 'object', example: {} }),
    ifMatch: z
      .string()
      .max(100)
      .regex(/^[\x20-\x7e]*$/, 'This is not what a header holds.')
      .optional()
      .openapi({ description: 'The version that is meant, as the header If-Match', example: '"3"' }),
  })
  .openapi('BatchedRequest')

export const Batch = z.strictObject({ requests: z.array(BatchedRequest).min(1).max(100) }).openapi('Batch')

/** What each would have been answered alone, in order. */
export const BatchResult = z
  .object({
    status: z.number().int().openapi({ example: 200 }),
    etag: z.string().nullable().openapi({ example: '"4"' }),
    location: z.string().nullable().openapi({ example: null }),
    body: z.unknown().openapi({ type: 'object', description: 'The answer, or the problem' }),
  })
  .openapi('BatchResult')
export type BatchResult = z.infer<typeof BatchResult>

export const BatchResults = z.object({ results: z.array(BatchResult) }).openapi('BatchResults')
