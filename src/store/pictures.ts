import { type RawBuilder, sql } from 'kysely'
import type { Recognised } from '../domain/picture/recognise.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** A logo as it is found beside the version that names it: where its picture is, and how large, in pixels. */
export interface Logo {
  readonly orgId: string
  readonly hash: string
  readonly width: number
  readonly height: number
}

/** The columns of a logo as one value, null where there is none; `picture` is joined as p. */
export const LOGO: RawBuilder<Logo | null> = sql`
  case when p.hash is not null
    then json_build_object('orgId', p.org_id, 'hash', p.hash, 'width', p.width, 'height', p.height) end`

/** Keeps a picture; the same again is kept once. `hash` is the hex SHA-256 of its bytes, `createdAt` an instant. */
export async function keepPicture(
  tx: Tx,
  orgId: string,
  {
    hash,
    mediaType,
    width,
    height,
    bytes,
    createdAt,
  }: Recognised & { readonly hash: string; readonly bytes: Uint8Array; readonly createdAt: string },
): Promise<void> {
  await tx.run(
    q
      .insertInto('picture')
      .values({
        org_id: orgId,
        hash,
        media_type: mediaType,
        width,
        height,
        bytes: Buffer.from(bytes),
        created_at: createdAt,
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'hash']).doNothing()),
  )
}

export function pictureByHash(
  tx: Tx,
  orgId: string,
  hash: string,
): Promise<{ readonly mediaType: Recognised['mediaType']; readonly bytes: Buffer } | undefined> {
  return tx.first(sql<{ mediaType: Recognised['mediaType']; bytes: Buffer }>`
    select media_type as "mediaType", bytes from picture where org_id = ${orgId} and hash = ${hash}`)
}
