import { beforeAll, expect, test, vi } from 'vitest'
import type { ManualEntry } from '../../src/contract/manual-entry.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookWith, temporaryFolder, urlOf } from './billhook.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const database = await testDatabase()
const env = { DATABASE_URL: urlOf(database.place), BILLHOOK_ORGANIZATION: 'swift' }
const billhook = billhookWith(env, temporaryFolder())
const CREATE = ['--name', 'Swift', '--zone', 'UTC', '--currency', 'USD', '--profile', 'fleet']

beforeAll(async () => {
  await billhook(['organization', 'create', '--slug', 'swift', ...CREATE])
})

test('an account is added, posted to by hand, the entry reversed, and the account taken out of use', async () => {
  const added = await billhook(['account', 'add', '5950', 'Parking', '--type', 'expense'])
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/Parking/) as string })
  const parked = ['entry', 'add', 'Parking in May', '--on', '2025-05-31', '--currency', 'USD']
  const entered = await billhook([...parked, '--debit', '5950=12.50', '--credit', '1010=12.50', '--json'])
  const { id, entry } = JSON.parse(entered.out) as ManualEntry
  expect(entry).toMatchObject({ date: '2025-05-31', amount: 1250 })
  const uneven = await billhook([...parked, '--debit', '5950=12.50', '--credit', '1010=12.49'])
  expect(uneven).toMatchObject({ code: 1, err: expect.stringMatching(/does not balance/) as string })
  const shapeless = await billhook([...parked, '--debit', '5950', '--credit', '1010=1'])
  expect(shapeless).toMatchObject({ code: 2, err: expect.stringMatching(/5900=250.00/) as string })
  expect((await billhook(['entry', 'reverse', id, '--reason', 'Twice.'])).out).toMatch(/manual reversal/)
  expect((await billhook(['entry', 'list', '--csv'])).out).toMatch(/Parking in May,,USD,12.50,2025-05-31/)
  await billhook(['account', 'deactivate', '5950', '--reason', 'No cars any more.'])
  const again = await billhook([...parked, '--debit', '5950=1', '--credit', '1010=1'])
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/out of use/) as string })
})

test('a year is closed, listed and opened again', async () => {
  const rent = ['entry', 'add', 'Rent', '--on', '2025-03-31', '--currency', 'USD']
  await billhook([...rent, '--debit', '5900=100', '--credit', '1010=100'])
  const closed = await billhook(['close-year', '2025-12-31'])
  expect(closed).toMatchObject({
    code: 0,
    out: expect.stringMatching(/closed/) as string,
    err: expect.stringMatching(/billhook close --soft 2025-12-31/) as string,
  })
  expect((await billhook(['close-year', '--csv'])).out).toMatch(
    /2025-01-01,2025-12-31,closed,USD,-100.00,-100.00/,
  )
  const opened = await billhook(['close-year', '2025-12-31', '--undo', '--reason', 'A bill was found.'])
  expect(opened.out).toMatch(/open/)
  expect((await billhook(['verify'])).code).toBe(0)
})
