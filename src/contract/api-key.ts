import { pageOf, PageQuery } from './page.ts'
import { Role } from './role.ts'
import { Id, Instant, Moment } from './scalars.ts'
import { Name } from './text.ts'
import { z } from './z.ts'

/** A key to make: what it is for, what it may do, and when it ends by itself. */
export const ApiKeyNew = z
  .strictObject({
    name: Name.openapi({ example: 'Dispatch system' }),
    role: Role,
    expiresAt: Instant.nullish().openapi({
      type: ['string', 'null'],
      description: 'When it ends by itself; never without',
      example: null,
    }),
  })
  .openapi('ApiKeyNew')
export type ApiKeyNew = z.input<typeof ApiKeyNew>

/** A key as it can be seen at any time: never its text. */
export const ApiKey = z
  .object({
    id: Id,
    name: z.string().openapi({ example: 'Dispatch system' }),
    role: Role,
    status: z.enum(['live', 'expired', 'revoked']),
    createdAt: Moment,
    createdBy: z.string().nullable().openapi({ example: 'Operator' }),
    lastUsedAt: Moment.nullable().openapi({ description: 'To the minute', example: null }),
    expiresAt: Moment.nullable().openapi({ example: null }),
    revokedAt: Moment.nullable().openapi({ example: null }),
    previousUntil: Moment.nullable().openapi({
      description: 'Until when the text from before its rotation is taken too',
      example: null,
    }),
  })
  .openapi('ApiKey')
export type ApiKey = z.infer<typeof ApiKey>

/** A key just made or rotated. `key` is shown this once: only a hash of it is kept. */
export const ApiKeyMade = ApiKey.extend({
  key: z.string().openapi({ example: 'bh_0199d6c27d1e7a608f0e2b1c9a4d5e6f_…' }),
}).openapi('ApiKeyMade')
export type ApiKeyMade = z.infer<typeof ApiKeyMade>

/** How long the old text goes on after a rotation. */
export const ApiKeyRotation = z
  .strictObject({
    graceMinutes: z
      .number()
      .int()
      .min(0)
      .max(7 * 24 * 60)
      .default(0)
      .openapi({
        description: 'For so long the old text is taken too; at most a week',
        example: 60,
      }),
  })
  .openapi('ApiKeyRotation')

export const ApiKeyQuery = z.object(PageQuery)
export const ApiKeyPage = pageOf(ApiKey, 'ApiKeyPage')
