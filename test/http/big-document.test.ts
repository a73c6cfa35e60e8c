import { expect, test } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import { openServer, problemOf } from './api.ts'

const { tenant } = await openServer()
const field = await tenant('field', 'field-service')
const LINES = 10_000

/** Lines whose sum is known without adding them up: n cents each, at 8.1 % in one group. */
const lines = (many: number) =>
  Array.from({ length: many }, (_, n) => ({
    description: `Part ${n + 1}`,
    quantity: '1',
    unitPrice: `${Math.floor((n + 1) / 100)}.${String((n + 1) % 100).padStart(2, '0')}`,
    taxRate: '8.1',
  }))
const net = (LINES * (LINES + 1)) / 2
// Half away from zero: 50,005,000 × 0.081 is a whole number of cents and a half at most.
const tax = Math.round((net * 81) / 1000)

test('a document of 10,000 lines is exact, is shown, finished and proven; one more line is refused', async () => {
  const body = { customer: { id: 'c', name: 'C' }, lines: lines(LINES) }
  const made = await field.call<Invoice>('POST', '/v1/invoices', body)
  expect(made.status).toBe(201)
  expect(made.body.lines).toHaveLength(LINES)
  expect(made.body).toMatchObject({ net, tax, total: net + tax })
  const path = `/v1/invoices/${made.body.id}`
  const shown = await field.call<DryRun>('POST', `${path}/confirmation?dryRun=true`, {})
  expect(shown.body.entries).toMatchObject([{ kind: 'revenue_recognition' }])
  const confirmed = await field.call<Invoice>('POST', `${path}/confirmation`, {})
  expect(confirmed.body).toMatchObject({ total: net + tax, balance: net + tax })
  const listed = await field.call<{ items: { total: number }[] }>('GET', '/v1/invoices?fields=total')
  expect(listed.body.items).toEqual([{ total: net + tax }])
  expect((await field.call<{ holds: boolean }>('GET', '/v1/verification')).body.holds).toBe(true)
  const tooMany = await field.call('POST', '/v1/invoices', { ...body, lines: lines(LINES + 1) })
  expect(problemOf(tooMany).status).toBe(422)
}, 60_000)
