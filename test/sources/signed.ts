import { signatureOf } from '../../src/operations/sources/standard-webhook.ts'

/** The headers of a webhook as a sender signs it. */
export function signed(secret: string, body: string, id: string, seconds: number): Record<string, string> {
  const timestamp = String(seconds)
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signatureOf(secret, id, timestamp, Buffer.from(body))}`,
  }
}
