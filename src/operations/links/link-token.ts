import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 24

/** A fresh token with 192 random bits, as it stands in an address. It names its organization, so that it is found in that organization's rows. */
export const newLinkToken = (orgId: string): string =>
  Buffer.concat([Buffer.from(orgId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)]).toString(
    'base64url',
  )

/** Of a token only this is looked up. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
