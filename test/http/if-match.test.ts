import { expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { openServer, problemOf } from './api.ts'

const { tenant } = await openServer()
const field = await tenant('field', 'field-service')

async function draft(): Promise<Invoice> {
  const body = {
    customer: { id: 'c', name: 'C' },
    lines: [{ description: 'Work', quantity: '1', unitPrice: '10' }],
  }
  const made = await field.call<Invoice>('POST', '/v1/invoices', body)
  expect(made.headers.get('etag')).toBe('"1"')
  return made.body
}

test('an edit says which version it is about: 428 without, 412 with an older one, and the newer stands', async () => {
  const { id } = await draft()
  const edit = (notes: string, headers = {}) => field.call('PATCH', `/v1/invoices/${id}`, { notes }, headers)
  expect(problemOf(await edit('a'))).toMatchObject({ status: 428, code: 'version_not_said' })
  const first = await edit('a', { 'if-match': '"1"' })
  expect(first.headers.get('etag')).toBe('"2"')
  expect(problemOf(await edit('b', { 'if-match': '"1"' }))).toMatchObject({
    status: 412,
    code: 'stale_version',
    values: { yours: 1, now: 2 },
  })
  expect(problemOf(await edit('b', { 'if-match': 'two' }))).toMatchObject({ status: 412 })
  expect((await edit('c', { 'if-match': '*' })).status).toBe(200)
  expect((await field.call<Invoice>('GET', `/v1/invoices/${id}`)).body.notes).toBe('c')
})

test('a verb may say it', async () => {
  const { id } = await draft()
  await field.call('PATCH', `/v1/invoices/${id}`, { notes: 'x' }, { 'if-match': '"1"' })
  const confirm = (version: string) =>
    field.call('POST', `/v1/invoices/${id}/confirmation`, {}, { 'if-match': version })
  expect(problemOf(await confirm('"1"')).status).toBe(412)
  expect((await confirm('"2"')).status).toBe(200)
})

test('20 editors at once, 5 edits each: every edit that was taken is in the count, none was lost', async () => {
  const { id } = await draft()
  let taken = 0
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let edits = 0; edits < 5;) {
        const seen = await field.call<Invoice>('GET', `/v1/invoices/${id}`)
        const count = Number(seen.body.notes ?? 0)
        const edited = await field.call(
          'PATCH',
          `/v1/invoices/${id}`,
          { notes: String(count + 1) },
          { 'if-match': seen.headers.get('etag')! },
        )
        if (edited.status === 412) continue
        expect(edited.status).toBe(200)
        edits += 1
        taken += 1
      }
    }),
  )
  expect(taken).toBe(100)
  expect((await field.call<Invoice>('GET', `/v1/invoices/${id}`)).body).toMatchObject({
    notes: '100',
    version: 101,
  })
})
