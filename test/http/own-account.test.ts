import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OpenSession, PasskeyCeremony, SecondFactor } from '../../src/contract/person.ts'
import { problemOf } from './api.ts'
import { openServerWithPeople, PASSWORD } from './people.ts'

const { post, letIn, signIn, firstOwner, joined, tenant, owner: database } = await openServerWithPeople()
await tenant('ours', 'fleet')
const owner = await firstOwner()

const sessionsOf = async (who: typeof owner): Promise<OpenSession[]> =>
  (await who.ask<{ items: OpenSession[] }>('GET', '/v1/me/sessions')).body.items

describe('sessions', () => {
  test('are listed, and one of one’s own is ended at once', async () => {
    const sam = await joined(owner, 'ours', 'sam@example.com', 'viewer')
    const other = await signIn('sam@example.com')
    const listed = await sessionsOf(sam)
    expect(listed).toHaveLength(2)
    expect(listed.filter(({ isThis }) => isThis)).toHaveLength(1)
    const { id } = listed.find(({ isThis }) => !isThis)!
    expect((await sam.ask('DELETE', `/v1/me/sessions/${id}`)).status).toBe(200)
    expect((await other.ask('GET', '/v1/session')).status).toBe(401)
    expect((await sam.ask('GET', '/v1/session')).status).toBe(200)
  })

  test('of others are as unknown as ids that do not exist', async () => {
    const [theirs] = await sessionsOf(owner)
    const sam = await signIn('sam@example.com')
    for (const id of [theirs!.id, '01a1fc3b-b55e-77c7-87c7-b559a0b370be']) {
      const answer = problemOf(await sam.ask('DELETE', `/v1/me/sessions/${id}`))
      expect(answer).toMatchObject({ status: 404, code: 'session_not_found' })
    }
    expect((await owner.ask('GET', '/v1/session')).status).toBe(200)
  })
})

test('a new password ends every other session, and the old one opens nothing', async () => {
  const kim = await joined(owner, 'ours', 'kim@example.com', 'viewer')
  const other = await signIn(kim.email)
  const change = (current: string) =>
    kim.ask('POST', '/v1/me/password', { current, next: 'a password of another kind' })
  expect(problemOf(await change('not the password'))).toMatchObject({ status: 422, code: 'password_refused' })
  const changed = await change(PASSWORD)
  expect(changed.status).toBe(200)
  expect((await other.ask('GET', '/v1/session')).status).toBe(401)
  kim.cookie = changed.headers.get('set-cookie')!.split(';')[0]!
  expect((await kim.ask('GET', '/v1/session')).status).toBe(200)
  expect((await post('/v1/session', { email: kim.email, password: PASSWORD })).status).toBe(401)
  await signIn(kim.email, 'a password of another kind')
})

describe('a second factor', async () => {
  const lee = await joined(owner, 'ours', 'lee@example.com', 'viewer')
  const enter = (code?: string) =>
    post('/v1/session', { email: lee.email, password: PASSWORD, ...(code === undefined ? {} : { code }) })
  let factor: SecondFactor

  test('holds only once a code of it was shown', async () => {
    const start = (password: string) => lee.ask<SecondFactor>('POST', '/v1/me/second-factor', { password })
    expect(problemOf(await start('not the password')).code).toBe('password_refused')
    factor = (await start(PASSWORD)).body
    expect(factor.recoveryCodes.length).toBeGreaterThan(5)
    expect((await enter()).status).toBe(200)
    const confirm = (code: string) => lee.ask('POST', '/v1/me/second-factor/confirmation', { code })
    expect(problemOf(await confirm(wrong(codeOf(factor.uri)))).code).toBe('code_refused')
    const confirmed = await confirm(codeOf(factor.uri))
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
    lee.cookie = confirmed.headers.get('set-cookie')!.split(';')[0]!
    expect(problemOf(await start(PASSWORD)).code).toBe('second_factor_set')
  })

  test('is asked for from then on', async () => {
    const asked = await enter()
    expect(problemOf(asked)).toMatchObject({ status: 401, code: 'second_factor_missing' })
    expect(asked.headers.get('set-cookie')).toBeNull()
    expect(problemOf(await enter(wrong(codeOf(factor.uri)))).code).toBe('second_factor_wrong')
    const entered = letIn(await enter(codeOf(factor.uri)), lee.email)
    expect(entered.session.person).toMatchObject({ hasSecondFactor: true })
  })

  test('is replaced by a recovery code, which opens once', async () => {
    const [code] = factor.recoveryCodes
    letIn(await enter(code), lee.email)
    expect(problemOf(await enter(code)).code).toBe('second_factor_wrong')
  })

  test('is removed with the password', async () => {
    const remove = (password: string) => lee.ask('POST', '/v1/me/second-factor/removal', { password })
    expect(problemOf(await remove('not the password')).code).toBe('password_refused')
    expect((await remove(PASSWORD)).status).toBe(200)
    letIn(await enter(), lee.email)
  })
})

describe('passkeys', async () => {
  const max = await joined(owner, 'ours', 'max@example.com', 'viewer')
  const begin = (password: string) =>
    max.ask<PasskeyCeremony>('POST', '/v1/me/passkeys/options', { password })
  const said = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    response: { clientDataJSON: 'e30', attestationObject: 'oA' },
    clientExtensionResults: {},
  }

  test('are begun with the password, at the address this installation is reached at', async () => {
    expect(problemOf(await begin('not the password')).code).toBe('password_refused')
    const { options } = (await begin(PASSWORD)).body
    expect(options).toMatchObject({
      rp: { id: 'billing.test' },
      user: { name: 'max@example.com' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  })

  test('are not kept when what is answered cannot be verified', async () => {
    const { ceremony } = (await begin(PASSWORD)).body
    const keep = (body: object) => max.ask('POST', '/v1/me/passkeys', { name: 'x', response: said, ...body })
    expect(problemOf(await keep({ ceremony })).code).toBe('passkey_refused')
    expect(problemOf(await keep({ ceremony: 'made.up' })).code).toBe('passkey_refused')
    expect((await keep({ ceremony: `x; better-auth.session_token=${owner.cookie}` })).status).toBe(422)
    expect((await max.ask('GET', '/v1/me/passkeys')).body).toEqual({ items: [] })
  })

  test('nobody is told who there is, and what is made up opens nothing', async () => {
    const begun = await post<PasskeyCeremony>('/v1/session/passkey/options', {})
    expect(begun.body.options).not.toHaveProperty('allowCredentials')
    const { ceremony } = begun.body
    const tried = await post('/v1/session/passkey', { ceremony, response: said })
    expect(problemOf(tried)).toMatchObject({ status: 401, code: 'passkey_unknown' })
    expect(tried.headers.get('set-cookie')).toBeNull()
    const foreign = await post(
      '/v1/session/passkey',
      { ceremony, response: said },
      { origin: 'https://x.test' },
    )
    expect(problemOf(foreign).code).toBe('foreign_origin')
  })

  test('of others are as unknown as ids that do not exist', async () => {
    const id = '01a1fc3b-b55e-77c7-87c7-b559a0b370be'
    const path = `/v1/me/passkeys/${id}`
    expect(problemOf(await max.ask('DELETE', path))).toMatchObject({ status: 404, code: 'passkey_not_found' })
    await database.query(
      `insert into billhook_people.passkey ("id", "name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp", "createdAt")
       values ($1, 'Laptop', 'key', $2, 'credential', 0, 'singleDevice', false, '2026-03-10T09:00:00Z')`,
      [id, owner.session.person!.id],
    )
    expect(problemOf(await max.ask('DELETE', path))).toMatchObject({ status: 404, code: 'passkey_not_found' })
    expect((await max.ask('GET', '/v1/me/passkeys')).body).toEqual({ items: [] })
    expect((await owner.ask('GET', '/v1/me/passkeys')).body).toEqual({
      items: [{ id, name: 'Laptop', since: '2026-03-10T09:00:00.000Z' }],
    })
    expect((await owner.ask('DELETE', path)).status).toBe(200)
    expect((await owner.ask('GET', '/v1/me/passkeys')).body).toEqual({ items: [] })
  })
})

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** The six digits an authenticator shows now (RFC 6238). */
function codeOf(uri: string): string {
  const secret = base32(new URL(uri).searchParams.get('secret')!)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = mac.at(-1)! & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Buffer {
  const bits = text
    .replace(/=+$/, '')
    .split('')
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
}
