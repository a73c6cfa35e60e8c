import { orNull } from './or-null.ts'
import { Id, Moment } from './scalars.ts'
import { lineUpTo } from './text.ts'
import { z } from './z.ts'

/** What can be attached to an entry by hand. */
export const ATTACHMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

/** A file behind an entry by hand, and what became of it. */
export const Attachment = z
  .object({
    id: Id,
    name: z.string().openapi({
      description: 'Made safe for every system, with the ending of what it is',
      example: 'Bill 2026-118.pdf',
    }),
    mediaType: z
      .enum(ATTACHMENT_TYPES)
      .openapi({ description: 'As its bytes say', example: 'application/pdf' }),
    size: z.number().int().openapi({ description: 'bytes', example: 48_213 }),
    hash: z.string().openapi({
      description: 'SHA-256 of its bytes',
      example: '9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f',
    }),
    attachedAt: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
    withdrawal: orNull(
      z.object({
        reason: z.string().openapi({ example: 'The bill of another month.' }),
        withdrawnAt: Moment,
        actor: z.string().openapi({ example: 'Operator' }),
      }),
    ).openapi({ description: 'Since when it counts no longer, and why', example: null }),
  })
  .openapi('Attachment')
export type Attachment = z.infer<typeof Attachment>

/** A file as it is sent. */
export const AttachmentBytes = z
  .custom<Uint8Array<ArrayBuffer>>((sent) => sent instanceof Uint8Array)
  .openapi({ type: 'string', format: 'binary', example: '' })

export const AttachmentQuery = z.strictObject({
  name: lineUpTo(300).default('').openapi({
    description: 'What the file is called; it is made safe',
    example: 'Bill 2026-118.pdf',
  }),
})
