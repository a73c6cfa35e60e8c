import { readPicture } from '../contract/doors/logo.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { pictureByHash } from '../store/pictures.ts'
import { describeDoor } from './describe-door.ts'
import type { App } from './env.ts'
import { refused } from './problem.ts'
import { unlisted } from './public-invoice.ts'

/** Opened by itself a picture is nothing but one: it runs nothing, loads nothing, and stands in no page of others. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'public, max-age=31536000, immutable',
}

/** Pictures, for whoever knows what is in them. One that is not there is answered the same, whatever the reason. */
export function pictureDoor(app: App): void {
  describeDoor(app, readPicture)
  app.use('/v1/pictures/*', unlisted)
  app.get(readPicture.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    const params = readPicture.params.safeParse(c.req.param())
    if (!params.success) return refused(c, readPicture.missing)
    const { organizationId, hash } = params.data
    const picture = await readOrganization(c.var.world.db, organizationId, (tx) =>
      pictureByHash(tx, organizationId, hash),
    )
    if (!picture) return refused(c, readPicture.missing)
    return c.body(new Uint8Array(picture.bytes), 200, { 'content-type': picture.mediaType, ...HEADERS })
  })
}
