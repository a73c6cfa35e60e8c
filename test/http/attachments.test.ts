import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { BillhookClient } from '../../src/client/client.ts'
import type { Attachment } from '../../src/contract/attachment.ts'
import type { AuditPage } from '../../src/contract/history.ts'
import type { ManualEntry, ManualEntryPage } from '../../src/contract/manual-entry.ts'
import { assert } from '../../src/kernel/assert.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { PDF, pdfOf, sheetOf, zipOf } from '../support/attachments.ts'
import { JPEG, pngOf, SVG, WEBP } from '../support/pictures.ts'
import { type Answer, openServer, problemOf, type Tenant } from './api.ts'

const { app, send, tenant, world, rowCounts } = await openServer()
const us = await tenant('us', 'fleet')
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST = 10 * 1024 * 1024

const RENT = {
  date: '2026-02-10',
  currency: 'USD',
  description: 'Rent',
  lines: [
    { account: '5900', debit: 25_000 },
    { account: '1010', credit: 25_000 },
  ],
}

async function posted(who: Tenant = us): Promise<string> {
  const { status, body } = await who.call<ManualEntry>('POST', '/v1/manual-entries', RENT)
  assert(status === 201, JSON.stringify(body))
  return body.id
}
const at = (entry: string, ...more: string[]): string =>
  ['/v1/manual-entries', entry, 'attachments', ...more].join('/')
const attach = (
  entry: string,
  bytes: Uint8Array,
  name = 'bill.pdf',
  headers: Record<string, string> = {},
): Promise<Answer<Attachment>> =>
  us.call('POST', `${at(entry)}?name=${encodeURIComponent(name)}`, bytes, headers)
async function attached(entry: string, bytes: Uint8Array = PDF, name?: string): Promise<Attachment> {
  const { status, body } = await attach(entry, bytes, name)
  assert(status === 201, JSON.stringify(body))
  return body
}
const withdraw = (entry: string, id: string, reason = 'Of another month.') =>
  us.call<Attachment>('POST', at(entry, id, 'withdrawal'), { reason })
const read = async (entry: string) =>
  (await us.call<ManualEntry>('GET', `/v1/manual-entries/${entry}`)).body.attachments
async function download(path: string, key: string): Promise<Response> {
  return app.request(path, { headers: { authorization: `Bearer ${key}` } })
}
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let owner = ''
let viewer = ''
beforeAll(async () => {
  owner = await us.key('owner')
  viewer = await us.key('viewer')
})

describe('a file', () => {
  test.each([
    ['application/pdf', PDF, 'Bill 118.pdf', 'Bill 118.pdf'],
    ['image/png', pngOf(4, 2), 'photo.PNG', 'photo.PNG'],
    ['image/jpeg', JPEG, 'photo.jpeg', 'photo.jpeg'],
    ['image/webp', WEBP, 'photo', 'photo.webp'],
    [SHEET, sheetOf(), 'Plan.xlsx', 'Plan.xlsx'],
    ['text/plain', Buffer.from('Paid in cash.'), 'Reçu «mars».txt', 'Reçu «mars».txt'],
    ['text/csv', Buffer.from('a,b\n1,2\n'), 'bank.csv', 'bank.csv'],
    // What it is called and said to be is not believed.
    ['application/pdf', pdfOf('lies'), '../x/run.exe', 'run.exe.pdf'],
    ['text/plain', Buffer.from('@echo off'), 'run.bat', 'run.bat.txt'],
  ])('is attached, listed and kept as it came: %s', async (mediaType, bytes, said, name) => {
    const entry = await posted()
    const made = await attach(entry, bytes, said, { 'content-type': 'text/csv' })
    expect(made.status).toBe(201)
    const { id } = made.body
    expect(made.headers.get('location')).toBe(at(entry, id))
    expect(made.body).toEqual({
      id,
      name,
      mediaType,
      size: bytes.length,
      hash: sha(bytes),
      attachedAt: '2026-03-10T09:00:00.000Z',
      actor: 'key owner',
      withdrawal: null,
    })
    expect(await read(entry)).toEqual([made.body])
    const page = await us.call<ManualEntryPage>('GET', '/v1/manual-entries?limit=1')
    expect(page.body.items[0]).toMatchObject({ id: entry, attachments: [made.body] })

    const served = await download(at(entry, id), viewer)
    expect(served.status).toBe(200)
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': mediaType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const [how, plain, whole] = served.headers.get('content-disposition')!.split('; ')
    expect(how).toBe('attachment')
    expect(plain).toMatch(/^filename="[\x20-\x7e]+"$/)
    expect(decodeURIComponent(whole!.replace("filename*=UTF-8''", ''))).toBe(name)
  })

  test('is in the audit trail with its hash, when it comes and when it is withdrawn', async () => {
    const entry = await posted()
    const { id, hash } = await attached(entry)
    await withdraw(entry, id)
    const { items } = (await us.call<AuditPage>('GET', `/v1/audit?subjectType=manual_entry&subject=${entry}`))
      .body
    const facts = { name: 'bill.pdf', mediaType: 'application/pdf', size: PDF.length, hash }
    expect(items.slice(0, 2)).toMatchObject([
      {
        verb: 'withdraw_attachment',
        sentence: 'Attachment withdrawn: bill.pdf.',
        reason: 'Of another month.',
        before: facts,
      },
      { verb: 'attach', sentence: 'Attached: bill.pdf.', reason: null, after: facts },
    ])
  })

  test('goes on an entry that was reversed, too', async () => {
    const entry = await posted()
    await us.call('POST', `/v1/manual-entries/${entry}/reversal`, { reason: 'Twice.' })
    expect((await attach(entry, PDF)).status).toBe(201)
  })

  test('is attached and read by our own client', async () => {
    const entry = await posted()
    const fetch = async (address: string, init: RequestInit) => app.request(address, init)
    const client = new BillhookClient({ key: owner, fetch })
    const csv = Buffer.from('a;b\n')
    const made = await client.post('/v1/manual-entries/{id}/attachments', {
      params: { id: entry },
      query: { name: 'bänk.csv' },
      body: csv,
    })
    expect(made).toMatchObject({ name: 'bänk.csv', mediaType: 'text/csv' })
    const params = { id: entry, attachmentId: made.id }
    const path = '/v1/manual-entries/{id}/attachments/{attachmentId}'
    expect(Buffer.from(await client.bytes(path, { params })).equals(csv)).toBe(true)
    const missing = client.bytes(path, { params: { ...params, id: made.id } })
    await expect(missing).rejects.toMatchObject({ status: 404 })
  })
})

describe('the same file', () => {
  test('on the same entry is the one that stands there; on another one its bytes are kept once', async () => {
    const [entry, other] = [await posted(), await posted()]
    const bytes = pdfOf('shared')
    const first = await attached(entry, bytes)
    const before = await rowCounts()
    const again = await attach(entry, bytes, 'by another name.pdf')
    expect(again).toMatchObject({ status: 200, body: first })
    expect(await rowCounts()).toEqual(before)
    const elsewhere = await attached(other, bytes)
    expect(elsewhere.id).not.toBe(first.id)
    const after = await rowCounts()
    expect(after['attachment_content']).toBe(before['attachment_content'])
    expect(Number(after['attachment'])).toBe(Number(before['attachment']) + 1)
  })

  test('is attached anew once it was withdrawn', async () => {
    const entry = await posted()
    const first = await attached(entry)
    await withdraw(entry, first.id)
    const second = await attached(entry)
    expect((await read(entry)).map(({ id, withdrawal }) => [id, withdrawal?.reason])).toEqual([
      [first.id, 'Of another month.'],
      [second.id, undefined],
    ])
  })

  test('under one key acts once, also after it was withdrawn; another one under it is refused', async () => {
    const entry = await posted()
    const once = { 'idempotency-key': `file of ${entry}`.replaceAll(' ', '-') }
    const first = await attach(entry, PDF, 'a.pdf', once)
    await withdraw(entry, first.body.id)
    const again = await attach(entry, PDF, 'a.pdf', once)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
    expect(await read(entry)).toHaveLength(1)
    for (const [bytes, name] of [
      [pdfOf('other'), 'a.pdf'],
      [PDF, 'b.pdf'],
    ] as const)
      expect(problemOf(await attach(entry, bytes, name, once))).toMatchObject({
        status: 409,
        code: 'idempotency_key_reused',
      })
  })

  test('sent eight times at once stands once', async () => {
    const entry = await posted()
    const sent = await Promise.all(Array.from({ length: 8 }, () => attach(entry, pdfOf('at once'))))
    expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array(7).fill(200), 201])
    expect(await read(entry)).toHaveLength(1)
  })
})

describe('an attachment that was withdrawn', () => {
  test('stays listed with who, when and why; only who keeps the books reads it still', async () => {
    const entry = await posted()
    const { id } = await attached(entry)
    const { body } = await withdraw(entry, id)
    expect(body.withdrawal).toEqual({
      reason: 'Of another month.',
      withdrawnAt: '2026-03-10T09:00:00.000Z',
      actor: 'key owner',
    })
    expect(await read(entry)).toEqual([body])
    expect((await download(at(entry, id), await us.key('accountant'))).status).toBe(200)
    for (const role of ['viewer', 'billing_specialist', 'dispatcher'] as const)
      expect((await download(at(entry, id), await us.key(role))).status).toBe(403)
    const again = await withdraw(entry, id)
    expect(problemOf(again)).toMatchObject({ status: 409, code: 'withdrawn_already' })
  })

  test('needs its reason', async () => {
    const entry = await posted()
    const { id } = await attached(entry)
    expect((await withdraw(entry, id, ' ')).status).toBe(422)
    expect((await read(entry))[0]!.withdrawal).toBeNull()
  })
})

describe('refused, and nothing is left', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'application/pdf', 422, 'attachment_kind_unknown'],
    [
      'a program by the name of a bill',
      Buffer.from('MZ\x90\0\x03'),
      'application/pdf',
      422,
      'attachment_kind_unknown',
    ],
    ['an SVG by another name', SVG, 'image/png', 422, 'attachment_kind_unknown'],
    ['a page as text', Buffer.from('<html><script>'), 'text/plain', 422, 'attachment_kind_unknown'],
    ['a ZIP as a workbook', zipOf(['a']), SHEET, 422, 'attachment_kind_unknown'],
    ['macros', sheetOf('xl/vbaProject.bin'), SHEET, 422, 'attachment_kind_unknown'],
    ['half a picture', pngOf(9, 9).subarray(0, -9), 'image/png', 422, 'attachment_damaged'],
    ['half a PDF', PDF.subarray(0, 90), 'application/pdf', 422, 'attachment_damaged'],
    ['a page', Buffer.from('<html>'), 'text/html', 415, 'media_type_unsupported'],
    ['a form', PDF, 'multipart/form-data; boundary=x', 415, 'media_type_unsupported'],
    ['too much', Buffer.concat([PDF, Buffer.alloc(MOST)]), 'application/pdf', 413, 'attachment_too_large'],
  ])('%s', async (_, bytes, type, status, code) => {
    const entry = await posted()
    const before = await rowCounts()
    const problem = problemOf(await attach(entry, bytes, 'bill.pdf', { 'content-type': type }))
    expect(problem).toMatchObject({ status, code })
    expect(problem.remedy).toMatch(/^(Attach|Save|Send|Scan) /)
    expect(await rowCounts()).toEqual(before)
  })

  test('a byte more than may be, also where its length is not announced; just as many are taken', async () => {
    const entry = await posted()
    const text = Buffer.alloc(MOST, 'a')
    expect((await attach(entry, text, 'a.txt')).status).toBe(201)
    const streamed = await app.request(at(entry), {
      method: 'POST',
      headers: { authorization: `Bearer ${owner}`, 'content-type': 'text/plain' },
      body: new Blob([text, 'b']).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(streamed.status).toBe(413)
    expect(await read(entry)).toHaveLength(1)
  })

  test('the twenty-first; one that is withdrawn makes room', async () => {
    const entry = await posted()
    const all: Attachment[] = []
    for (let n = 1; n <= 20; n++) all.push(await attached(entry, pdfOf(`page ${n}`)))
    const problem = problemOf(await attach(entry, pdfOf('page 21')))
    expect(problem).toMatchObject({ status: 409, code: 'attachments_too_many', values: { most: 20 } })
    expect((await attach(entry, pdfOf('page 7'))).status).toBe(200)
    await withdraw(entry, all[0]!.id)
    expect((await attach(entry, pdfOf('page 21'))).status).toBe(201)
    expect(await read(entry)).toHaveLength(21)
  })

  test('whoever may not write entries by hand', async () => {
    const entry = await posted()
    const { id } = await attached(entry)
    for (const role of ['billing_specialist', 'dispatcher', 'viewer'] as const) {
      const authorization = `Bearer ${await us.key(role)}`
      expect(problemOf(await attach(entry, pdfOf('mine'), 'a', { authorization })).status).toBe(403)
      const path = at(entry, id, 'withdrawal')
      expect((await us.call('POST', path, { reason: 'No.' }, { authorization })).status).toBe(403)
      expect((await download(at(entry, id), await us.key(role))).status).toBe(200)
    }
  })

  test('an attachment or an entry that is not there: the same for each reason', async () => {
    const entry = await posted()
    const { id } = await attached(entry)
    const them = await tenant('them', 'fleet')
    const theirs = await posted(them)
    const other = await posted()
    for (const path of [at(other, id), at(entry, entry), at(entry, 'x'), at('x', id), at(theirs, id)])
      expect(
        problemOf(await send(path, { headers: { authorization: `Bearer ${owner}` } })),
        path,
      ).toMatchObject({ status: 404, code: 'attachment_not_found' })
    expect(problemOf(await them.call('GET', at(entry, id)))).toMatchObject({ code: 'attachment_not_found' })
    const reason = { reason: 'Ours.' }
    for (const path of [at(entry, id, 'withdrawal'), at(theirs, id, 'withdrawal')])
      expect(problemOf(await them.call('POST', path, reason))).toMatchObject({ code: 'attachment_not_found' })
    for (const path of [at(entry), at('0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'), at('x')])
      expect(problemOf(await them.call('POST', path, PDF))).toMatchObject({
        status: 404,
        code: 'manual_entry_not_found',
      })
    expect((await read(entry))[0]!.withdrawal).toBeNull()
  })
})

test('the books hold with all of it', async () => {
  const { verdicts } = await verifyBooks(world, us.orgId)
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
  expect(verdicts.map(({ code }) => code)).toContain('attachments')
})
