import { createHash, randomBytes } from 'node:crypto'

const ORGANIZATION_BYTES = 16
const SECRET_BYTES = 24

/** What the token of a link holds: it names its organization, so that it is found in that organization's rows. */
export interface ReadToken {
  readonly orgId: string
  readonly hash: Buffer
}

/** A fresh token with 192 random bits, as it stands in an address. */
export const newLinkToken = (orgId: string): string =>
  Buffer.concat([Buffer.from(orgId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)]).toString(
    'base64url',
  )

/** Reads a token as it was given; null when it cannot be one of ours. */
export function readLinkToken(token: string): ReadToken | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== ORGANIZATION_BYTES + SECRET_BYTES || bytes.toString('base64url') !== token) return null
  const hex = bytes.subarray(0, ORGANIZATION_BYTES).toString('hex')
  return { orgId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), hash: tokenHash(token) }
}

/** Of a token only this is looked up. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
