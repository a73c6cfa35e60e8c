import { orNull } from './or-null.ts'
import { Instant, Moment } from './scalars.ts'
import { z } from './z.ts'

/** A link by which a document is seen without a login. */
export const DocumentLink = z
  .object({
    url: z.string().openapi({ example: 'https://billing.example.com/i/AZnWwn0eemCPDisc…' }),
    createdAt: Moment,
    createdBy: z.string().openapi({ example: 'Operator' }),
    expiresAt: Moment.nullable().openapi({ example: null }),
    firstSeenAt: Moment.nullable().openapi({
      description: 'When somebody outside first saw it: mail scanners and staff do not count',
      example: null,
    }),
  })
  .openapi('DocumentLink')
export type DocumentLink = z.infer<typeof DocumentLink>

/** A document's link; null while it has none. */
export const DocumentLinkAnswer = z.object({ link: orNull(DocumentLink) }).openapi('DocumentLinkAnswer')
export type DocumentLinkAnswer = z.infer<typeof DocumentLinkAnswer>

/** When a link ends; null or left out: never. */
export const LinkEnd = z
  .strictObject({
    expiresAt: Instant.nullish().openapi({ type: ['string', 'null'], example: '2026-12-31T23:00:00Z' }),
  })
  .openapi('LinkEnd')
export type LinkEnd = z.input<typeof LinkEnd>
