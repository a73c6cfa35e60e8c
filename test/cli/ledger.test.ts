import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ManualEntry } from '../../src/contract/manual-entry.ts'
import { PDF } from '../support/attachments.ts'
import { testDatabase } from '../support/test-database.ts'
import { temporaryFolder, urlOf } from './billhook.ts'
import { billhookHere } from './here.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const database = await testDatabase()
const env = { DATABASE_URL: urlOf(database.place), BILLHOOK_ORGANIZATION: 'swift' }
const billhook = billhookHere(env, temporaryFolder())
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

test('files are attached to an entry, each told of, listed, kept and withdrawn', async () => {
  const folder = temporaryFolder()
  const files = ['Bill 1.pdf', 'note', 'run.pdf', 'large.txt', 'gone.pdf'].map((name) => join(folder, name))
  const [bill, note, program, large] = files as [string, string, string, string]
  writeFileSync(bill, PDF)
  writeFileSync(note, 'Paid in cash.')
  writeFileSync(program, 'MZ\x00\x01')
  writeFileSync(large, '')
  truncateSync(large, 10 * 1024 * 1024 + 1)
  const rent = ['entry', 'add', 'Depot', '--on', '2026-01-31', '--currency', 'USD', '--json']
  const { id } = JSON.parse(
    (await billhook([...rent, '--debit', '5900=1', '--credit', '1010=1'])).out,
  ) as ManualEntry
  const attached = await billhook(['entry', 'attach', id, ...files, '--json'])
  expect(attached.code).toBe(1)
  expect(attached.err).toMatch(/run\.pdf: .*attachment_kind_unknown/)
  expect(attached.err).toMatch(/large\.txt: .*larger than 10 MiB/)
  expect(attached.err).toMatch(/gone\.pdf: .*ENOENT/)
  const made = JSON.parse(attached.out) as ManualEntry['attachments']
  expect(made.map(({ name }) => name)).toEqual(['Bill 1.pdf', 'note.txt'])
  expect((await billhook(['entry', 'attach', id, bill])).code).toBe(0)
  expect((await billhook(['entry', 'show', id])).out.match(/Bill 1\.pdf/g)).toHaveLength(1)

  const copy = join(folder, 'copy.pdf')
  expect((await billhook(['entry', 'download', id, made[0]!.id, '--output', copy])).code).toBe(0)
  expect(readFileSync(copy).equals(PDF)).toBe(true)
  expect((await billhook(['entry', 'download', id, made[1]!.id, '--output', '-'])).out).toBe('Paid in cash.')
  const missing = await billhook(['entry', 'download', id, id])
  expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/attachment_not_found/) as string })

  const withdraw = ['entry', 'withdraw', id, made[1]!.id, '--reason', 'Of another depot.']
  expect((await billhook(withdraw)).out).toMatch(/Of another depot\./)
  const again = await billhook(withdraw)
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/withdrawn_already/) as string })
  expect((await billhook(['verify'])).code).toBe(0)
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

test('a payout is recorded once, listed, told by what gateways hold, and undone', async () => {
  const asked = ['payout', 'add', 'po_1', '--provider', 'stripe', '--on', '2025-05-31', '--currency', 'USD']
  const sums = ['--gross', '100.00', '--fee', '3.20']
  const added = await billhook([...asked, ...sums, '--net', '96.80', '--json'])
  const { id } = JSON.parse(added.out) as { id: string }
  expect((await billhook([...asked, ...sums, '--net', '96.80'])).out).toMatch(/Payout of USD 96\.80/)
  const uneven = await billhook([...asked, ...sums, '--net', '96.81'])
  expect(uneven).toMatchObject({ code: 1, err: expect.stringMatching(/less 3\.20 is 96\.80 USD/) as string })
  expect((await billhook(['payout', 'list', '--csv'])).out).toMatch(
    new RegExp(`${id},2025-05-31,stripe,po_1,USD,100.00,3.20,96.80,`),
  )
  const held = ['report', 'clearing', '--from', '2025-05-01', '--to', '2025-05-31', '--csv']
  expect((await billhook(held)).out).toMatch(/payouts,Payouts of gateways,-100\.00/)
  expect((await billhook(['payout', 'undo', id, '--reason', 'Twice.'])).out).toMatch(/Undone/)
  expect((await billhook(['payout', 'show', id])).out).toMatch(/2025-05-31/)
})

test('rates are set, read from a file, and listed', async () => {
  const set = ['rate', 'set', 'EUR', '1.10', '--on', '2025-07-01']
  expect((await billhook(set)).out).toMatch(/From 2025-07-01 on, 1 EUR is 1\.1 USD/)
  const folder = temporaryFolder()
  const file = join(folder, 'rates.csv')
  writeFileSync(file, 'day,currency,rate\n2025-07-01,EUR,1.1\n2025-07-31,EUR,1.25\n')
  expect((await billhook(['rate', 'import', file])).out).toMatch(/From 2025-07-31 on, 1 EUR is 1\.25 USD/)
  writeFileSync(file, 'day,currency\n2025-07-01,EUR\n')
  const lacking = await billhook(['rate', 'import', file])
  expect(lacking).toMatchObject({ code: 2, err: expect.stringMatching(/names no rate/) as string })
  expect((await billhook(['rate', 'list', '--csv'])).out).toMatch(/2025-07-31,EUR,USD,1\.25/)
})

test('reports are told in the own currency by the rates', async () => {
  await billhook(['rate', 'set', 'GBP', '1.10', '--on', '2025-07-01'])
  await billhook(['rate', 'set', 'GBP', '1.25', '--on', '2025-07-31'])
  const sold = ['entry', 'add', 'Sold', '--on', '2025-07-10', '--currency', 'GBP']
  await billhook([...sold, '--debit', '1010=100', '--credit', '4900=100'])
  const sheet = ['report', 'balance-sheet', '--as-of', '2025-07-31', '--in', 'base', '--csv']
  expect((await billhook(sheet)).out).toMatch(/equity,,Exchange difference,15\.00/)
  const trial = ['report', 'trial-balance', '--as-of', '2025-07-31', '--in', 'base']
  expect((await billhook(trial)).out).toMatch(/Exchange difference +15\.00/)
})
