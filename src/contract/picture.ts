import { z } from './z.ts'

/** What pictures there are. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const

/** A picture: where it is, without a login and for ever, and how large. */
export const Picture = z
  .object({
    path: z.string().openapi({
      description: 'Its address here',
      example:
        '/v1/pictures/0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f/9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f',
    }),
    width: z.number().int().openapi({ description: 'pixels', example: 400 }),
    height: z.number().int().openapi({ description: 'pixels', example: 96 }),
  })
  .openapi('Picture')
export type Picture = z.infer<typeof Picture>

/** A picture as it is sent. */
export const PictureBytes = z
  .custom<Uint8Array<ArrayBuffer>>((sent) => sent instanceof Uint8Array)
  .openapi({ type: 'string', format: 'binary', example: '' })
