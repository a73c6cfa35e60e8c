import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sealer } from '../../src/adapters/sealing.ts'
import type { DocumentLinkAnswer } from '../../src/contract/document-link.ts'
import type { HistoryLine } from '../../src/contract/history.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { PublicInvoice } from '../../src/contract/public-invoice.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf, type Tenant } from '../http/api.ts'
import { orderPriced } from '../http/events.ts'

const clock = { now: Date.parse('2026-03-10T09:00:00Z') }
const { tenant, send, owner, operator, rowCounts } = await openServer(
  { sealer: sealer(randomBytes(32)) },
  () => clock.now,
)
const us = await tenant('northside', 'fleet')
const them = await tenant('southside', 'fleet')
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

let orders = 0
async function invoice(who: Tenant = us, isSent = true): Promise<string> {
  orders += 1
  const told = await who.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(`link-${orders}`))
  const id = told.body.invoiceIds[0]!
  if (isSent) await who.call('POST', `/v1/invoices/${id}/sending`, {})
  return id
}

const link = (method: string, id: string, body?: object, who = us) =>
  who.call<DocumentLinkAnswer>(method, `/v1/invoices/${id}/link`, body)

/** Makes a link and gives its token. */
const share = async (id: string, body: object = {}): Promise<string> =>
  (await link('POST', id, body)).body.link!.url.replace('https://billing.test/i/', '')

const open = (token: string) => send<PublicInvoice>(`/v1/public/invoices/${token}`, {})

const see = (token: string, headers: Record<string, string> = { 'user-agent': CHROME }) =>
  send<{ counted: boolean }>(`/v1/public/invoices/${token}/view`, { method: 'POST', headers })

const viewed = async (id: string) => (await us.call<Invoice>('GET', `/v1/invoices/${id}`)).body.viewedAt

/** What a token that opens nothing is answered, without the request's own id. */
async function nothing(token: string): Promise<object> {
  const { requestId: _, ...problem } = problemOf(await open(token))
  return problem
}

describe('a link', () => {
  test('shows what stands on the paper and what was paid, and nothing else', async () => {
    const id = await invoice()
    const { body } = await open(await share(id))
    expect(body).toMatchObject({
      number: expect.stringMatching(/^INV-/),
      word: { label: expect.any(String) },
      seller: { name: 'The northside company' },
      currency: 'USD',
      total: 120000,
      balance: 120000,
      payments: [],
      ended: false,
    })
    expect(Object.keys(body).sort()).toMatchInlineSnapshot(`
      [
        "balance",
        "buyer",
        "credited",
        "currency",
        "discount",
        "discountPercent",
        "dueOn",
        "ended",
        "instalments",
        "issuedOn",
        "kind",
        "lines",
        "notes",
        "number",
        "paid",
        "payments",
        "pricesIncludeTax",
        "reference",
        "refunded",
        "seller",
        "subtotal",
        "taxGroups",
        "total",
        "word",
      ]
    `)
  })

  test('is made once, shown again to staff, and unreadable in the database', async () => {
    const id = await invoice()
    expect((await link('GET', id)).body).toEqual({ link: null })
    const urls = await Promise.all(Array.from({ length: 10 }, () => share(id)))
    expect(new Set(urls).size).toBe(1)
    expect((await link('GET', id)).body.link!.url).toBe(`https://billing.test/i/${urls[0]}`)
    const { rows } = await owner.query<{ token: Buffer; token_hash: Buffer }>(
      'select token, token_hash from billhook.document_link where invoice_id = $1',
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.token.includes(urls[0]!)).toBe(false)
    expect(Buffer.from(urls[0]!, 'base64url').length).toBe(16 + 24)
  })

  test('is in the history of its document', async () => {
    const id = await invoice()
    await share(id)
    await link('DELETE', id)
    const { body } = await us.call<{ items: HistoryLine[] }>('GET', `/v1/invoices/${id}/history`)
    const sentences = body.items.map(({ sentence }) => sentence)
    expect(sentences).toContain('It got a link, by which its customer sees it.')
    expect(sentences).toContain('Its link was revoked.')
  })

  test('is not made for a draft, nor by who may not finish documents', async () => {
    const draft = await invoice(us, false)
    expect(problemOf(await link('POST', draft, {}))).toMatchObject({ status: 409, rule: 29 })
    const viewer = { authorization: `Bearer ${await us.key('viewer')}` }
    const refused = await us.call('POST', `/v1/invoices/${await invoice()}/link`, {}, viewer)
    expect(problemOf(refused)).toMatchObject({ status: 403 })
  })

  test('goes on showing a document that was voided, as void', async () => {
    const id = await invoice()
    const token = await share(id)
    await us.call('POST', `/v1/invoices/${id}/voiding`, { reason: 'wrong customer' })
    const { body } = await open(token)
    expect(body).toMatchObject({ ended: true, balance: 0 })
    expect(JSON.stringify(body)).not.toContain('wrong customer')
  })
})

describe('a token that opens nothing', () => {
  test('is answered the same, whether forged, revoked or ended', async () => {
    const id = await invoice()
    const revoked = await share(id)
    await link('DELETE', id)
    const ended = await share(id, { expiresAt: '2026-03-11T09:00:00Z' })
    expect((await open(ended)).status).toBe(200)
    clock.now += 25 * 60 * 60_000
    const answer = await nothing('x')
    expect(answer).toMatchObject({ status: 404, code: 'link_not_found' })
    expect(await nothing(revoked)).toEqual(answer)
    expect(await nothing(ended)).toEqual(answer)
    expect(revoked).not.toBe(ended)
  })

  test('100 forged ones open nothing, and neither does another organization’s name on a right one', async () => {
    const token = await share(await invoice())
    const right = Buffer.from(token, 'base64url')
    const ours = right.subarray(0, 16)
    const theirs = Buffer.from(them.orgId.replaceAll('-', ''), 'hex')
    const forged = Array.from({ length: 25 }, (_, at) => {
      const bit = Buffer.from(right)
      bit[16 + (at % 24)]! ^= 1 << (at % 8)
      return [
        bit,
        Buffer.concat([ours, randomBytes(24)]),
        Buffer.concat([theirs, randomBytes(24)]),
        randomBytes(40),
      ]
    })
      .flat()
      .map((bytes) => bytes.toString('base64url'))
    expect(forged).toHaveLength(100)
    const before = await rowCounts()
    const answer = await nothing('x')
    for (const each of forged) expect(await nothing(each)).toEqual(answer)
    const renamed = Buffer.concat([theirs, right.subarray(16)]).toString('base64url')
    const others = [renamed, `${token}A`, token.slice(1), `${token}%20`, token.toUpperCase(), '0'.repeat(54)]
    for (const each of others) expect(await nothing(each)).toEqual(answer)
    for (const each of [...forged, ...others]) expect((await see(each)).status).toBe(404)
    expect(await rowCounts()).toEqual(before)
    expect((await open(token)).status).toBe(200)
  })

  test('another organization sees and changes no link of ours', async () => {
    const id = await invoice()
    const token = await share(id)
    for (const [method, body] of [['GET'], ['POST', {}], ['PATCH', { expiresAt: null }], ['DELETE']] as const)
      expect(problemOf(await link(method, id, body, them))).toMatchObject({
        status: 404,
        code: 'invoice_not_found',
      })
    expect((await open(token)).status).toBe(200)
  })

  test('an end is set, moved and taken away; none lies in the past', async () => {
    const id = await invoice()
    const token = await share(id)
    const at = (hours: number): string => new Date(clock.now + hours * 3_600_000).toISOString()
    expect(problemOf(await link('PATCH', id, { expiresAt: at(-1) }))).toMatchObject({ status: 422 })
    expect((await link('PATCH', id, { expiresAt: at(2) })).body.link).toMatchObject({ expiresAt: at(2) })
    clock.now += 3 * 3_600_000
    expect((await open(token)).status).toBe(404)
    await link('PATCH', id, { expiresAt: null })
    expect((await open(token)).status).toBe(200)
  })
})

describe('viewed (rule 18)', () => {
  test('is not set by reading, whoever reads', async () => {
    const id = await invoice()
    const token = await share(id)
    for (let i = 0; i < 3; i++) await open(token)
    expect(await viewed(id)).toBeNull()
    expect((await link('GET', id)).body.link!.firstSeenAt).toBeNull()
  })

  test('is set by the page’s script, once, however often and at once it says so', async () => {
    const id = await invoice()
    const token = await share(id)
    const first = new Date(clock.now).toISOString()
    await Promise.all(Array.from({ length: 8 }, () => see(token)))
    clock.now += 3_600_000
    expect((await see(token)).body).toEqual({ counted: true })
    expect(await viewed(id)).toBe(first)
    expect((await link('GET', id)).body.link!.firstSeenAt).toBe(first)
    const { body } = await us.call<{ items: HistoryLine[] }>('GET', `/v1/invoices/${id}/history`)
    expect(body.items.filter(({ verb }) => verb === 'view')).toMatchObject([{ actor: 'Customer' }])
  })

  test.each([
    ['the operator', async () => ({ 'user-agent': CHROME, cookie: await cookie() })],
    ['a key', async () => ({ 'user-agent': CHROME, authorization: `Bearer ${await us.key('viewer')}` })],
    ['a search engine', () => ({ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })],
    [
      'a mail scanner that runs scripts',
      () => ({ 'user-agent': CHROME.replace('Chrome', 'HeadlessChrome') }),
    ],
    ['a preview', () => ({ 'user-agent': 'WhatsApp/2.23' })],
    ['a program', () => ({ 'user-agent': 'curl/8.5.0' })],
    ['who says nothing', () => ({ 'user-agent': '' })],
  ])('is not set by %s', async (_, headers) => {
    const id = await invoice()
    const token = await share(id)
    expect((await see(token, await headers())).body).toEqual({ counted: false })
    expect(await viewed(id)).toBeNull()
    expect((await link('GET', id)).body.link!.firstSeenAt).toBeNull()
  })
})

test('no answer by a link is kept, listed, or says where it was followed from', async () => {
  const { headers } = await open(await share(await invoice()))
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toContain('noindex')
})

async function cookie(): Promise<string> {
  const entered = await send(`/enter/${operator.token}`, {})
  return entered.headers.get('set-cookie')!.split(';')[0]!
}
