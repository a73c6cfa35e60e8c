import { beforeAll, expect, test, vi } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookWith, jsonOf, temporaryFolder, urlOf } from './billhook.ts'

vi.setConfig({ testTimeout: 120_000 }) // each test runs the program several times

const database = await testDatabase()
const env = { DATABASE_URL: urlOf(database.place), BILLHOOK_ORGANIZATION: 'swift' }
const billhook = billhookWith(env, temporaryFolder())
const NUMBER = 'INV-2026-00001'

beforeAll(async () => {
  const named = ['--name', 'Swift', '--zone', 'UTC', '--currency', 'USD', '--profile', 'fleet']
  await billhook(['organization', 'create', '--slug', 'swift', ...named])
  await billhook(['ingest', '-'], { input: JSON.stringify(orderPriced('cli-1', 120_000, at(1))) })
})

test('looked at, asked for, and refused beyond the whole', async () => {
  const asked = ['invoice', 'deposit', NUMBER]
  const looked = await billhook([...asked, '--share', '30%', '--dry-run'])
  expect(looked.out).toMatch(/Deposit of 30 %.*360\.00/)
  const made = await billhook([...asked, '--share', '100.00', '--description', 'First stage', '--json'])
  expect(jsonOf<Invoice>(made)).toMatchObject({ kind: 'deposit', total: 10_000 })
  expect((await billhook([...asked, '--up-to', '50%', '--dry-run'])).out).toMatch(/500\.00/)
  expect(await billhook([...asked, '--share', '95%'])).toMatchObject({ code: 1 })
  expect(await billhook(asked)).toMatchObject({ code: 2 })
  expect(await billhook(['invoice', 'deposit', '--share', '5%'])).toMatchObject({ code: 2 })
})
