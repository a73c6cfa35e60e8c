import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A signing secret and until when it is good: an instant, or null for the one in use. */
export interface SigningSecret {
  readonly secret: string
  readonly until: string | null
}

/** What a verified webhook says of itself in its headers. */
export interface Verified {
  readonly id: string
  /** An instant. */
  readonly sentAt: string
}

const PREFIX = 'whsec_'
const TOLERANCE_MS = 5 * 60_000

/** A new signing secret, as Standard Webhooks writes it: `whsec_` and 256 random bits in base64. */
export const newSigningSecret = (): string => PREFIX + randomBytes(32).toString('base64')

/**
 * Verifies a webhook by Standard Webhooks: `webhook-signature` holds `v1,` and the base64 HMAC-SHA256 of
 * `id.timestamp.body`, several with spaces between; the timestamp is at most five minutes away. Gives the reason
 * instead when it is turned away.
 */
export function verifyWebhook(
  rawBody: Uint8Array,
  headers: Readonly<Record<string, string>>,
  secrets: readonly SigningSecret[],
  now: number,
): Verified | { readonly turnedAway: string } {
  const {
    'webhook-id': id = '',
    'webhook-timestamp': timestamp = '',
    'webhook-signature': signature = '',
  } = headers
  if (id === '' || timestamp === '' || signature === '')
    return {
      turnedAway:
        'It is not signed: webhook-id, webhook-timestamp and webhook-signature belong in its headers.',
    }
  // With a dot in the id, what was signed could be read as another id, time and body.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id))
    return { turnedAway: 'Its webhook-id is not 1 to 200 plain characters without a dot.' }
  if (!/^\d{1,11}$/.test(timestamp))
    return { turnedAway: 'Its webhook-timestamp is not in seconds since 1970.' }
  const sentMs = Number(timestamp) * 1000
  if (Math.abs(now - sentMs) > TOLERANCE_MS)
    return { turnedAway: 'Its webhook-timestamp is more than five minutes away from the time here.' }
  const given = signature.split(' ', 20)
  const signedWith = ({ secret }: SigningSecret): boolean => {
    const expected = `v1,${signatureOf(secret, id, timestamp, rawBody)}`
    return given.filter((each) => isSame(each, expected)).length > 0
  }
  const good = secrets.filter(({ until }) => until === null || now < Date.parse(until))
  // Every secret is tried, so that the time taken does not say which one it was.
  if (good.filter(signedWith).length > 0) return { id, sentAt: new Date(sentMs).toISOString() }
  return {
    turnedAway: 'Its signature was not made with a secret of this source, or it was changed on the way.',
  }
}

/** The base64 signature of a webhook. */
export function signatureOf(secret: string, id: string, timestamp: string, rawBody: Uint8Array): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest('base64')
}

/** As text: base64 that is written another way is another signature. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
