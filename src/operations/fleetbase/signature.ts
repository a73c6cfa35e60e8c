import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a webhook's signature is worth. */
export interface SignatureCheck {
  /** `absent` where nothing is proved: no signature, no secret to check it with, or one that anybody can make. */
  readonly signature: 'valid' | 'invalid' | 'absent'
  /** Why the webhook is turned away, or null. */
  readonly turnedAway: string | null
}

/** With this word Fleetbase signs every change that is made in its console. Everybody knows it, so it proves nothing. */
const WORD_OF_THE_CONSOLE = 'internal'

/**
 * Checks the signature of a webhook: `Signature` (hex HMAC-SHA256 of the body's bytes), or `X-Fleetbase-Signature`
 * (`sha256=` before it).
 *
 * An endpoint of Fleetbase has no secret of its own: it signs with the secret of the API credential that made the
 * change, and with the literal word `internal` for changes made in its console. So a signature can never be all that is
 * trusted; the secret in the webhook's address and reading the records again are. With secrets configured, a webhook
 * must be signed with one of them or with that word; anything else, and nothing, is turned away.
 */
export function checkSignature(
  rawBody: Uint8Array,
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): SignatureCheck {
  const given = [headers['signature'], headers['x-fleetbase-signature']].flatMap(
    (header) => digestOf(header) ?? [],
  )
  const signedWith = (secret: string): boolean => {
    const digest = createHmac('sha256', secret).update(rawBody).digest()
    return given.some((each) => timingSafeEqual(each, digest))
  }
  if (secrets.length === 0) return { signature: 'absent', turnedAway: null }
  // Every secret is tried, so that the time taken does not say which one it was.
  if (secrets.filter(signedWith).length > 0) return { signature: 'valid', turnedAway: null }
  if (signedWith(WORD_OF_THE_CONSOLE)) return { signature: 'absent', turnedAway: null }
  const isSigned = headers['signature'] !== undefined || headers['x-fleetbase-signature'] !== undefined
  return isSigned
    ? {
        signature: 'invalid',
        turnedAway: 'Its signature was made with a secret this connection does not know.',
      }
    : { signature: 'absent', turnedAway: 'It is not signed, and this connection takes signed webhooks only.' }
}

const DIGEST = /^(?:sha256=)?([0-9a-f]{64})$/i

function digestOf(header: string | undefined): Buffer | null {
  const hex = DIGEST.exec(header?.trim() ?? '')?.[1]
  return hex === undefined ? null : Buffer.from(hex, 'hex')
}
