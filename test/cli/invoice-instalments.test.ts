import { beforeAll, expect, test, vi } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'
import { jsonOf, temporaryFolder, urlOf } from './billhook.ts'
import { billhookHere } from './here.ts'

vi.setConfig({ testTimeout: 120_000 }) // each test runs the program several times

const database = await testDatabase()
const env = { DATABASE_URL: urlOf(database.place), BILLHOOK_ORGANIZATION: 'swift' }
const billhook = billhookHere(env, temporaryFolder())
const NUMBER = 'INV-2026-00001'

beforeAll(async () => {
  const named = ['--name', 'Swift', '--zone', 'UTC', '--currency', 'USD', '--profile', 'fleet']
  await billhook(['organization', 'create', '--slug', 'swift', ...named])
  await billhook(['ingest', '-'], { input: JSON.stringify(orderPriced('cli-1', 120_001, at(1))) })
  await billhook(['invoice', 'send', NUMBER])
})

test('on a draft they follow a new price', async () => {
  await billhook(['ingest', '-'], { input: JSON.stringify(orderPriced('cli-2', 1000, at(1))) })
  const asked = ['invoice', 'instalments', 'INV-2026-00002']
  await billhook([...asked, '--part', '2099-04-01=4.00', '--part', '2099-05-01=6.00'])
  await billhook(['ingest', '-'], { input: JSON.stringify(orderPriced('cli-2', 1250, at(2))) })
  const next = ['invoice', 'instalments', 'INV-2026-00003']
  expect((await billhook(next)).out).toMatch(/2099-05-01\s+open\s+8\.50/)
  expect((await billhook([...next, '--remove'])).out).toContain('It is not split')
})

test('looked at, agreed, shown with the document, and taken back', async () => {
  const parts = ['--part', '2099-04-01=50%', '--part', '2099-05-01=100.00', '--part', '2099-06-01=rest']
  const asked = ['invoice', 'instalments', NUMBER]
  expect((await billhook(asked)).out).toMatch(/^It is not split: all of it is due on /)
  const looked = await billhook([...asked, ...parts, '--dry-run'])
  expect(looked.out).toMatch(/2099-04-01\s+open\s+600\.01\s+600\.01/)
  expect((await billhook(asked)).out).toMatch(/^It is not split/)
  const agreed = await billhook([...asked, ...parts, '--json'])
  expect(jsonOf<Invoice>(agreed).instalments.map(({ amount }) => amount)).toEqual([60_001, 10_000, 50_000])
  expect((await billhook(['invoice', 'show', NUMBER])).out).toMatch(/2099-06-01\s+open\s+500\.00/)
  expect(await billhook([...asked, '--part', '2099-04-01=1.00'])).toMatchObject({ code: 1 })
  expect(await billhook([...asked, '--part', '2099-04-01'])).toMatchObject({ code: 2 })
  const back = await billhook([...asked, '--remove', '--reason', 'They pay at once.'])
  expect(back.out).toContain('It is not split')
})
