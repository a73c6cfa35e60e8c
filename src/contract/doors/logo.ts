import { refuse } from '../../kernel/refusal.ts'
import { OrganizationSettings } from '../organization-settings.ts'
import { PICTURE_TYPES, PictureBytes } from '../picture.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { PICTURE_LIMIT } from './limits.ts'
import { NO_SUCH } from './missing.ts'

const about = {
  ifMatch: 'must',
  path: '/v1/organization/logo',
  tag: 'Organizations',
  answer: OrganizationSettings,
  problems: [409],
} as const

export const setLogo = declareDoor({
  ...about,
  method: 'put',
  summary: 'Set the logo of the organization',
  description:
    'The picture itself: PNG, JPEG or WebP, at most 256 KiB and 2,000 pixels a side, known by its bytes alone. Makes a new version, as a change of the settings does; documents that are final keep the logo they have. It is then seen by whoever has a document.',
  takes: [...PICTURE_TYPES, 'application/octet-stream'],
  body: PictureBytes,
  bodyLimit: PICTURE_LIMIT,
  tooLarge: refuse('picture_too_large', null, 'This picture is larger than 256 KiB.', {
    remedy:
      'Scale it down, or save it with fewer colours or a lower quality: it is shown at most 200 × 48 large.',
    values: { limit: PICTURE_LIMIT },
  }),
})

export const removeLogo = declareDoor({
  ...about,
  method: 'delete',
  summary: 'Remove the logo of the organization',
  description:
    'Makes a new version without one. Documents that are final keep the logo they have, so its picture stays where it is.',
})

export const readPicture = declareDoor({
  method: 'get',
  path: '/v1/pictures/{organizationId}/{hash}',
  tag: 'Organizations',
  summary: 'Read a picture',
  description:
    'For every page that shows it, without a login: its address holds the SHA-256 of what is there, so it cannot be guessed and never changes.',
  params: z.object({
    organizationId: Id,
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .openapi({ example: '9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f' }),
  }),
  missing: NO_SUCH.picture,
  gives: PICTURE_TYPES,
  answer: z.string().openapi({ format: 'binary', example: '' }),
  open: true,
})
