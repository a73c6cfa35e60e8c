import { createHash } from 'node:crypto'

/** What the text of a key holds: it names its organization, so that it is found in that organization's rows. */
export interface ReadKey {
  readonly orgId: string
  readonly keyId: string
  readonly secret: string
}

const KEY = /^bh_([0-9a-f]{32})_([0-9a-f]{32})_([\w-]{43})$/

export const textOfKey = (orgId: string, keyId: string, secret: string): string =>
  `bh_${bare(orgId)}_${bare(keyId)}_${secret}`

/** Takes a key's text apart; null when it cannot be one of ours. */
export function readKey(text: string): ReadKey | null {
  const parts = KEY.exec(text)
  return parts && { orgId: dashed(parts[1]!), keyId: dashed(parts[2]!), secret: parts[3]! }
}

/** The secret has 256 random bits, so one round of SHA-256 is enough to keep it. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const bare = (id: string): string => id.replaceAll('-', '')
const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
