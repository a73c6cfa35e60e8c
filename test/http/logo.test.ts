import { describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/contract/history.ts'
import type { DocumentLinkAnswer } from '../../src/contract/document-link.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { OrganizationSettings } from '../../src/contract/organization-settings.ts'
import type { PortalAccount, PortalSession } from '../../src/contract/portal.ts'
import type { PublicInvoice } from '../../src/contract/public-invoice.ts'
import { BillhookClient } from '../../src/client/client.ts'
import { assert } from '../../src/kernel/assert.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { JPEG, pngOf, SVG, TURNED_JPEG, WEBP } from '../support/pictures.ts'
import { type Answer, openServer, problemOf, type Tenant } from './api.ts'
import { invite, visitor } from './portal-client.ts'

const { app, send, tenant, world, rowCounts } = await openServer()
const us = await tenant('us', 'home-services')
const GREEN = pngOf(400, 96)
const RED = pngOf(96, 96, [179, 38, 30])

/** Sets a logo as the owner of an organization, or in another role. */
async function set(
  bytes: Uint8Array<ArrayBuffer>,
  {
    who = us,
    type = 'image/png',
    ...headers
  }: { who?: Tenant; type?: string; [header: string]: string | Tenant } = {},
): Promise<Answer<OrganizationSettings>> {
  return send('/v1/organization/logo', {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await who.key('owner')}`,
      'content-type': type,
      'if-match': '*',
      ...(headers as Record<string, string>),
    },
    body: bytes,
  })
}
const remove = (headers = { 'if-match': '*' }) =>
  us.call<OrganizationSettings>('DELETE', '/v1/organization/logo', undefined, headers)
const settings = async () => (await us.call<OrganizationSettings>('GET', '/v1/organization')).body
const logoOf = ({ body }: Answer<OrganizationSettings>) => {
  assert(body.seller.logo, JSON.stringify(body))
  return body.seller.logo
}
const picture = async (path: string) => app.request(path)
const bytesAt = async (path: string) => Buffer.from(await (await picture(path)).arrayBuffer())

async function invoice(more: object = {}): Promise<Invoice> {
  const made = await us.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: 'harbor', name: 'Harbor Goods' },
    lines: [{ description: 'Sweeping', quantity: '1', unitPrice: '50', taxRate: '0' }],
    ...more,
  })
  assert(made.status === 201, JSON.stringify(made.body))
  return made.body
}
const read = async (id: string) => (await us.call<Invoice>('GET', `/v1/invoices/${id}`)).body

describe('a logo', () => {
  test.each([
    ['image/png', GREEN, 400, 96],
    ['image/jpeg', JPEG, 6, 3],
    ['image/jpeg', TURNED_JPEG, 3, 6],
    ['image/webp', WEBP, 6, 3],
  ] as const)('is taken: %s', async (mediaType, bytes, width, height) => {
    // What it is said to be is not believed.
    const taken = await set(bytes, { type: 'application/octet-stream' })
    expect(taken.status).toBe(200)
    const logo = logoOf(taken)
    expect(logo).toMatchObject({ width, height })
    expect((await settings()).seller.logo).toEqual(logo)
    const served = await picture(logo.path)
    expect(served.status).toBe(200)
    expect(served.headers.get('content-type')).toBe(mediaType)
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('is served without a login, as nothing but a picture, and kept by browsers', async () => {
    const { headers } = await picture(logoOf(await set(GREEN)).path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    })
  })

  test('has an address made of its content: the same for the same, kept once, another for another', async () => {
    const first = logoOf(await set(GREEN)).path
    expect(logoOf(await set(RED)).path).not.toBe(first)
    const before = await rowCounts()
    expect(logoOf(await set(GREEN)).path).toBe(first)
    expect((await rowCounts())['picture']).toBe(before['picture'])
    const them = await tenant('them', 'fleet')
    const theirs = logoOf(await set(GREEN, { who: them })).path
    expect(theirs.split('/').at(-1)).toBe(first.split('/').at(-1))
    expect(theirs).not.toBe(first)
  })

  test('makes a version and a line in the audit trail; the same again makes none', async () => {
    await set(RED)
    const { version } = await settings()
    const changed = await set(GREEN, { 'if-match': `"${version}"` })
    expect(changed.body.version).toBe(version + 1)
    expect(changed.headers.get('etag')).toBe(`"${version + 1}"`)
    expect((await set(GREEN)).body.version).toBe(version + 1)
    expect(problemOf(await set(RED, { 'if-match': `"${version}"` })).status).toBe(412)
    const unsaid = await us.call('DELETE', '/v1/organization/logo')
    expect(problemOf(unsaid).status).toBe(428)
    const [act] = (await us.call<AuditPage>('GET', '/v1/audit?subjectType=organization')).body.items
    expect(act).toMatchObject({
      sentence: `The logo of the organization was changed: version ${version + 1}.`,
    })
    expect(Object.keys(act!.after!)).toEqual(['seller.logo'])
  })

  test('goes, and its picture stays for the documents that bear it', async () => {
    const { path } = logoOf(await set(GREEN))
    const removed = await remove()
    expect(removed.body.seller.logo).toBeNull()
    expect((await remove()).body.version).toBe(removed.body.version)
    const [act] = (await us.call<AuditPage>('GET', '/v1/audit?subjectType=organization')).body.items
    expect(act!.sentence).toMatch(/^The logo of the organization was removed: version \d+\.$/)
    expect((await bytesAt(path)).equals(GREEN)).toBe(true)
  })

  test('stays when the rest of the seller changes', async () => {
    const logo = logoOf(await set(GREEN))
    const seller = { name: 'The new company' }
    const changed = await us.call<OrganizationSettings>(
      'PATCH',
      '/v1/organization',
      { seller },
      { 'if-match': '*' },
    )
    expect(changed.body.seller).toMatchObject({ ...seller, logo })
    expect((await settings()).seller).toMatchObject({ ...seller, logo })
    const named = await us.call('PATCH', '/v1/organization', { seller: { ...seller, logo } })
    expect(problemOf(named).status).toBeGreaterThanOrEqual(400)
  })

  test('that is sent twice under one key acts once; another one under it is refused', async () => {
    const authorization = `Bearer ${await us.key('owner')}`
    const once = { 'idempotency-key': 'logo-1', authorization }
    const first = await set(RED, once)
    await set(GREEN)
    const again = await set(RED, once)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
    expect((await settings()).seller.logo).toEqual(logoOf(await set(GREEN)))
    expect(problemOf(await set(GREEN, once))).toMatchObject({ code: 'idempotency_key_reused' })
  })

  test('is set and removed by our own client', async () => {
    const fetch = async (address: string, init: RequestInit) => app.request(address, init)
    const client = new BillhookClient({ key: await us.key('owner'), fetch })
    const changed = await client.put('/v1/organization/logo', { body: RED, ifMatch: '*' })
    expect((await bytesAt(changed.seller.logo!.path)).equals(RED)).toBe(true)
    expect((await client.delete('/v1/organization/logo', { ifMatch: '*' })).seller.logo).toBeNull()
  })
})

describe('refused, and nothing is left', () => {
  const large = Buffer.concat([GREEN, Buffer.alloc(256 * 1024)])
  test.each([
    ['nothing', Buffer.alloc(0), 'image/png', 422, 'picture_kind_unknown'],
    ['other bytes by the name of a picture', Buffer.from('a logo'), 'image/png', 422, 'picture_kind_unknown'],
    ['an SVG by another name', SVG, 'image/png', 422, 'picture_kind_unknown'],
    ['an SVG', SVG, 'image/svg+xml', 415, 'media_type_unsupported'],
    ['a form', GREEN, 'application/x-www-form-urlencoded', 415, 'media_type_unsupported'],
    ['half a picture', GREEN.subarray(0, -20), 'image/png', 422, 'picture_damaged'],
    ['a side too long', pngOf(2001, 10), 'image/png', 422, 'picture_too_wide'],
    ['too many bytes', large, 'image/png', 413, 'picture_too_large'],
  ] as const)('%s', async (_, bytes, type, status, code) => {
    const authorization = `Bearer ${await us.key('owner')}`
    const before = await rowCounts()
    const problem = problemOf(await set(bytes, { type, authorization }))
    expect(problem).toMatchObject({ status, code })
    expect(problem.remedy).toMatch(/^(Save|Send|Scale) /)
    const counts = await rowCounts()
    expect({ ...counts, api_key: '', history: '' }).toEqual({ ...before, api_key: '', history: '' })
  })

  test('just as many bytes as may be are taken', async () => {
    const room = 256 * 1024 - GREEN.length
    expect((await set(Buffer.concat([GREEN, Buffer.alloc(room)]))).status).toBe(200)
    expect((await set(Buffer.concat([GREEN, Buffer.alloc(room + 1)]))).status).toBe(413)
  })

  test('whoever may not manage', async () => {
    for (const role of ['billing_specialist', 'accountant', 'dispatcher', 'viewer'] as const) {
      const authorization = `Bearer ${await us.key(role)}`
      expect(problemOf(await set(GREEN, { authorization })).status).toBe(403)
      const removing = await us.call('DELETE', '/v1/organization/logo', undefined, {
        authorization,
        'if-match': '*',
      })
      expect(problemOf(removing).status).toBe(403)
    }
  })

  test('a picture that is not there: the same for each reason', async () => {
    const { path } = logoOf(await set(GREEN))
    const [, , , orgId, hash] = path.split('/') as [string, string, string, string, string]
    const other = await tenant('other', 'fleet')
    const paths = [
      `/v1/pictures/${orgId}/${'0'.repeat(64)}`,
      `/v1/pictures/${other.orgId}/${hash}`,
      `/v1/pictures/0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f/${hash}`,
      `/v1/pictures/${orgId}/${hash.toUpperCase()}`,
      `/v1/pictures/${orgId}/x`,
      `/v1/pictures/x'/${hash}`,
    ]
    for (const one of paths) {
      const missing = await send(one, {})
      expect(problemOf(missing), one).toMatchObject({ status: 404, code: 'picture_not_found' })
      expect(missing.headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('a document', () => {
  test('keeps the logo it had when it became final; a draft and new ones have the new one (rule 16)', async () => {
    const green = logoOf(await set(GREEN))
    const final = await invoice()
    const draft = await invoice({ saveAsDraft: true })
    expect(final.seller.logo).toEqual(green)
    const red = logoOf(await set(RED))
    expect((await invoice()).seller.logo).toEqual(red)
    expect((await read(final.id)).seller.logo).toEqual(green)
    expect((await us.call('POST', `/v1/invoices/${draft.id}/confirmation`, {})).status).toBe(200)
    expect((await read(draft.id)).seller.logo).toEqual(red)
    await remove()
    expect((await invoice()).seller.logo).toBeNull()
    expect((await read(final.id)).seller.logo).toEqual(green)
    expect((await bytesAt(green.path)).equals(GREEN)).toBe(true)
  })

  test('shows it to whoever has its link, and to clients, who see the company’s own above it', async () => {
    const green = logoOf(await set(GREEN))
    const { id, customerId } = await invoice()
    const red = logoOf(await set(RED))
    const { link } = (await us.call<DocumentLinkAnswer>('POST', `/v1/invoices/${id}/link`, {})).body
    const token = link!.url.split('/i/')[1]!
    const opened = await send<PublicInvoice>(`/v1/public/invoices/${token}`, {})
    expect(opened.body.seller.logo).toEqual(green)

    const client = await invite(us, customerId, 'ap@harbor.example')
    const { cookie } = await visitor(send, client.token)
    const session = await send<PortalSession>('/v1/portal/session', { headers: { cookie } })
    expect(session.body.accounts[0]!.logo).toEqual(red)
    const at = `/v1/portal/accounts/${session.body.accounts[0]!.id}`
    const account = await send<PortalAccount>(at, { headers: { cookie } })
    expect(account.body.seller.logo).toEqual(red)
    const shown = await send<PublicInvoice>(`${at}/invoices/${id}`, { headers: { cookie } })
    expect(shown.body.seller.logo).toEqual(green)
  })
})

test('the books hold with all of it', async () => {
  const { verdicts } = await verifyBooks(world, us.orgId)
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
  expect(verdicts.map(({ code }) => code)).toContain('pictures')
})
