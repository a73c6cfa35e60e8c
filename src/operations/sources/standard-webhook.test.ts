import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSigningSecret, signatureOf, verifyWebhook } from './standard-webhook.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const NOW = Date.parse('2026-03-01T12:00:00Z')
const SECONDS = String(NOW / 1000)
const BODY = Buffer.from('{"event":"job.priced","price":"1200.00"}')

const headers = (id: string, timestamp: string, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': timestamp,
  'webhook-signature': signature,
})
const good = headers('msg_1', SECONDS, `v1,${signatureOf(SECRET, 'msg_1', SECONDS, BODY)}`)
const isTaken = (
  given: Record<string, string>,
  body: Uint8Array = BODY,
  secrets = [SECRET],
  now = NOW,
): boolean =>
  'id' in
  verifyWebhook(
    body,
    given,
    secrets.map((secret) => ({ secret, until: null })),
    now,
  )

test('the signature is that of the standard, made here by another hand', () => {
  const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const content = '{"test": 2432232314}'
  const expected = createHmac('sha256', key)
    .update(`msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.${content}`)
    .digest('base64')
  // The example of the standard's own libraries.
  expect(expected).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  expect(signatureOf(SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', Buffer.from(content))).toBe(
    expected,
  )
})

test('a signed webhook is taken, with its id and time', () => {
  expect(verifyWebhook(BODY, good, [{ secret: SECRET, until: null }], NOW)).toEqual({
    id: 'msg_1',
    sentAt: '2026-03-01T12:00:00.000Z',
  })
  const several = `v1a,abc v1,AAAA ${good['webhook-signature']}`
  expect(isTaken({ ...good, 'webhook-signature': several })).toBe(true)
  expect(isTaken(good, BODY, [newSigningSecret(), SECRET])).toBe(true)
  expect(newSigningSecret()).toMatch(/^whsec_[\w+/]{43}=$/)
})

describe('turned away', () => {
  test.each<[string, Record<string, string>]>([
    ['no headers', {}],
    ['no signature', headers('msg_1', SECONDS, '')],
    [
      'a signature of another version',
      { ...good, 'webhook-signature': good['webhook-signature'].replace('v1,', 'v2,') },
    ],
    ['only the digest', { ...good, 'webhook-signature': good['webhook-signature'].slice(3) }],
    ['another id', { ...good, 'webhook-id': 'msg_2' }],
    ['another time', { ...good, 'webhook-timestamp': String(Number(SECONDS) + 1) }],
    ['a time written another way', { ...good, 'webhook-timestamp': `0${SECONDS}` }],
    ['a time in milliseconds', { ...good, 'webhook-timestamp': `${SECONDS}000` }],
  ])('%s', (_, given) => {
    expect(isTaken(given)).toBe(false)
  })

  test('another body, another secret, none', () => {
    expect(isTaken(good, Buffer.concat([BODY, Buffer.from(' ')]))).toBe(false)
    expect(isTaken(good, BODY, [newSigningSecret()])).toBe(false)
    expect(isTaken(good, BODY, [])).toBe(false)
  })

  test('what was signed cannot be cut into another id, time and body', () => {
    const cut = signatureOf(SECRET, 'msg', SECONDS, Buffer.from('5.{}'))
    expect(isTaken(headers('msg', SECONDS, `v1,${cut}`), Buffer.from('5.{}'))).toBe(true)
    expect(isTaken(headers(`msg.${SECONDS}`, '5', `v1,${cut}`), Buffer.from('{}'), [SECRET], 5_000)).toBe(
      false,
    )
  })

  test('five minutes are kept, to either side', () => {
    const minutes = 60_000
    expect(isTaken(good, BODY, [SECRET], NOW + 5 * minutes)).toBe(true)
    expect(isTaken(good, BODY, [SECRET], NOW - 5 * minutes)).toBe(true)
    expect(isTaken(good, BODY, [SECRET], NOW + 5 * minutes + 1)).toBe(false)
    expect(isTaken(good, BODY, [SECRET], NOW - 5 * minutes - 1)).toBe(false)
  })

  test('an old secret is good until it is not', () => {
    const old = [{ secret: SECRET, until: new Date(NOW).toISOString() }]
    expect('id' in verifyWebhook(BODY, good, old, NOW - 1)).toBe(true)
    expect('id' in verifyWebhook(BODY, good, old, NOW)).toBe(false)
  })

  test('200 mutants of id, time, signature and body: none is taken', () => {
    const flip = (text: string, at: number, by: number): string => {
      const bytes = Buffer.from(text)
      bytes[at % bytes.length]! ^= 1 << by
      return bytes.toString('latin1')
    }
    let mutants = 0
    fc.assert(
      fc.property(
        fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature', 'body'),
        fc.nat(),
        fc.nat({ max: 7 }),
        (part, at, by) => {
          mutants += 1
          if (part === 'body')
            expect(isTaken(good, Buffer.from(flip(BODY.toString(), at, by), 'latin1'))).toBe(false)
          else expect(isTaken({ ...good, [part]: flip(good[part as keyof typeof good], at, by) })).toBe(false)
        },
      ),
      { numRuns: 200 },
    )
    expect(mutants).toBe(200)
  })
})
